import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { loadCity } from "./load-city.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const interrupted = (step: string) => {
  if (step.startsWith("Ecosystems")) throw new Error("cut off");
};
const options = { packs, city: "chengdu", firms: 1000, seed: 1 };

describe.each(engines)("on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  const rows = async <R>(text: string) => (await sql.raw<R>(text).execute(fresh.database.owner)).rows;
  const value = async (text: string) => Object.values((await rows<Record<string, unknown>>(text))[0] ?? {})[0];

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  test("a wrong pack is refused, and its step leaves nothing behind", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chengqi-packs-"));
    await cp(packs, folder, { recursive: true });
    const file = join(folder, "chengdu", "leading-industry-codes.csv");
    await writeFile(file, (await readFile(file, "utf8")).replace("652|3973|3562", "652|9999"));
    await expect(loadCity(fresh.database, { ...options, packs: folder, firms: 0 }))
      .rejects.toThrow(/leading-industry-codes\.csv: Z01 集成电路: found code "9999"; expected a group or class of GB\/T 4754-2017/);
    expect(await value("select count(*) from city.zone")).toBe(0);
    expect(await value("select loaded_at from city.city")).toBeNull();
    await rm(folder, { recursive: true });
  });

  test("an interrupted load starts again, reports its steps and ends loaded; a loaded city is left alone", async () => {
    await expect(loadCity(fresh.database, { ...options, onProgress: interrupted })).rejects.toThrow("cut off");
    expect(await value("select loaded_at from city.city")).toBeNull();
    const steps: string[] = [];
    expect(await loadCity(fresh.database, { ...options, onProgress: (step) => steps.push(step) })).toBe(true);
    expect(steps[0]).toBe("Clearing what an interrupted load left");
    expect(steps.at(-1)).toBe("Counting rows");
    expect(await value("select loaded_at is not null from city.city")).toBe(true);
    expect(await loadCity(fresh.database, options)).toBe(false);
  });

  test("everything in the packs is there, once", async () => {
    const expected: [table: string, rows: number][] = [
      ["national.industry", 1971], ["national.io_sector where table_id = 'china-2020-42'", 42],
      ["national.io_sector where table_id = 'china-2020-153'", 153], ["national.employment", 115 * 29],
      ["city.admin_unit where level = 'district' and geom is not null and name_en is not null", 20],
      ["city.admin_unit where level = 'street'", 261], ["city.metro_station", 327], ["city.metro_line", 21],
      ["city.ecosystem", 23], ["city.zone where status = 'candidate' and geom is not null and start_geom is not null", 66],
      ["city.zone where status = 'announced' and geom is null", 3], ["city.zone_lineage", 1], ["city.zone_system_event", 5],
      ["city.body where type = 'managing-body'", 3], ["city.firm where not synthetic and stock_code is not null", 108], ["city.firm where synthetic", 1000],
      ["city.dataset where row_count = 0", 0],
    ];
    for (const [table, count] of expected) expect([table, await value(`select count(*) from ${table}`)]).toEqual([table, count]);
  });

  test("real firms carry nothing that is not in the source", async () => {
    expect(await value(`select count(*) from city.firm where not synthetic and num_nonnulls(credit_code, industry_code, section, size,
      district_code, zone_id, lon, lat, cell, revenue_cny, employees, founded_year) > 0`)).toBe(0);
    expect(await value("select count(*) from city.firm where not synthetic and listed_on is null")).toBe(3);
  });

  test("every row names a dataset of the city", async () => {
    for (const table of ["zone", "zone_name", "zone_ecosystem", "zone_community", "observation", "statement", "firm", "admin_unit", "value_source"]) {
      expect(await rows(`select dataset_id from city.${table} as t where not exists
        (select from city.dataset as d where d.city_id = t.city_id and d.id = t.dataset_id)`)).toEqual([]);
    }
  });

  test("names the source cut short are whole", async () => {
    expect(await value("select name_zh from national.industry where code = '37'")).toBe("铁路、船舶、航空航天和其他运输设备制造业");
    expect(await value("select count(*) from national.industry where level in ('section', 'division') and name_en is null")).toBe(0);
  });

  test("the electronics zones have their sourced roles, and no role is made up elsewhere", async () => {
    expect(await rows("select zone_id, role from city.zone_ecosystem where role is not null order by zone_id")).toEqual([
      { zone_id: "Z01", role: "core" }, { zone_id: "Z02", role: "core" }, { zone_id: "Z05", role: "support-pole" },
      { zone_id: "Z19", role: "support-pole" }, { zone_id: "Z40", role: "support-pole" }, { zone_id: "Z64", role: "collaborative" },
    ]);
    expect(await value("select count(*) from city.zone_ecosystem where zone_id = 'Z14'")).toBe(0);
    expect(await value("select text_zh from city.statement where subject_id = 'Z14' and field = 'ecosystems'")).toContain("新经济");
  });

  const geometryFaults: [fault: string, query: string][] = [
    ["invalid outlines", `select id from city.zone where not (st_isvalid(geom) and st_isvalid(start_geom))
      union all select zone_id from city.zone_community where not st_isvalid(geom)
      union all select code from city.admin_unit where not st_isvalid(geom)`],
    ["zones that overlap", `select a.id from city.zone as a join city.zone as b on a.id < b.id and st_intersects(a.geom, b.geom)`],
    ["zones that leave their districts", `select z.id from city.zone as z where z.geom is not null and not st_coveredby(z.geom,
      (select st_union(u.geom) from city.zone_district as d join city.admin_unit as u on u.code = d.district_code where d.zone_id = z.id))`],
    ["start-up areas outside their zone", "select id from city.zone where not st_coveredby(start_geom, geom)"],
    ["centres outside their zone", "select id from city.zone where not st_covers(geom, st_setsrid(st_makepoint(centre_lon, centre_lat), 4326))"],
    ["zones off their published area by more than 3 %", `select z.id from city.zone as z join city.observation as o
      on o.subject_id = z.id and o.measure in ('areaM2', 'coreAreaM2') where abs(st_area(z.geom::geography) / o.value::float8 - 1) > 0.03`],
    ["start-up areas off their published area by more than 3 %", `select z.id from city.zone as z join city.observation as o
      on o.subject_id = z.id and o.measure = 'startAreaM2' where abs(st_area(z.start_geom::geography) / o.value::float8 - 1) > 0.03`],
    ["zones their communities do not cover", `select z.id from city.zone as z where z.geom is not null and st_area(st_symdifference(z.geom,
      (select st_union(c.geom) from city.zone_community as c where c.zone_id = z.id))::geography) > 1`],
    ["communities that overlap", `select a.zone_id from city.zone_community as a join city.zone_community as b
      on a.zone_id = b.zone_id and a.id < b.id and st_area(st_intersection(a.geom, b.geom)::geography) > 1`],
  ];
  test.each(geometryFaults)("there are no %s", async (_, query) => {
    expect(await rows(query)).toEqual([]);
  });
});
