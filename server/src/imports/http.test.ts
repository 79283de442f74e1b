import { importDetailSchema, importRowsSchema, type ImportDetail } from "@chengqi/domain/imports/answers";
import { describe, expect, test } from "vitest";
import { askAs, testCity } from "../testing/city.js";

type Role = Parameters<typeof askAs>[0];

async function bring(kind: string, name: string, bytes: Buffer | string, role: Role = "city-office"): Promise<ImportDetail> {
  const answer = await askAs(role, { method: "POST", url: `/api/v1/imports?kind=${kind}&name=${encodeURIComponent(name)}`, headers: { "content-type": "application/octet-stream" }, payload: Buffer.from(bytes) });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  return settled((answer.json() as { id: string }).id, role);
}

async function settled(id: string, role: Role = "city-office"): Promise<ImportDetail> {
  for (;;) {
    const answer = await askAs(role, { url: `/api/v1/imports/${id}` });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const detail = importDetailSchema.parse(answer.json());
    if (!["reading", "checking", "committing", "undoing"].includes(detail.state)) return detail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function step(id: string, what: "check" | "commit" | "undo" | "cancel", role: Role = "city-office"): Promise<ImportDetail> {
  const answer = await askAs(role, { method: "POST", url: `/api/v1/imports/${id}/${what}`, ...(what === "commit" || what === "undo" ? { payload: { reason: "年度更新" } } : {}) });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  return settled(id, role);
}

const choose = (id: string, payload: object) => askAs("city-office", { method: "PUT", url: `/api/v1/imports/${id}/options`, payload });

describe("firms", () => {
  test("are read, checked, published and taken back", async () => {
    const { database } = await testCity();
    const sums = () => database.owner.selectFrom("city.firm_rollup").selectAll().orderBy("area_kind").orderBy("area_id").orderBy("year").orderBy("industry_code").execute();
    const cells = () => database.owner.selectFrom("city.firm_cell").selectAll().orderBy("zoom").orderBy("cell").orderBy("section").execute();
    const [before, grid] = [await sums(), await cells()];
    const known = await database.owner.selectFrom("city.firm").select(["id", "name_zh", "employees"]).where("synthetic", "=", true).orderBy("id").limit(1).executeTakeFirstOrThrow();
    const file = `统一社会信用代码,名称,行业代码,区（市）县,经度,纬度,成立年份\n91350100M000100Y43,导入甲有限公司,3973,郫都区,103.9,30.8,2015\n,导入乙有限公司,C3973,双流区,,,2016\n,导入乙,3973,双流区,,,2017\n${known.id},${known.name_zh},,,,,1999\n,,,,,,\n坏的,,,,,,\n`;
    const ready = await bring("firms", "企业.csv", file);
    expect(ready).toMatchObject({ state: "ready", format: "csv", foundEncoding: "utf-8", may: { check: false } });
    expect((await choose(ready.id, { crs: "EPSG:4326" })).statusCode).toBe(200);
    const checked = await step(ready.id, "check");
    expect(checked.failure).toBeNull();
    expect(checked).toMatchObject({ state: "checked", counts: { rows: 5, new: 2, changed: 1, refused: 1, repeated: 1, placedByDistrict: 1 } });
    const rows = importRowsSchema.parse((await askAs("city-office", { url: `/api/v1/imports/${ready.id}/rows` })).json());
    expect(rows.rows.map(({ state, rule, otherLine }) => [state, rule, otherLine])).toEqual([["new", null, null], ["repeated", "same-key", 4], ["new", null, null], ["changed", "credit-code", null], ["refused", null, null]]);
    const committed = await step(ready.id, "commit");
    expect(committed.failure).toBeNull();
    expect(committed.state).toBe("committed");
    expect(await database.owner.selectFrom("city.firm").select(["id", "district_code", "section", "place_basis", "pinyin"]).where("name_zh", "like", "导入%").orderBy("name_zh").execute())
      .toMatchObject([{ district_code: "510116", place_basis: "district" }, { id: "91350100M000100Y43", section: "C", place_basis: null, pinyin: "daorujia" }]);
    expect(await sums()).not.toEqual(before);
    expect((await step(ready.id, "undo")).state).toBe("undone");
    expect(await sums()).toEqual(before);
    expect(await cells()).toEqual(grid);
    expect(await database.owner.selectFrom("city.firm").select("founded_year").where("id", "=", known.id).executeTakeFirst()).not.toEqual({ founded_year: 1999 });
  });
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
    const odd = importRowsSchema.parse((await askAs("city-office", { url: `/api/v1/imports/${ready.id}/rows?limit=500` })).json()).rows.filter(({ state }) => state !== "same").slice(0, 3);
    expect({ failure: checked.failure, odd, counts: checked.counts }).toMatchObject({ failure: null, odd: [], counts: { new: 0, changed: 0, refused: 0, repeated: 0 } });
    expect(checked.counts?.same).toBe(checked.counts?.rows);
    expect(checked.counts?.rows).toBeGreaterThan(20);
  });
});
