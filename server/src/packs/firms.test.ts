import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { pinyin } from "pinyin-pro";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sectionAssumptions } from "@chengqi/domain/demonstration/sections";
import { manifestSchema } from "@chengqi/domain/demonstration/manifest";
import { cellOf, coarserCell } from "@chengqi/domain/tiles/morton";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { comparisonTables } from "./firms-comparison.js";
import { readRows } from "./firms-national.js";
import { withGenerated } from "./firms-page.js";
import { demonstrationYears, loadFirms, prepareFirms, readInputs, syntheticDataset } from "./firms.js";
import { loadCity } from "./load-city.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const cityId = "510100";
const count = 3000;

describe.each(engines)("synthetic firms on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  let directory: string;
  const load = (seed: number, plant?: boolean) =>
    loadFirms(fresh.database, { cityId, packs, count, seed, plant, manifestDirectory: directory });
  const one = async (query: ReturnType<typeof sql<Record<string, unknown>>>) => (await query.execute(fresh.database.owner)).rows[0];

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    directory = await mkdtemp(join(tmpdir(), "chengqi-firms-"));
    await loadCity(fresh.database, { packs, city: "chengdu", firms: 0, seed: 1 });
    await load(1);
  }, 300_000);
  afterAll(async () => {
    await fresh.drop();
    await rm(directory, { recursive: true, force: true });
  });

  test("are loaded in full, marked synthetic in every row, and the dataset counts them", async () => {
    expect(await one(sql`
      select count(*) filter (where synthetic) as synthetic,
        count(*) filter (where synthetic and dataset_id = ${syntheticDataset} and name_zh like '%(演示)%') as marked,
        count(*) filter (where not synthetic) as real
      from city.firm`)).toEqual({ synthetic: count, marked: count, real: 108 });
    expect(await one(sql`select synthetic, mark, row_count from city.dataset where id = ${syntheticDataset}`))
      .toEqual({ synthetic: true, mark: "synthetic", row_count: count });
    expect(await one(sql`select seed, firm_years from city.city`)).toEqual({ seed: 1, firm_years: [...demonstrationYears] });
  });

  test("are the generator's firms, field by field", async () => {
    const due = (await prepareFirms(fresh.database.owner, { cityId, packs, count, seed: 1 })).firm(1234);
    const row = await fresh.database.owner.selectFrom("city.firm").selectAll().where("id", "=", due.id).executeTakeFirst();
    expect(row).toMatchObject({
      name_zh: due.name.zh, name_en: due.name.en, pinyin: due.name.pinyin, initials: due.name.initials, credit_code: due.id,
      industry_code: due.industryCode, products: due.products, section: due.section, size: due.size, district_code: due.districtCode, zone_id: due.zoneId,
      community_id: due.communityId, lon: due.lon, lat: due.lat, cell: cellOf(due.lon, due.lat), founded_year: due.foundedYear,
      closed_year: due.closedYear, latest_year: due.years.at(-1)?.year, employees: due.years.at(-1)?.employees,
      revenue_cny: `${due.years.at(-1)?.revenueCny}.00`,
    });
    const years = await fresh.database.owner.selectFrom("city.firm_year").selectAll().where("firm_id", "=", due.id).orderBy("year").execute();
    expect(years.map((year) => [year.year, year.revenue_cny, year.employees])).toEqual(due.years.map((year) => [year.year, `${year.revenueCny}.00`, year.employees]));
    const returns = await fresh.database.owner.selectFrom("city.firm_return").selectAll().where("firm_id", "=", due.id).orderBy("year").execute();
    expect(new Set(returns.map((year) => year.zone_id))).toEqual(new Set([due.zoneId]));
    expect(returns.map((year) => [year.year, year.value_added_cny, year.tax_cny, year.land_m2, year.energy_tce, year.water_m3, year.emissions_tco2e, year.rd_cny]))
      .toEqual(due.years.map((year) => [year.year, `${year.valueAddedCny}.00`, `${year.taxCny}.00`, year.landM2, year.energyTce, year.waterM3, year.emissionsTCO2e, `${year.rdCny}.00`]));
  });

  test("have rollups equal to the sums over their years, for every area, year and class", async () => {
    const found = await one(sql`
      with areas as (
        select firm.id, area.kind, area.id as area_id, firm.industry_code
        from city.firm, lateral (values ('city', firm.city_id), ('district', firm.district_code), ('zone', firm.zone_id),
          ('community', firm.zone_id || '/' || firm.community_id)) as area(kind, id)
        where area.id is not null and firm.synthetic
      ), due as (
        select a.kind, a.area_id, y.year, a.industry_code, count(*) as firms, sum(y.employees) as employees, sum(y.revenue_cny) as revenue
        from areas a join city.firm_year y on y.firm_id = a.id group by 1, 2, 3, 4
      )
      select count(*) as rows,
        count(*) filter (where r.firms is distinct from d.firms or r.employees <> d.employees or r.revenue_cny <> d.revenue or d.kind is null) as different
      from due d full join city.firm_rollup r
        on r.area_kind = d.kind and r.area_id = d.area_id and r.year = d.year and r.industry_code = d.industry_code`);
    expect(found).toMatchObject({ different: 0 });
    expect(Number(found?.["rows"])).toBeGreaterThan(5000);
  });

  test("have sums of their returns by area and division, each with its largest firm, and each judged", async () => {
    const found = await one(sql`
      with areas as (
        select firm.id, area.kind, area.id as area_id, industry.code
        from city.firm, lateral (values ('city', firm.city_id), ('district', firm.district_code), ('zone', coalesce(firm.zone_id, '')),
          ('community', firm.zone_id || '/' || coalesce(firm.community_id, ''))) as area(kind, id),
          lateral (values (''), (left(firm.industry_code, 2))) as industry(code)
        where area.id is not null and firm.synthetic and (area.kind <> 'community' or industry.code = '')
      ), due as (
        select a.kind, a.area_id, r.year, a.code, m.measure, count(*) as firms, sum(m.value) as value, max(m.value) as largest
        from areas a join city.firm_return r on r.firm_id = a.id,
          lateral (values ('valueAddedCny', r.value_added_cny), ('taxCny', r.tax_cny), ('rdCny', r.rd_cny), ('landM2', r.land_m2::numeric),
            ('energyTce', r.energy_tce::numeric), ('waterM3', r.water_m3::numeric), ('emissionsTCO2e', r.emissions_tco2e::numeric)) as m(measure, value)
        where a.code = '' or m.measure = 'valueAddedCny' group by 1, 2, 3, 4, 5
      )
      select count(*) as rows, count(*) filter (where t.shown is null) as unjudged, count(*) filter (where t.shown) as shown,
        count(*) filter (where t.shown and (d.firms < 3 or d.largest > 0.8 * d.value)) as open,
        count(*) filter (where t.firms is distinct from d.firms or abs(t.value - d.value) > 1e-6 or abs(t.largest - d.largest) > 1e-6) as different
      from due d full join city.firm_total t on t.area_kind = d.kind and t.area_id = d.area_id and t.year = d.year
        and t.industry_code = d.code and t.measure = d.measure`);
    expect(found).toMatchObject({ different: 0, unjudged: 0, open: 0 });
    expect(Number(found?.["shown"])).toBeGreaterThan(1000);
    expect(Number(found?.["rows"])).toBeGreaterThan(Number(found?.["shown"]));
  });

  test("have grid counts equal to the firms in business, at every zoom and year", async () => {
    const due = new Map<string, number[]>();
    const rows = await fresh.database.owner.selectFrom("city.firm_year as y").innerJoin("city.firm as f", "f.id", "y.firm_id")
      .select(["f.cell", "f.section", "y.year"]).execute();
    for (const { cell, section, year } of rows) {
      for (let zoom = 10; zoom <= 18; zoom += 1) {
        const key = `${zoom}/${coarserCell(cell ?? -1, 20, zoom)}/${section}`;
        const alive = due.get(key) ?? demonstrationYears.map(() => 0);
        const at = year - demonstrationYears[0];
        alive[at] = (alive[at] ?? 0) + 1;
        due.set(key, alive);
      }
    }
    const found = await fresh.database.owner.selectFrom("city.firm_cell").selectAll().execute();
    expect(new Map(found.map(({ zoom, cell, section, alive }) => [`${zoom}/${cell}/${section}`, alive]))).toEqual(due);
  });

  test("stand inside the outlines of their district, zone and community", async () => {
    expect(await one(sql`
      select count(*) as wrong from city.firm f
      left join city.admin_unit d on d.code = f.district_code
      left join city.zone z on z.id = f.zone_id
      left join city.zone_community c on c.zone_id = f.zone_id and c.id = f.community_id
      cross join lateral (select ST_SetSRID(ST_Point(f.lon, f.lat), 4326) as at) p
      where f.synthetic and (not ST_Intersects(d.geom, p.at) or not ST_Intersects(z.geom, p.at) or not ST_Intersects(c.geom, p.at))`))
      .toEqual({ wrong: 0 });
    expect(await one(sql`
      select count(*) as wrong from city.firm f join city.zone z on ST_Intersects(z.geom, ST_SetSRID(ST_Point(f.lon, f.lat), 4326))
      where f.synthetic and f.zone_id is distinct from z.id`)).toEqual({ wrong: 0 });
  });

  test("bear no name of a listed company or a zone, and a code of a region that no administrative unit has", async () => {
    expect(await one(sql`
      select count(*) as same from city.firm s
      where s.synthetic and (
        exists (select from city.firm r where not r.synthetic and (r.name_zh = s.name_zh or starts_with(s.name_zh, r.stock_name)))
        or exists (select from city.zone_name n where n.name_zh = s.name_zh))`)).toEqual({ same: 0 });
    expect(await one(sql`
      select count(*) as units from city.admin_unit where code in (select distinct substr(credit_code, 3, 6) from city.firm where synthetic)`))
      .toEqual({ units: 0 });
  });

  test("are read as their signs are read", async () => {
    const rows = await fresh.database.owner.selectFrom("city.firm").select(["name_zh", "pinyin"]).where("synthetic", "=", true).limit(500).execute();
    const read = (text: string): string => pinyin(text, { toneType: "none", type: "array", v: true }).join("");
    // The coined word sign by sign: together its signs might look like a known word.
    const due = rows.map(({ name_zh: name }) => Array.from(name.slice(0, 3), read).join("") + read(name.slice(3, name.indexOf("("))));
    expect(rows.map((row) => row.pinyin)).toEqual(due);
  });

  test("replace those of an earlier run, keep the indexes, and leave a manifest beside the database", async () => {
    const indexes = () => sql`select indexname, indexdef from pg_indexes where schemaname = 'city' order by 1`.execute(fresh.database.owner);
    const before = (await indexes()).rows;
    const manifest = await load(3);
    expect((await indexes()).rows).toEqual(before);
    expect(await one(sql`select count(*) as firms, min(substr(id, 9, 2)) as seed from city.firm where synthetic`)).toEqual({ firms: count, seed: "03" });
    expect(await one(sql`select sum(firms) as firms from city.firm_rollup where area_kind = 'city' and year = 2020`))
      .toEqual(await one(sql`select count(*) as firms from city.firm_year where year = 2020`));
    const text = await readFile(join(directory, "manifest-3.json"), "utf8");
    expect(manifestSchema.parse(JSON.parse(text))).toEqual(manifest);
    expect(manifest.deviations.length).toBeGreaterThan(5);
  });
});

describe("docs/demonstration-data.md", () => {
  const page = fileURLToPath(new URL("../../../docs/demonstration-data.md", import.meta.url));

  test("states the assumptions that the generator makes for every section", async () => {
    const text = await readFile(page, "utf8");
    for (const [section, stated] of Object.entries(sectionAssumptions)) {
      const { enterpriseShare, meanEmployees, landM2PerEmployee, waterM3Per10kValueAdded } = stated;
      expect(text).toContain(`| ${section} | ${enterpriseShare} | ${meanEmployees} | ${landM2PerEmployee} | ${waterM3Per10kValueAdded} |`);
    }
  });

  test("holds the figures of 20,000 firms of seed 1", async () => {
    const fresh = await freshDatabase("embedded");
    try {
      await loadCity(fresh.database, { packs, city: "chengdu", firms: 0, seed: 1 });
      const inputs = await readInputs(fresh.database.owner, { cityId, packs });
      const made = await prepareFirms(fresh.database.owner, { cityId, packs, count: 20_000, seed: 1 });
      const text = await readFile(page, "utf8");
      expect(text).toBe(withGenerated(text, comparisonTables(made, inputs)));
    } finally {
      await fresh.drop();
    }
  }, 300_000);
});

test("the region of the codes is no administrative unit of the country's list for the city", async () => {
  const units = await readRows(join(packs, "chengdu", "admin-units.csv"));
  expect(units.length).toBeGreaterThan(200);
  expect(units.filter(({ code }) => code?.startsWith("519999"))).toEqual([]);
});
