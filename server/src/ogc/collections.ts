import { sql, type RawBuilder } from "kysely";
import type { Visit } from "../http/visit.js";
import type { Box } from "./reference-systems.js";

/** From one day to another, both included; null is open. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** One layer of the city: which rows it has, what it says of each, and where each lies. */
export interface Collection {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  /** Rows with `id`, `geom` (EPSG:4326) and properties, in force at some time of the span. */
  readonly rows: (visit: Visit, span: Span) => RawBuilder<unknown>;
  /** Its columns of longitude and latitude with an index, where it is too large to look at every shape. */
  readonly points: boolean;
}

const inForce = (span: Span, alias: string) => {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)];
  return sql`(${from} is null or ${span.to}::date is null or ${from} <= ${span.to}::date) and (${to} is null or ${span.from}::date is null or ${to} > ${span.from}::date)`;
};

const yearOf = (day: string | null, open: number): number => (day === null ? open : Number(day.slice(0, 4)));

export const collections: readonly Collection[] = [
  {
    id: "zones", points: false, title: { zh: "产业功能区", en: "Industrial functional zones" },
    description: { zh: "轮廓为示意，按公布的中心和面积推绘", en: "Schematic outlines, drawn from published centres and areas" },
    rows: ({ city }, span) => sql`select z.id, z.geom, z.kind, z.status, z.evidence, z.schematic, z.valid_from as "validFrom", z.valid_to as "validTo", z.dataset_id as dataset,
      n.name_zh as "nameZh", n.name_en as "nameEn"
      from city.zone z left join lateral (select name_zh, name_en from city.zone_name n where n.city_id = z.city_id and n.zone_id = z.id and n.role = 'main'
        and ${inForce(span, "n")} order by n.valid_from desc nulls last limit 1) n on true
      where z.city_id = ${city.city_id} and ${inForce(span, "z")}`,
  },
  {
    id: "communities", points: false, title: { zh: "产业社区", en: "Industrial communities" },
    description: { zh: "功能区内的产业社区；演示数据", en: "Communities within zones; synthetic" },
    rows: ({ city }) => sql`select c.zone_id || '/' || c.id as id, c.geom, c.zone_id as zone, c.name_zh as "nameZh", c.name_en as "nameEn", c.area_m2 as "areaM2", c.synthetic,
      c.dataset_id as dataset from city.zone_community c where c.city_id = ${city.city_id}`,
  },
  {
    id: "districts", points: false, title: { zh: "区（市）县", en: "Districts and counties" },
    description: { zh: "区（市）县界", en: "Boundaries of districts and counties" },
    rows: ({ city }) => sql`select d.code as id, d.geom, d.name_zh as "nameZh", d.name_en as "nameEn", d.dataset_id as dataset
      from city.admin_unit d where d.city_id = ${city.city_id} and d.level = 'district'`,
  },
  {
    id: "metro-lines", points: false, title: { zh: "地铁线路", en: "Metro lines" }, description: { zh: "地铁线路", en: "Metro lines" },
    rows: ({ city }) => sql`select l.id, l.geom, l.name_zh as "nameZh", l.colour, l.dataset_id as dataset from city.metro_line l where l.city_id = ${city.city_id}`,
  },
  {
    id: "metro-stations", points: false, title: { zh: "地铁站", en: "Metro stations" }, description: { zh: "地铁站", en: "Metro stations" },
    rows: ({ city }) => sql`select s.name_zh as id, st_setsrid(st_makepoint(s.lon, s.lat), 4326) as geom, s.name_zh as "nameZh", s.lines, s.dataset_id as dataset
      from city.metro_station s where s.city_id = ${city.city_id}`,
  },
  {
    id: "firms", points: true, title: { zh: "企业", en: "Firms" },
    description: { zh: "在业、有坐标的企业；synthetic 为真的是演示数据", en: "Firms in business with a place; those with synthetic = true are made up" },
    rows: ({ city }, { from, to }) => sql`select f.id, st_setsrid(st_makepoint(f.lon, f.lat), 4326) as geom, f.name_zh as "nameZh", f.name_en as "nameEn", f.synthetic,
      f.industry_code as "industryCode", f.section, f.size, f.district_code as district, f.zone_id as zone, f.founded_year as "foundedYear", f.dataset_id as dataset, f.lon, f.lat
      from city.firm f where f.city_id = ${city.city_id} and f.lon is not null
        and (f.founded_year is null or f.founded_year <= ${yearOf(to, 9999)}::int) and (f.closed_year is null or f.closed_year > ${yearOf(from, 0)}::int)`,
  },
];

export interface Feature {
  readonly type: "Feature";
  readonly id: string;
  readonly geometry: { type: string; coordinates: unknown[] } | null;
  readonly properties: Record<string, unknown>;
}

export interface FeatureQuery {
  readonly span: Span;
  readonly box: Box | null;
  /** System of the box. */
  readonly boxSrid: number;
  readonly srid: number;
  readonly flipped: boolean;
  readonly after: string;
  readonly limit: number;
  readonly id?: string;
}

/** Features after an id, in the order of their ids; one more than the limit where there are more. */
export async function features(visit: Visit, collection: Collection, query: FeatureQuery): Promise<Feature[]> {
  const { srid, flipped } = query;
  const moved = srid === 4326 ? sql`f.geom` : sql`st_transform(f.geom, ${srid}::int)`;
  const digits = srid === 3857 ? 2 : 7;
  const geometry = sql`st_asgeojson(${flipped ? sql`st_flipcoordinates(${moved})` : moved}, ${digits}::int)`;
  const { rows } = await sql<Record<string, unknown> & { id: string; geometry: string | null }>`
    select f.*, null as geom, ${geometry} as geometry from (${collection.rows(visit, query.span)}) f
    where f.id > ${query.after} ${query.id === undefined ? sql`` : sql`and f.id = ${query.id}`} ${within(collection, query)}
    order by f.id limit ${query.limit + 1}`.execute(visit.tx);
  return rows.map(({ id, geometry: shape, geom: _geom, lon: _lon, lat: _lat, ...properties }) => ({
    type: "Feature", id, geometry: shape === null ? null : (JSON.parse(shape) as Feature["geometry"]), properties,
  }));
}

/** How many features a collection has, within the box where there is one. */
export async function matched(visit: Visit, collection: Collection, query: Pick<FeatureQuery, "box" | "boxSrid" | "span">): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${collection.rows(visit, query.span)}) f where true ${within(collection, query)}`.execute(visit.tx);
  return rows[0]?.n ?? 0;
}

function within({ points }: Collection, { box, boxSrid }: Pick<FeatureQuery, "box" | "boxSrid">): RawBuilder<unknown> {
  if (!box) return sql``;
  const [west, south, east, north] = box;
  const envelope = (left: number, right: number) => sql`st_makeenvelope(${left}::float8, ${south}::float8, ${right}::float8, ${north}::float8, ${boxSrid}::int)`;
  if (boxSrid === 3857) return sql`and st_intersects(f.geom, st_transform(${envelope(west, east)}, 4326))`;
  // A box whose west lies east of its east reaches over the date line.
  const spans = west <= east ? [[west, east]] as const : [[west, 180], [-180, east]] as const;
  const parts = spans.map(([left, right]) => (points
    ? sql`(f.lon between ${left}::float8 and ${right}::float8 and f.lat between ${south}::float8 and ${north}::float8)`
    : sql`st_intersects(f.geom, st_setsrid(${envelope(left, right)}, 4326))`));
  return sql`and (${sql.join(parts, sql` or `)})`;
}

/** West, south, east and north of a collection's features; null where it has none with a place. */
export async function extent(visit: Visit, collection: Collection): Promise<Box | null> {
  if (collection.points) return visit.city.bbox as unknown as Box;
  const { rows } = await sql<{ box: number[] | null }>`select case when e is null then null else array[st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e)] end as box
    from (select st_extent(f.geom) as e from (${collection.rows(visit, { from: null, to: null })}) f) x`.execute(visit.tx);
  return (rows[0]?.box ?? null) as Box | null;
}
