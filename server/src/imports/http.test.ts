import { describe, expect, test } from "vitest";
import { sumReturns } from "./summing.js";
import { zipSync } from "fflate";
import { sql } from "kysely";
import { analysisInput } from "../chains/analysis-input.js";
import { companiesFor } from "../chains/conclude-gaps.js";
import { chainVersions } from "../chains/sql.js";
import { askAs, testCity } from "../testing/city.js";
import { shapesOf, tableOf } from "../testing/shapefile.js";
import { bring, choose, publishedFile, rowsOfImport, step } from "../testing/imports.js";

describe("firms", () => {
  test("are read, checked, published and taken back", async () => {
    const { database } = await testCity();
    const sums = () => database.owner.selectFrom("city.firm_rollup").selectAll().orderBy("area_kind").orderBy("area_id").orderBy("year").orderBy("industry_code").execute();
    const cells = () => database.owner.selectFrom("city.firm_cell").selectAll().orderBy("zoom").orderBy("cell").orderBy("section").execute();
    const [before, grid] = [await sums(), await cells()];
    const editions = async () => (await sql<{ n: number }>`select coalesce(sum(edition), 0)::int as n from city.firm_part`.execute(database.owner)).rows[0]!.n;
    const told = await editions();
    const known = await database.owner.selectFrom("city.firm").select(["id", "name_zh", "employees"]).where("synthetic", "=", true).orderBy("id").limit(1).executeTakeFirstOrThrow();
    const file = `统一社会信用代码,名称,行业代码,区（市）县,经度,纬度,成立年份\n91350100M000100Y43,导入甲有限公司,3973,郫都区,103.9,30.8,2015\n,导入乙有限公司,C3973,双流区,,,2016\n,导入乙,3973,双流区,,,2017\n${known.id},${known.name_zh},,,,,1999\n,,,,,,\n坏的,,,,,,\n`;
    const ready = await bring("firms", "企业.csv", file);
    expect(ready).toMatchObject({ state: "ready", format: "csv", foundEncoding: "utf-8", may: { check: false } });
    expect((await choose(ready.id, { crs: "EPSG:4326" })).statusCode).toBe(200);
    const checked = await step(ready.id, "check");
    expect(checked.failure).toBeNull();
    expect(checked).toMatchObject({ state: "checked", counts: { rows: 5, new: 2, changed: 1, refused: 1, repeated: 1, placedByDistrict: 1 } });
    expect((await rowsOfImport(ready.id)).map(({ state, rule, otherLine }) => [state, rule, otherLine])).toEqual([["new", null, null], ["repeated", "same-key", 4], ["new", null, null], ["changed", "credit-code", null], ["refused", null, null]]);
    const committed = await step(ready.id, "commit");
    expect(committed.failure).toBeNull();
    expect(committed.state).toBe("committed");
    expect(await database.owner.selectFrom("city.firm").select(["id", "district_code", "section", "place_basis", "pinyin"]).where("name_zh", "like", "导入%").orderBy("name_zh").execute())
      .toMatchObject([{ district_code: "510116", place_basis: "district" }, { id: "91350100M000100Y43", section: "C", place_basis: null, pinyin: "daorujia" }]);
    expect(await sums()).not.toEqual(before);
    const published = await editions();
    expect(published).toBeGreaterThan(told);
    expect((await step(ready.id, "undo")).state).toBe("undone");
    expect(await editions()).toBeGreaterThan(published);
    expect(await sums()).toEqual(before);
    expect(await cells()).toEqual(grid);
    expect(await database.owner.selectFrom("city.firm").select("founded_year").where("id", "=", known.id).executeTakeFirst()).not.toEqual({ founded_year: 1999 });
  });
});

test("rows of a register are left out by rule, named where they have no name, and told apart by the register's own identifiers", async () => {
  const file = "no,vacant,trading,class\nR-1,0,快餐店,6220\nR-2,0,快餐店,6220\nR-3,1,,\nR-4,0,,6220\nR 5,0,快餐店,6220\n";
  const columns = ["firmId", null, "nameZh", "industry"].flatMap((field, column) => (field === null ? [] : [{ column, field, scale: 1 }]));
  const rules = { columns, exclude: [{ column: 1, values: ["1"] }], otherwise: [{ field: "nameZh", value: "名称未公布" }, { field: "district", value: "郫都区" }] };
  const ready = await bring("firms", "登记簿.csv", file);
  for (const [wrong, field] of [[{ exclude: [{ column: 9, values: ["1"] }] }, "body.exclude"], [{ otherwise: [{ field: "none", value: "1" }] }, "body.otherwise"]] as const) {
    const refused = await choose(ready.id, wrong);
    expect([refused.statusCode, refused.json<{ errors: { field: string }[] }>().errors[0]?.field]).toEqual([422, field]);
  }
  expect((await choose(ready.id, rules)).statusCode).toBe(200);
  const preview = await askAs("city-office", { url: `/api/v1/imports/${ready.id}/preview` });
  expect(preview.json<{ rows: { excluded: boolean }[] }>().rows.map(({ excluded }) => excluded)).toEqual([false, false, true, false, false]);
  const checked = await step(ready.id, "check");
  expect(checked.counts).toMatchObject({ rows: 5, new: 3, excluded: 1, refused: 1, repeated: 0, faults: 1 });
  expect((await rowsOfImport(ready.id)).map(({ state, targetId, name }) => [state, targetId, name])).toEqual([["new", "R-1", "快餐店"], ["new", "R-2", "快餐店"], ["excluded", expect.anything(), "名称未公布"], ["new", "R-4", "名称未公布"], ["refused", expect.anything(), "快餐店"]]);
  expect((await step(ready.id, "commit")).state).toBe("committed");
  const again = await bring("firms", "登记簿.csv", `${file}R-6,0,快餐店,6220\n`);
  expect(again).toMatchObject({ remembered: true, options: { exclude: rules.exclude, otherwise: rules.otherwise, columns } });
  const second = await step(again.id, "check");
  expect(second.counts).toMatchObject({ rows: 6, new: 1, same: 3, excluded: 1, refused: 1 });
  expect((await rowsOfImport(again.id)).map(({ rule }) => rule)).toEqual(["id", "id", null, "id", null, null]);
  expect((await step(ready.id, "undo")).state).toBe("undone");
});

/** What an import of an export finds: everything is there already. */
const roundTrips = [
  ["firms", "firms", ["csv", "xlsx", "geojson", "gpkg"]], ["firm-years", "firm-years", ["csv"]], ["firm-returns", "firm-years", ["xlsx"]], ["zones", "zones", ["csv", "xlsx", "geojson", "gpkg"]], ["observations", "observations", ["csv", "xlsx"]],
] as const;

describe("what was exported and comes back", () => {
  test.each(roundTrips.flatMap(([list, kind, formats]) => formats.map((format) => [list, kind, format] as const)))("%s as %s from %s says nothing new", async (list, kind, format) => {
    const purpose = list === "firm-returns" ? "&purpose=audit" : "";
    const exported = await askAs("city-office", { url: `/api/v1/exports/${list}?format=${format}${purpose}` });
    expect(exported.statusCode).toBe(200);
    const ready = await bring(kind, `${list}.${format}`, exported.rawPayload);
    expect(ready.failure).toBeNull();
    if (ready.options?.crs === null) await choose(ready.id, { crs: "EPSG:4326" });
    const checked = await step(ready.id, "check");
    const odd = (await rowsOfImport(ready.id)).filter(({ state }) => state !== "same").slice(0, 3);
    expect({ failure: checked.failure, odd, counts: checked.counts }).toMatchObject({ failure: null, odd: [], counts: { new: 0, changed: 0, refused: 0, repeated: 0 } });
    expect(checked.counts?.same).toBe(checked.counts?.rows);
    expect(checked.counts?.rows).toBeGreaterThan(20);
  });
});

const contentOf = async (table: string): Promise<string> => {
  const { database } = await testCity();
  const { rows } = await sql<{ md5: string | null }>`select md5(string_agg(t::text, '|' order by t::text)) as md5 from ${sql.table(`city.${table}`)} t`.execute(database.owner);
  return rows[0]?.md5 ?? "";
};

/** The last bit of a sum is that of the order in which its firms lie. */
const summedAnew = async () => (await testCity()).database.asOwner((tx) => sumReturns(tx, "510100"));

describe("what is published", () => {
  const parcel = (lon: number) => ({ type: "Polygon", coordinates: [[[lon, 30.6], [lon + 0.01, 30.6], [lon + 0.01, 30.61], [lon, 30.61], [lon, 30.6]]] });
  const layer = JSON.stringify({ type: "FeatureCollection", features: [
    { type: "Feature", properties: { 地块编号: "P-1", 产业功能区: "Z01", 用途代码: "M1", "面积（亩）": 30 }, geometry: parcel(104) },
    { type: "Feature", properties: { 地块编号: "P-2", 产业功能区: null, 用途代码: "B", "面积（亩）": 1.5 }, geometry: { type: "Polygon", coordinates: [[[104.1, 30.6], [104.11, 30.61], [104.11, 30.6], [104.1, 30.61], [104.1, 30.6]]] } },
  ] });
  const files = [
    ["parcels", "parcels", "地块.geojson", layer, ["parcel"], 2],
    ["facilities", "facilities", "设施.csv", "编号,名称,设施类别,容量,建筑面积（万平方米）,产业功能区,区（市）县,经度,纬度\nF1,检测中心,实验室,12,1.2,Z01,郫都区,103.9,30.8\n,人才公寓,住房,900,,,双流区,,\n", ["facility"], 2],
    ["companies", "companies", "外地企业.csv", "编号,企业名称,行业代码,主要产品,所在地\n600000,某光刻胶股份有限公司,2662,光刻胶:0.6、电子特气,江苏\n,某掩模有限公司,,光掩模,上海\n", ["outside_company"], 2],
    ["projects", "projects", "项目.csv", "项目编号,名称,投资主体,行业代码,总投资（亿元）,阶段,签约日期\nX1,封测基地,某公司,3973,12.5,开工,2020年3月1日\n", ["project"], 1],
    ["observations", "observations", "指标.csv", "对象类别,对象,指标,时期,数值,单位,来源\nzone,Z01,visitors,2020,12345.5,person,来访登记\n", ["observation"], 1],
  ] as const;
  test.each(files)("%s are read, exported as they are, brought back without anything new, and taken back", async (list, kind, name, content, tables, rows) => {
    const before = await Promise.all(tables.map(contentOf));
    const published = await publishedFile(kind, name, content);
    expect(published).toMatchObject({ state: "committed", failure: null, counts: { new: rows, refused: 0 } });
    for (const format of kind === "parcels" ? ["geojson", "gpkg"] : ["csv", "xlsx"]) {
      const exported = await askAs("city-office", { url: `/api/v1/exports/${list}?format=${format}` });
      const again = await bring(kind, `${list}.${format}`, exported.rawPayload);
      if (again.options?.crs === null) await choose(again.id, { crs: "EPSG:4326" });
      const checked = await step(again.id, "check");
      expect({ format, failure: checked.failure, odd: (await rowsOfImport(again.id)).filter(({ state }) => state !== "same") }).toEqual({ format, failure: null, odd: [] });
    }
    if (kind !== "observations" && kind !== "companies") expect((await askAs("visitor", { url: `/api/v1/${list}` })).json()).toMatchObject({ rows: Array.from({ length: rows }, () => ({})) });
    expect((await step(published.id, "undo")).state).toBe("undone");
    expect(await Promise.all(tables.map(contentOf))).toEqual(before);
  });

  test("companies elsewhere are looked at when a gap of a chain is to be filled", async () => {
    const { database } = await testCity();
    const published = await publishedFile("companies", "外地企业.csv", "企业名称,主要产品,所在地\n某光刻胶股份有限公司,光刻胶:0.6、电子特气,江苏\n");
    const { companies, cityId } = await database.statistics("510100", (tx) => analysisInput(tx, "510100"));
    const own = companies.find(({ name }) => name === "某光刻胶股份有限公司")!;
    expect(own).toEqual({ id: null, name: "某光刻胶股份有限公司", class: null, place: "江苏", source: `import-${published.id}`, synthetic: false, products: [{ name: "光刻胶", share: 0.6 }, { name: "电子特气", share: null }] });
    const chain = (await database.statistics(cityId, (tx) => chainVersions(tx, cityId, "integrated-circuits")))[0]!.chain;
    expect(companiesFor(chain, [own]).get("photoresist")?.[0]).toMatchObject({ company: own, words: ["光刻胶"], fit: 0.6 });
    expect((await step(published.id, "undo")).state).toBe("undone");
  });

  test("annual figures of a new year stand with their firms and in the sums, and leave them again", async () => {
    const { database } = await testCity();
    const tables = ["firm", "firm_year", "firm_return", "firm_rollup", "firm_cell", "firm_total"];
    await summedAnew();
    const before = await Promise.all(tables.map(contentOf));
    const firm = await database.owner.selectFrom("city.firm").select(["id", "name_zh", "zone_id"]).where("synthetic", "=", true).where("closed_year", "is", null).where("zone_id", "is not", null).orderBy("id").limit(1).executeTakeFirstOrThrow();
    const published = await publishedFile("firm-years", "年报.csv", `统一社会信用代码,年份,营业收入（万元）,从业人员,税收\n${firm.id},2021,100,12,5000\n,2021,1,1,1\n91350100M000100Y43,2021,1,1,1\n`);
    expect(published).toMatchObject({ state: "committed", counts: { new: 1, refused: 2 } });
    expect(await database.owner.selectFrom("city.firm").select(["latest_year", "revenue_cny", "employees"]).where("id", "=", firm.id).executeTakeFirst()).toEqual({ latest_year: 2021, revenue_cny: "1000000.00", employees: 12 });
    expect((await database.owner.selectFrom("city.city").select("firm_years").executeTakeFirstOrThrow()).firm_years).toContain(2021);
    expect((await step(published.id, "undo")).state).toBe("undone");
    expect(await Promise.all(tables.map(contentOf))).toEqual(before);
  });

  test("a firm that moves takes what it returned along in the sums, and back", async () => {
    const { database } = await testCity();
    await summedAnew();
    const before = await contentOf("firm_total");
    const firm = await database.owner.selectFrom("city.firm as f").innerJoin("city.firm_return as r", (join) => join.onRef("r.city_id", "=", "f.city_id").onRef("r.firm_id", "=", "f.id"))
      .select(["f.id", "f.name_zh"]).where("f.synthetic", "=", true).where("f.district_code", "<>", "510104").orderBy("f.id").limit(1).executeTakeFirstOrThrow();
    const published = await publishedFile("firms", "迁址.csv", `统一社会信用代码,名称,区（市）县\n${firm.id},${firm.name_zh},锦江区\n`);
    expect(published).toMatchObject({ state: "committed", counts: { changed: 1 } });
    const moved = await contentOf("firm_total");
    expect(moved).not.toEqual(before);
    await summedAnew();
    expect(await contentOf("firm_total")).toEqual(moved);
    expect((await step(published.id, "undo")).state).toBe("undone");
    expect(await contentOf("firm_total")).toEqual(before);
  });

  test("a zone with its outline, districts and industries comes and goes", async () => {
    const tables = ["zone", "zone_name", "zone_district", "zone_ecosystem", "zone_industry"];
    const before = await Promise.all(tables.map(contentOf));
    const zone = JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { 编号: "N-1", 名称: "新片区", 类别: "服务业", "区（市）县": "双流区、郫都区", 主导产业: "软件、会展" }, geometry: parcel(103.9) }] });
    const published = await publishedFile("zones", "zones.geojson", zone);
    expect(published).toMatchObject({ state: "committed", counts: { new: 1 } });
    expect((await askAs("visitor", { url: "/api/v1/zones/N-1" })).json()).toMatchObject({ name: { zh: "新片区" }, kind: "services", leadingIndustries: [{ name: { zh: "软件" } }, { name: { zh: "会展" } }] });
    await step(published.id, "undo");
    expect(await Promise.all(tables.map(contentOf))).toEqual(before);
  });
});

describe("rules that are chosen", () => {
  const square: [number, number][] = [[104, 30.6], [104, 30.61], [104.01, 30.61], [104.01, 30.6], [104, 30.6]];
  test("a shapefile in GBK, its coordinates in GCJ-02, becomes a parcel where it lies", async () => {
    const { database } = await testCity();
    const zip = zipSync({ "地块.shp": shapesOf(5, [square]), "地块.dbf": tableOf("CODE", [Buffer.from("S-1")]) });
    const ready = await bring("parcels", "地块.zip", zip);
    expect(ready).toMatchObject({ state: "ready", format: "shapefile", statedCrs: null, hasGeometry: true, may: { check: false } });
    expect((await choose(ready.id, { crs: "GCJ-02", columns: [{ column: 0, field: "id", scale: 1 }] })).statusCode).toBe(200);
    expect(await step(ready.id, "check")).toMatchObject({ failure: null, counts: { new: 1 } });
    expect((await step(ready.id, "commit")).state).toBe("committed");
    const { rows: [at] } = await sql<{ west: number }>`select st_xmin(geom) as west from city.parcel where id = 'S-1'`.execute(database.owner);
    expect(at?.west).toBeGreaterThan(103.99);
    expect(at?.west).toBeLessThan(103.999);
    await step(ready.id, "undo");
  });

  test("what is there is replaced, filled where it is empty, or kept, as chosen", async () => {
    const first = await publishedFile("facilities", "f.csv", "编号,名称,设施类别,容量\nR1,实验楼,实验室,5\n");
    const after = async (existing: string) => {
      const ready = await bring("facilities", "g.csv", "编号,名称,设施类别,容量,面积（平方米）\nR1,实验楼,实验室,9,100\n");
      await choose(ready.id, { existing });
      const checked = await step(ready.id, "check");
      if (!checked.may.commit) return [checked.counts?.kept];
      await step(ready.id, "commit");
      const { rows } = (await askAs("visitor", { url: "/api/v1/facilities?after=R0&limit=1" })).json<{ rows: { capacity: number; areaM2: number }[] }>();
      await step(ready.id, "undo");
      return [rows[0]?.capacity, rows[0]?.areaM2];
    };
    expect([await after("update"), await after("fill"), await after("keep")]).toEqual([[9, 100], [5, 100], [1]]);
    await step(first.id, "undo");
  });
});

describe("what may not be", () => {
  test("rows that another import has changed since keep an import from being taken back; both are named", async () => {
    const { database } = await testCity();
    const { id, name_zh: name } = await database.owner.selectFrom("city.firm").select(["id", "name_zh"]).where("synthetic", "=", true).orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
    const first = await publishedFile("firms", "a.csv", `统一社会信用代码,名称,英文名称\n${id},${name},First\n`);
    const second = await publishedFile("firms", "b.csv", `统一社会信用代码,名称,英文名称\n${id},${name},Second\n`);
    const refused = await askAs("city-office", { method: "POST", url: `/api/v1/imports/${first.id}/undo`, payload: { reason: "试" } });
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining(`${id}, import ${second.id}`)]);
    for (const one of [second, first]) expect((await step(one.id, "undo")).state).toBe("undone");
  });

  test("visitors see no import; a zone brings its own firms only, an enterprise its own figures only", async () => {
    expect((await askAs("visitor", { url: "/api/v1/imports" })).json()).toEqual({ rows: [] });
    expect((await askAs("visitor", { method: "POST", url: "/api/v1/imports?kind=firms&name=a.csv", headers: { "content-type": "application/octet-stream" }, payload: "名称\n甲\n" })).statusCode).toBe(401);
    expect((await askAs("zone", { method: "POST", url: "/api/v1/imports?kind=zones&name=a.csv", headers: { "content-type": "application/octet-stream" }, payload: "名称\n甲\n" })).statusCode).toBe(403);
    const { actor } = (await askAs("zone", { url: "/api/v1/session" })).json<{ actor: { zones: string[] } }>();
    const other = actor.zones.includes("Z01") ? "Z02" : "Z01";
    const ready = await bring("firms", "own.csv", `名称,行业代码,产业功能区,区（市）县\n自家企业,3973,${actor.zones[0]},郫都区\n别家企业,3973,${other},郫都区\n无家企业,3973,,郫都区\n`, "zone");
    await step(ready.id, "check", "zone");
    expect((await rowsOfImport(ready.id, "zone")).map(({ state }) => state)).toEqual(["new", "refused", "refused"]);
    expect((await askAs("enterprise", { url: `/api/v1/imports/${ready.id}` })).statusCode).toBe(404);
    const own = (await askAs("enterprise", { url: "/api/v1/session" })).json<{ actor: { firmId: string } }>().actor.firmId;
    const figures = await bring("firm-years", "own.csv", `统一社会信用代码,年份,从业人员\n${own},2020,99\n91350100M000100Y43,2020,1\n`, "enterprise");
    await step(figures.id, "check", "enterprise");
    expect((await rowsOfImport(figures.id, "enterprise")).map(({ state }) => state)).toEqual(["changed", "refused"]);
  });

  test("what a file holds wrong is a workbook to correct and load again; an import that is given up leaves nothing", async () => {
    const ready = await bring("firms", "gbk.csv", Buffer.from("c6f3d2b5c3fbb3c62cd0d0d2b5b4fac2eb0accecd2bbb9abcbbe2c393939390a2c333937330a", "hex"));
    expect(ready).toMatchObject({ state: "ready", foundEncoding: "gb18030" });
    await step(ready.id, "check");
    const faults = await askAs("city-office", { url: `/api/v1/imports/${ready.id}/faults` });
    expect(faults.statusCode).toBe(200);
    const again = await bring("firms", "faults.xlsx", faults.rawPayload);
    expect(again.columns.map(({ name }) => name).slice(0, 1)).toEqual(["企业名称"]);
    expect((await step(ready.id, "cancel")).state).toBe("cancelled");
    expect((await askAs("city-office", { method: "POST", url: `/api/v1/imports/${ready.id}/commit`, payload: { reason: "试" } })).statusCode).toBe(409);
    expect((await bring("firms", "a.pdf", "%PDF-1.4")).failure).toMatchObject({ found: "a PDF" });
  });
});
