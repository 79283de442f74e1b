import { sql } from "kysely";
import { inForce } from "./in-force.js";
import { sqlSource, type Source } from "./source.js";

const byId = [["id", "text"]] as const;
const outline = sql`st_asgeojson(z.geom, 7)`;

const zones = sqlSource(byId, ({ city, asOf }) => sql`
  select z.id, n.name_zh as "nameZh", n.name_en as "nameEn", z.kind, z.status, z.evidence, z.schematic, z.valid_from::text as "validFrom", z.valid_to::text as "validTo", z.dataset_id as dataset,
    ${outline} as geometry,
    array(select d.name_zh from city.zone_district l join city.admin_unit d on d.city_id = l.city_id and d.code = l.district_code
      where l.city_id = z.city_id and l.zone_id = z.id order by d.code) as district,
    array(select e.name_zh from city.zone_ecosystem l join city.ecosystem e on e.city_id = l.city_id and e.id = l.ecosystem_id
      where l.city_id = z.city_id and l.zone_id = z.id and ${inForce(asOf, "l")} and ${inForce(asOf, "e")} order by e.id) as ecosystems,
    array(select i.label_zh from city.zone_industry i where i.city_id = z.city_id and i.zone_id = z.id order by i.position) as "leadingIndustries"
  from city.zone z left join lateral (select name_zh, name_en from city.zone_name n where n.city_id = z.city_id and n.zone_id = z.id and n.role = 'main'
    and ${inForce(asOf, "n")} order by n.valid_from desc nulls last limit 1) n on true
  where z.city_id = ${city.city_id} and ${inForce(asOf, "z")}`);

const communities = sqlSource([["zone", "text"], ["id", "text"]], ({ city }) => sql`
  select z.zone_id as zone, z.id, z.name_zh as "nameZh", z.name_en as "nameEn", z.area_m2 as "areaM2", z.synthetic, z.dataset_id as dataset, ${outline} as geometry
  from city.zone_community z where z.city_id = ${city.city_id}`);

const districts = sqlSource([["code", "text"]], ({ city }) => sql`
  select z.code, z.name_zh as "nameZh", z.name_en as "nameEn", z.dataset_id as dataset, ${outline} as geometry
  from city.admin_unit z where z.city_id = ${city.city_id} and z.level = 'district'`);

const ecosystems = sqlSource(byId, ({ city, asOf }) => sql`
  select e.id, e.name_zh as "nameZh", e.name_en as "nameEn", e.family, e.evidence, e.valid_from::text as "validFrom", e.valid_to::text as "validTo", e.dataset_id as dataset,
    array(select l.zone_id from city.zone_ecosystem l where l.city_id = e.city_id and l.ecosystem_id = e.id and ${inForce(asOf, "l")} order by l.zone_id) as zones
  from city.ecosystem e where e.city_id = ${city.city_id} and ${inForce(asOf, "e")}`);

const bodies = sqlSource(byId, ({ city, asOf }) => sql`
  select b.id, b.name_zh as "nameZh", b.name_en as "nameEn", b.type, d.name_zh as district, b.valid_from::text as "validFrom", b.valid_to::text as "validTo", b.dataset_id as dataset
  from city.body b left join city.admin_unit d on d.city_id = b.city_id and d.code = b.district_code where b.city_id = ${city.city_id} and ${inForce(asOf, "b")}`);

const observations = sqlSource([["subjectKind", "text"], ["subject", "text"], ["measure", "text"], ["period", "text"], ["dataset", "text"]], ({ city }) => sql`
  select o.subject_kind as "subjectKind", o.subject_id as subject, o.measure, o.period, o.value, o.unit, o.source, o.mark, o.dataset_id as dataset
  from city.observation o where o.city_id = ${city.city_id}`);

const districtOf = sql`(select d.name_zh from city.admin_unit d where d.city_id = z.city_id and d.code = z.district_code)`;
const point = sql`case when z.lon is null or z.lat is null then null else '{"type":"Point","coordinates":[' || z.lon || ',' || z.lat || ']}' end`;

const parcels = sqlSource(byId, ({ city }) => sql`
  select z.id, z.zone_id as zone, ${districtOf} as district, z.land_use as "landUse", z.area_m2 as "areaM2", z.status, z.plot_ratio as "plotRatio", z.dataset_id as dataset, ${outline} as geometry
  from city.parcel z where z.city_id = ${city.city_id}`);

const facilities = sqlSource(byId, ({ city }) => sql`
  select z.id, z.name_zh as "nameZh", z.name_en as "nameEn", z.kind, z.capacity, z.area_m2 as "areaM2", z.zone_id as zone, ${districtOf} as district, z.lon, z.lat, z.place_basis as "placeBasis",
    z.dataset_id as dataset, ${point} as geometry
  from city.facility z where z.city_id = ${city.city_id}`);

const projects = sqlSource(byId, ({ city }) => sql`
  select z.id, z.name_zh as "nameZh", z.name_en as "nameEn", z.investor as firm, z.industry_code as industry, z.zone_id as zone, ${districtOf} as district, z.investment_cny as "investmentCny", z.stage,
    z.signed_on::text as "signedOn", z.lon, z.lat, z.place_basis as "placeBasis", z.dataset_id as dataset, ${point} as geometry
  from city.project z where z.city_id = ${city.city_id}`);

const companies = sqlSource(byId, ({ city }) => sql`
  select c.id, c.name_zh as "nameZh", c.name_en as "nameEn", c.industry_code as industry, c.products, c.seat, c.dataset_id as dataset from city.outside_company c where c.city_id = ${city.city_id}`);

const datasets = sqlSource(byId, ({ city }) => sql`
  select s.id, s.title_zh as "titleZh", s.title_en as "titleEn", s.source, s.licence, s.as_of::text as "asOf", s.owner, s.mark, s.synthetic, s.row_count as rows
  from city.dataset s where s.city_id = ${city.city_id}`);

export const citySources: Readonly<Record<string, Source>> = { zones, communities, districts, ecosystems, bodies, observations, parcels, facilities, projects, companies, datasets };
