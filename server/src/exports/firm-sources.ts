import { sql } from "kysely";
import { firmsOf } from "../enterprises/sql.js";
import { inForce } from "./in-force.js";
import { sqlSource, type Source } from "./source.js";

/** Firms in business on the day, narrowed as the page of firms is. */
const firms = sqlSource([["id", "text"]], ({ tx, city, asOf }, { filter }) => {
  const places = firmsOf(tx, filter ?? { cityId: city.city_id, year: Number(asOf.slice(0, 4)) }).selectAll();
  return sql`select f.id, f.id as "firmId", f.credit_code as "creditCode", f.name_zh as "nameZh", f.name_en as "nameEn", f.industry_code as industry, f.products,
    d.name_zh as district, f.zone_id as zone, n.name_zh as "zoneName", f.lon, f.lat, p.address, p.place_basis as "placeBasis", f.founded_year as "foundedYear", f.closed_year as "closedYear", f.size,
    f.latest_year as "latestYear", f.revenue_cny as "revenueCny", f.employees, f.synthetic, f.dataset_id as dataset,
    case when f.lon is null or f.lat is null then null else '{"type":"Point","coordinates":[' || f.lon || ',' || f.lat || ']}' end as geometry
    from (${places}) f
      join city.firm p on p.city_id = f.city_id and p.id = f.id
      left join city.admin_unit d on d.city_id = f.city_id and d.code = f.district_code
      left join lateral (select name_zh from city.zone_name n where n.city_id = f.city_id and n.zone_id = f.zone_id and n.role = 'main'
        and ${inForce(asOf, "n")} order by n.valid_from desc nulls last limit 1) n on true`;
});

const years = sqlSource([["firm", "text"], ["year", "integer"]], ({ city }) => sql`
  select y.firm_id as firm, y.year, f.credit_code as "creditCode", f.name_zh as "nameZh", y.revenue_cny as "revenueCny", y.employees, f.synthetic, y.dataset_id as dataset
  from city.firm_year y join city.firm f on f.city_id = y.city_id and f.id = y.firm_id where y.city_id = ${city.city_id}`);

/** As far as the reader may see them: the database keeps the rest back. */
const returns = sqlSource([["firm", "text"], ["year", "integer"]], ({ city }) => sql`
  select r.firm_id as firm, r.year, f.credit_code as "creditCode", f.name_zh as "nameZh", r.value_added_cny as "valueAddedCny", r.tax_cny as "taxCny", r.rd_cny as "rdCny",
    r.land_m2 as "landM2", r.energy_tce as "energyTce", r.water_m3 as "waterM3", r.emissions_tco2e as "emissionsTCO2e", f.synthetic, r.dataset_id as dataset
  from city.firm_return r join city.firm f on f.city_id = r.city_id and f.id = r.firm_id where r.city_id = ${city.city_id}`);

const placements = sqlSource([["chain", "text"], ["version", "integer"], ["link", "text"], ["firm", "text"]], ({ city }) => sql`
  select l.chain_id as chain, l.version, l.link_id as link, l.firm_id as firm, f.name_zh as "nameZh", l.confidence, l.share, l.basis, l.word, f.synthetic
  from city.firm_link l join city.firm f on f.city_id = l.city_id and f.id = l.firm_id where l.city_id = ${city.city_id}`);

export const firmSources: Readonly<Record<string, Source>> = { firms, "firm-years": years, "firm-returns": returns, placements };
