import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportLists, formatsOf } from "@chengqi/domain/exports/lists";
import type { CellValue, RawCell } from "@chengqi/domain/imports/cells";
import { guessedMapping } from "@chengqi/domain/imports/headers";
import { importKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { readRow } from "@chengqi/domain/imports/rows";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSource } from "../imports/open-source.js";
import { askAs, testCity } from "../testing/city.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-exports-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function taken(query: string, role: Parameters<typeof askAs>[0] = "visitor"): Promise<Buffer> {
  const answer = await askAs(role, { url: `/api/v1/exports/${query}` });
  if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return answer.rawPayload;
}

interface Table { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly RawCell[])[]; readonly shapes: readonly unknown[] }

/** What the importer reads in a file. */
async function tablesOf(bytes: Buffer, name: string): Promise<Table[]> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const source = await openSource(file, name);
  const tables: Table[] = [];
  for (const table of source.tables) {
    const rows: (readonly RawCell[])[] = [];
    const shapes: unknown[] = [];
    for await (const { cells, geometry } of table.rows()) {
      rows.push(cells);
      shapes.push(geometry);
    }
    const head = table.columns ?? (rows.shift() ?? []).map(String);
    if (table.columns === null) shapes.shift();
    tables.push({ name: table.name, head, rows, shapes });
  }
  await source.close();
  return tables;
}

const lookups = { industry: (text: string) => text, district: (text: string) => text, zone: (text: string) => text };

/** The records that an import takes from a table. */
function recordsOf({ head, rows }: Table, kindId: ImportKindId): Record<string, CellValue>[] {
  const kind = importKind(kindId);
  const mapping = guessedMapping(head, kind);
  return rows.map((cells) => {
    const { record, faults } = readRow(cells, mapping, kind, lookups);
    expect(faults.filter(({ mild }) => !mild)).toEqual([]);
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value ?? (kind.fields.find((field) => field.key === key)?.type === "list" ? [] : null)]));
  });
}

const loadable = exportLists.filter(({ kind, purpose }) => kind !== null && !purpose);

test.each(loadable.map((list) => [list.id, list] as const))("%s in every form and language tell an import the same", async (id, list) => {
  const [workbook] = await tablesOf(await taken(id), `${id}.xlsx`);
  const records = recordsOf(workbook!, list.kind!);
  // Parcels, facilities, projects and companies elsewhere are there only where a city has brought some.
  expect(records.length).toBeGreaterThan(["parcels", "facilities", "projects", "companies"].includes(id) ? -1 : 20);
  const others = [`${id}?format=csv`, `${id}?format=xlsx&lang=en`, ...(list.geometry ? [`${id}?format=gpkg`, `${id}?format=geojson`] : [])];
  for (const query of others) {
    const [table] = await tablesOf(await taken(query), `${id}.${/format=(\w+)/.exec(query)?.[1]}`);
    expect({ query, records: recordsOf(table!, list.kind!) }).toEqual({ query, records });
  }
});

test("what an import reads of exported firms is what the city holds", async () => {
  const { database } = await testCity();
  const [workbook] = await tablesOf(await taken("firms?asOf=2020-12-31"), "firms.xlsx");
  const records = new Map(recordsOf(workbook!, "firms").map((record, index) => [workbook!.rows[index]?.[workbook!.head.indexOf("企业标识")], record]));
  const held = await database.owner.selectFrom("city.firm").selectAll().where((where) => where.or([where("founded_year", "is", null), where("founded_year", "<=", 2020)]))
    .where((where) => where.or([where("closed_year", "is", null), where("closed_year", ">", 2020)])).execute();
  expect(records.size).toBe(held.length);
  const places = new Map((await database.owner.selectFrom("city.admin_unit").select(["code", "name_zh"]).execute()).map(({ code, name_zh }) => [code, name_zh]));
  for (const firm of held) {
    expect(records.get(firm.id)).toEqual({
      firmId: firm.id, creditCode: firm.credit_code, nameZh: firm.name_zh, nameEn: firm.name_en, industry: firm.industry_code, products: firm.products, district: places.get(firm.district_code ?? "") ?? null,
      zone: firm.zone_id, lon: firm.lon, lat: firm.lat, foundedYear: firm.founded_year, closedYear: firm.closed_year,
      address: firm.address, placeBasis: firm.place_basis, synthetic: firm.synthetic,
    });
  }
});

test("outlines come back from GeoPackage and GeoJSON as they are held", async () => {
  const { database } = await testCity();
  const { zones } = await database.owner.selectFrom("city.zone").select(({ fn }) => fn.count<number>("id").filterWhere("geom", "is not", null).as("zones")).executeTakeFirstOrThrow();
  const [layer] = await tablesOf(await taken("zones?format=gpkg"), "zones.gpkg");
  const [features] = await tablesOf(await taken("zones?format=geojson"), "zones.geojson");
  expect(layer!.shapes.filter((shape) => shape !== null).length).toBeGreaterThan(50);
  expect(layer!.shapes.filter((shape) => shape !== null).length).toBeLessThanOrEqual(Number(zones));
  expect(layer!.shapes).toEqual(features!.shapes);
});

test("a workbook says where its rows come from and how many are made up", async () => {
  const tables = await tablesOf(await taken("firms"), "firms.xlsx");
  expect(tables.map(({ name }) => name)).toEqual(["企业", "说明"]);
  const about = new Map([tables[1]!.head, ...tables[1]!.rows].map(([key, ...values]) => [key, values]));
  const made = tables[0]!.rows.filter((cells) => cells[tables[0]!.head.indexOf("演示数据")] === true || cells[tables[0]!.head.indexOf("演示数据")] === "TRUE").length;
  expect(Number(about.get("行数")?.[0])).toBe(tables[0]!.rows.length);
  expect(Number(about.get("其中演示数据（虚构）")?.[0])).toBe(made);
  expect(about.get("synthetic-firms")).toBeDefined();
});

test("firms are narrowed as on their page, and nothing else takes their filters", async () => {
  const { total } = (await askAs("visitor", { url: "/api/v1/firms?size=large" })).json<{ total: number }>();
  const [table] = await tablesOf(await taken("firms?format=csv&size=large"), "large.csv");
  expect(table!.rows.length).toBe(total);
  for (const wrong of ["zones?size=large", "acts?format=gpkg", "firms?purpose=audit", "firm-returns", "firms?nothing=1"]) {
    expect({ wrong, status: (await askAs("city-office", { url: `/api/v1/exports/${wrong}` })).statusCode }).toEqual({ wrong, status: 400 });
  }
  expect((await askAs("visitor", { url: "/api/v1/exports/nothing" })).statusCode).toBe(404);
});

test("returns go to those who may read them, as far as they may, and the taking is on record for everybody", async () => {
  const { database } = await testCity();
  const url = "/api/v1/exports/firm-returns?format=csv&purpose=audit";
  expect((await askAs("visitor", { url })).statusCode).toBe(401);
  expect((await askAs("security-admin", { url })).statusCode).toBe(403);
  // Other tests may have taken them before.
  const { seq } = await database.owner.selectFrom("city.act").select(({ fn }) => fn.max<number>("seq").as("seq")).executeTakeFirstOrThrow();
  const rowsFor = async (role: "auditor" | "zone" | "enterprise") => (await tablesOf(await taken("firm-returns?format=csv&purpose=audit", role), "returns.csv"))[0]!;
  const all = await rowsFor("auditor");
  const { held } = await database.owner.selectFrom("city.firm_return").select(({ fn }) => fn.countAll<number>().as("held")).executeTakeFirstOrThrow();
  expect(all.rows.length).toBe(Number(held));
  const own = await rowsFor("enterprise");
  expect(new Set(own.rows.map((cells) => cells[own.head.indexOf("企业标识")])).size).toBe(1);
  const ofZone = (await rowsFor("zone")).rows.length;
  expect(ofZone).toBeLessThan(all.rows.length);
  const acts = await database.owner.selectFrom("city.act").select(["actor_role", "public"]).where("kind", "=", "firm-returns.exported").where("seq", ">", Number(seq)).orderBy("seq").execute();
  expect(acts).toEqual([{ actor_role: "auditor", public: true }, { actor_role: "enterprise", public: true }, { actor_role: "zone", public: true }]);
});

test.each(exportLists.filter(({ purpose }) => !purpose).flatMap((list) => formatsOf(list).map((format) => [list.id, format] as const)))("%s goes out as %s", async (id, format) => {
  const bytes = await taken(`${id}?format=${format}`, "city-office");
  const [table] = await tablesOf(bytes, `${id}.${format}`);
  expect(table).toBeDefined();
});
