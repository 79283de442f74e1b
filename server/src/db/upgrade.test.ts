import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceIn } from "../acts/evidence.js";
import { recordAct } from "../acts/record.js";
import { reportOn } from "../acts/report.js";
import { emptyServerDatabase, engines } from "../testing/fresh-database.js";
import { openDatabase, type Database } from "./database.js";
import type { Applied } from "./migrate.js";

const folder = new URL("../../migrations/", import.meta.url);
const cityId = "510100";
const office: Actor = { ...visitorOf(cityId), role: "city-office", userId: "u-office", bodyId: "b" };
const auditor: Actor = { ...visitorOf(cityId), role: "auditor", userId: "u-auditor", purpose: "audit" };

/** The migrations up to the one before what firms return was kept apart. */
async function before0012(): Promise<Applied[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql") && name < "0012").toSorted();
  return Promise.all(names.map(async (name) => ({ name, sha256: createHash("sha256").update(await readFile(new URL(name, folder))).digest("hex") })));
}

/** Two zones with four firms each; firm n returns n times as much as the first. */
async function fill(database: Database): Promise<void> {
  await database.owner.transaction().execute(async (tx) => {
    await sql`insert into city.city (city_id, name_zh, name_en, classification, centre_lon, centre_lat, bbox, crs_note, default_as_of, firm_years, loaded_at)
      values (${cityId}, '成都', 'Chengdu', 'gbt4754-2017', 104, 30.6, '{103,30,105,31}', 'CGCS2000', '2020-12-31', '{2019,2020}', now())`.execute(tx);
    await sql`insert into city.dataset (city_id, id, title_zh, title_en, source, licence, as_of, owner, synthetic, mark)
      values (${cityId}, 'firms', '企业', 'Firms', 's', 'CC0', '2020-12-31', 'platform', true, 'synthetic')`.execute(tx);
    await sql`insert into city.firm (city_id, id, name_zh, pinyin, initials, synthetic, industry_code, section, district_code, zone_id, latest_year, revenue_cny, employees, dataset_id)
      select ${cityId}, 'F' || n, '企业' || n, 'qiye', 'qy', true, '3973', 'C', '510104', case when n <= 4 then 'Z01' else 'Z02' end, 2020, n * 100.25, n, 'firms'
      from generate_series(1, 8) n`.execute(tx);
    await sql`insert into city.firm_year (city_id, firm_id, year, revenue_cny, value_added_cny, tax_cny, employees, land_m2, energy_tce, water_m3, emissions_tco2e, rd_cny, dataset_id)
      select ${cityId}, 'F' || n, y, n * 100.25, n * 40.5, n * 7.75, n, n * 10, n * 2, n * 3, n * 5, n * 1.5, 'firms'
      from generate_series(1, 8) n, unnest('{2019,2020}'::int[]) y`.execute(tx);
  });
  await database.act(office, (tx) => recordAct({ tx, actor: office }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: "因", data: { n: 1 } }));
}

describe.each(engines)("a database of an earlier version, brought up on the %s engine,", (engine) => {
  const done: (() => Promise<unknown>)[] = [];
  const steps: string[] = [];
  let database: Database;
  beforeAll(async () => {
    const config = await place();
    const old = await openDatabase({ ...config, upTo: await before0012() });
    await fill(old);
    await old.close();
    database = await openDatabase({ ...config, onProgress: (step) => steps.push(step) });
    done.push(() => database.close());
  });
  afterAll(async () => {
    for (const end of done.toReversed()) await end();
  });

  async function place(): Promise<Parameters<typeof openDatabase>[0]> {
    if (engine === "server") {
      const { url, drop } = await emptyServerDatabase();
      done.push(drop);
      return { databaseUrl: url };
    }
    const directory = await mkdtemp(path.join(tmpdir(), "chengqi-upgrade-"));
    done.push(() => rm(directory, { recursive: true, force: true }));
    return { directory: path.join(directory, "data") };
  }

  test("has every figure of every firm where it belongs now", async () => {
    expect(steps.some((step) => step.includes("0012-firm-returns"))).toBe(true);
    const years = await database.as(visitorOf(cityId), (tx) => tx.selectFrom("city.firm_year").selectAll().orderBy("firm_id").orderBy("year").execute());
    expect(years).toHaveLength(16);
    expect(years.at(-1)).toEqual({ city_id: cityId, firm_id: "F8", year: 2020, revenue_cny: "802.00", employees: 8, dataset_id: "firms" });
    const returns = await database.as(auditor, (tx) => tx.selectFrom("city.firm_return").selectAll().where("year", "=", 2020).orderBy("firm_id").execute());
    expect(returns).toHaveLength(8);
    expect(returns[4]).toEqual({
      city_id: cityId, firm_id: "F5", year: 2020, zone_id: "Z02", value_added_cny: "202.50", tax_cny: "38.75", land_m2: 50, energy_tce: 10, water_m3: 15, emissions_tco2e: 25, rd_cny: "7.50", dataset_id: "firms",
    });
  });

  test("has its acts, and their chain is whole", async () => {
    const [record] = await evidenceIn(database, path.join(tmpdir(), "chengqi-no-heads"));
    expect(record?.acts.map(({ kind, reason, data }) => [kind, reason, data])).toEqual([["rule.saved", "因", { n: 1 }]]);
    expect(record && reportOn(record, []).faults).toEqual(["No signed heads: nothing shows that acts at the end are missing."]);
  });

  test("keeps returns from who may not see them, and its sums are judged", async () => {
    expect(await database.as(visitorOf(cityId), (tx) => tx.selectFrom("city.firm_return").selectAll().execute())).toEqual([]);
    const tax = await database.owner.selectFrom("city.firm_total").select(["area_kind", "area_id", "firms", "value", "shown"])
      .where("measure", "=", "taxCny").where("year", "=", 2020).where("industry_code", "=", "").orderBy("area_kind").orderBy("area_id").execute();
    expect(tax.filter(({ area_kind: kind }) => kind === "zone" || kind === "city").map((row) => [row.area_kind, row.area_id, row.firms, Number(row.value), row.shown])).toEqual([
      ["city", cityId, 8, 279, true], ["zone", "Z01", 4, 77.5, true], ["zone", "Z02", 4, 201.5, true],
    ]);
  });
});
