import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApp } from "../app.js";
import { openChainWork } from "../chains/work.js";
import { fileStoreIn } from "../imports/file-store.js";
import { published, type ImportRun } from "../imports/run-import.js";
import { openImportWork } from "../imports/work.js";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { chainFilesFor } from "./chain-files-for.js";
import { loadCity } from "./load-city.js";
import { readCityPack } from "./pack.js";
import { bringImports } from "./pack-imports.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const pack = await readCityPack(join(packs, "melbourne"));
const cityId = pack.city.id;
const register = (name: string): Record<string, string>[] => parse(gunzipSync(readFileSync(join(pack.folder, `${name}.csv.gz`))), { columns: true, bom: true });

describe.each(engines)("on the %s engine the second city", (engine) => {
  let fresh: FreshDatabase;
  let folder: string;
  let run: ImportRun;
  let app: FastifyInstance;
  const steps: string[] = [];
  const read = async <T>(url: string): Promise<T> => {
    const answer = await app.inject({ method: "GET", url: `/api/v1${url}` });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.json<T>();
  };
  const count = async (from: string) => Number(Object.values((await sql.raw<Record<string, unknown>>(`select count(*) from ${from}`).execute(fresh.database.owner)).rows[0] ?? {})[0]);

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    folder = await mkdtemp(join(tmpdir(), "chengqi-melbourne-"));
    const { database } = fresh;
    const chains = openChainWork(database, cityId);
    const files = fileStoreIn(folder);
    const work = openImportWork({ database, cityId, files, changed: chains.start });
    run = { database, cityId, files, work };
    app = await buildApp({
      database, config: { cityId, chains, chainFiles: await chainFilesFor(packs, pack), imports: { files, work }, version: "0.0.0", webDir: "/nonexistent", logLevel: "silent", requestsPerMinute: 1_000_000 },
    });
    // The generator knows nothing of this city: no synthetic firm comes of the wish for some.
    await loadCity(database, { packs, city: "melbourne", firms: 20_000, seed: 1 });
    await bringImports(run, pack, (step) => steps.push(step));
  }, 300_000);
  afterAll(async () => {
    await app.close();
    await fresh.drop();
    await rm(folder, { recursive: true });
  });

  test("comes by the importer, without vacant premises, reserves and substations, and nothing is refused", async () => {
    const rows = register("establishments-2021");
    const kept = rows.filter((row) => row["is_vacant"] === "0" && row["anzsic4"] !== "8922" && !/^(?:electricity )?substation$/iu.test(row["trading_name"] ?? ""));
    expect([rows.length, rows.filter((row) => row["is_vacant"] === "1").length, kept.length]).toEqual([19_914, 5401, 14_203]);
    const imports = await fresh.database.owner.selectFrom("city.import").select(["kind", "state", "counts"]).orderBy("created_at").execute();
    const counts = imports.map(({ counts: one }) => (typeof one === "string" ? JSON.parse(one) : one) as Record<string, number>);
    expect(imports.map(({ kind, state }, index) => [kind, state, counts[index]?.["new"], counts[index]?.["excluded"], counts[index]?.["refused"]])).toMatchObject([
      ["zones", "committed", 13, 0, 0], ["parcels", "committed", 606, 0, 0], ["firms", "committed", kept.length, rows.length - kept.length, 0],
      ...Array.from({ length: 6 }, () => ["observations", "committed", expect.any(Number), 0, 0]),
    ]);
    expect(counts.map((one) => one["faults"])).toEqual(counts.map(() => 0));
    expect(await count("city.firm where synthetic")).toBe(0);
    expect(await count("city.firm where zone_id is null or industry_code is null or section is null or lon is null or district_code is null")).toBe(0);
    expect(await count("city.firm where name_zh like '%name withheld%'")).toBe(kept.filter((row) => row["trading_name"] === "").length);
    expect(steps).toContain("Imported 14,203 of 19,914 rows, 5,711 left out");
  });

  test("has the jobs and the floor space that were published, blanks not as nought", async () => {
    const published2021 = register("jobs-by-block-industry-2002-2021").filter((row) => row["census_year"] === "2021");
    const value = async (kind: string, measure: string) =>
      (await fresh.database.owner.selectFrom("city.observation").select(sql<number>`sum(value)::float8`.as("sum")).where("city_id", "=", cityId).where("subject_kind", "=", kind).where("measure", "=", measure).where("period", "=", "2021").executeTakeFirstOrThrow()).sum;
    expect(await value("city", "jobs")).toBe(465_562);
    expect([await value("block", "jobs"), await value("zone", "jobs")]).toEqual([459_540, 459_540]);
    const docklands = published2021.filter((row) => row["clue_small_area"] === "Docklands" && row["is_total_row"] === "0");
    const file = await read<{ facts: { measure: string; period: string; value: string }[] }>("/zones/docklands");
    const fact = (measure: string) => Number(file.facts.find((one) => one.measure === measure && one.period === "2021")?.value);
    expect(fact("jobsFinance")).toBe(docklands.reduce((sum, row) => sum + Number(row["finance_and_insurance"] ?? 0), 0));
    expect(fact("floorSpaceM2")).toBeGreaterThan(5_000_000);
    const suppressed = published2021.filter((row) => row["is_total_row"] === "0" && row["total_jobs_in_block"] === "").length;
    expect(suppressed).toBeGreaterThan(0);
    expect(await count("city.observation where subject_kind = 'block' and measure = 'jobs' and period = '2021'")).toBe(published2021.length - 1 - suppressed);
  });

  test("answers as any city: what nobody has published is undefined, not nought", async () => {
    const { rows: zones } = await read<{ rows: { id: string; status: string; figures: Record<string, { value: unknown; reason: string | null; mark: string }> }[] }>("/zones");
    expect(zones.length).toBe(13);
    expect(zones.reduce((sum, { figures }) => sum + Number(figures["firms"]?.value), 0)).toBe(14_203);
    const docklands = zones.find(({ id }) => id === "docklands");
    expect(docklands).toMatchObject({ status: "listed", figures: {
      firms: { value: 1000, mark: "derived" }, areaM2: { value: 2856029, mark: "published" },
      employees: { value: null, reason: "not-published" }, revenueCny: { value: null, reason: "not-published" }, taxCny: { value: null, reason: "not-published" },
    } });
    expect((await read<{ total: number }>("/firms?limit=1")).total).toBe(14_203);
    expect((await read<{ total: number }>("/firms?limit=1&zone=docklands")).total).toBe(1000);
    expect((await read<{ total: number }>("/firms?limit=1&industry=45")).total).toBe(await count("city.firm where industry_code like '45%'"));
    const { industries } = await read<{ industries: { code: string; employees: null; revenueCny: null; firms: number; locationQuotient: number }[] }>("/zones/docklands");
    expect(industries[0]).toMatchObject({ code: "45", employees: null, revenueCny: null, locationQuotient: expect.any(Number) as number });
    expect(industries.reduce((sum, { firms }) => sum + firms, 0)).toBe(1000);
    expect(await read("/city")).toMatchObject({ id: "24600", demonstration: false, timeZone: "Australia/Melbourne", classification: "ANZSIC 2006", years: [2021] });
    for (const list of ["/chains", "/ecosystems", "/gaps", "/duplication", "/supply", "/bodies", "/rules", "/atlas/city/24600", "/atlas/zone/docklands"]) await read(list);
  });

  test("lists by specialisation what a register without figures tells of key firms", async () => {
    const atlas = await read<{ rule: { by: string }; ruleText: { en: string }[]; directory: { reason: string; text: { en: string }; firm: { industry: unknown; zone: { id: string } | null } }[] }>("/atlas/zone/docklands");
    expect(atlas.rule.by).toBe("specialisation");
    expect(atlas.ruleText[0]?.en).toContain("told by specialisation");
    expect(atlas.directory).toHaveLength(50);
    const quotients = atlas.directory.map(({ text }) => Number(/location quotient of firms ([\d.]+)$/.exec(text.en)?.[1]));
    expect(quotients.every((quotient) => quotient > 1)).toBe(true);
    expect(quotients).toEqual(quotients.toSorted((a, b) => b - a));
    expect(new Set(atlas.directory.map(({ reason, firm }) => `${reason} ${firm.zone?.id}`))).toEqual(new Set(["key.specialised docklands"]));
    expect((await read<{ directory: unknown[] }>("/atlas/city/24600")).directory).toHaveLength(50);
  });

  test("draws its maps, and gives back what it took", async () => {
    for (const file of ["/atlas/city/24600/master-plan.svg?lang=en", "/atlas/zone/docklands/master-plan.pdf", "/atlas/zone/docklands/master-plan.png"]) {
      const answer = await app.inject({ method: "GET", url: `/api/v1${file}` });
      expect([file, answer.statusCode]).toEqual([file, 200]);
      expect(answer.rawPayload.length).toBeGreaterThan(5000);
    }
    const exported = await app.inject({ method: "GET", url: "/api/v1/exports/firms?format=csv&lang=en" });
    expect(parse(exported.payload, { columns: true, bom: true })).toHaveLength(14_203);
  });

  test("is brought once; what was taken back stays away", async () => {
    const again: string[] = [];
    await bringImports(run, pack, (step) => again.push(step));
    expect(again).toEqual([]);
    await fresh.database.owner.updateTable("city.import").set({ state: "undone" }).where("city_id", "=", cityId).where("kind", "=", "parcels").execute();
    await bringImports(run, pack, (step) => again.push(step));
    expect(again).toEqual([]);
    await expect(published(run, { id: "none" } as Parameters<typeof published>[1], "again")).rejects.toThrow("none: found nothing, expected committed");
  });
});
