import type { ImportKindId } from "@chengqi/domain/imports/kinds";

/** How a staged row `r` becomes a row of a table. Texts are SQL of our own; nothing of a file stands in them. */
export interface Relation {
  readonly table: string;
  /** Columns of the table's key beside the city, each with its value. */
  readonly keys: readonly (readonly [column: string, value: string, type: "text" | "integer"])[];
  /** More rows than one for a staged row. */
  readonly from?: string;
  /** Values by columns, as jsonb; without any the table is left alone, unless `always`. */
  readonly content: string;
  /** What a new row gets beside. */
  readonly base?: string;
  /** Whether a row is there for each staged row, also without values. */
  readonly always: boolean;
  readonly shapes?: readonly string[];
  /** The dataset of the import is no value of its own. */
  readonly ownDataset?: boolean;
}

const some = (columns: readonly string[]): string => `jsonb_strip_nulls(jsonb_build_object(${columns.map((column) => `'${column}', r.content -> '${column}'`).join(", ")}))`;
const byTarget = (column: string): Relation["keys"][number] => [column, "r.target_id", "text"];
const year: Relation["keys"][number] = ["year", "r.sub::integer", "integer"];
const shape = "case when r.geom is null then '{}'::jsonb else jsonb_build_object('geom', st_multi(r.geom)::text) end";

const mainName = `coalesce((select n.name_zh from city.zone_name n where n.city_id = r.city_id and n.zone_id = r.target_id and n.role = 'main'
  order by n.valid_from desc nulls last limit 1), r.content ->> 'name_zh')`;
const each = (column: string): string => `cross join lateral jsonb_array_elements_text(case when jsonb_typeof(r.content -> '${column}') = 'array' then r.content -> '${column}' else '[]' end) with ordinality as e (value, place)`;
const ecosystemOf = `cross join lateral (select s.id from city.ecosystem s
  left join city.zone_ecosystem k on k.city_id = s.city_id and k.zone_id = r.target_id and k.ecosystem_id = s.id
  where s.city_id = r.city_id and (s.name_zh = e.value or s.id = e.value) order by (k.zone_id is null), s.valid_from desc limit 1) as s`;

/** A published area of a zone, of the year that the import's data are of. */
const area = (column: string, measure: string): Relation => ({
  table: "observation", always: false, ownDataset: true, content: `case when r.content ? '${column}' then jsonb_build_object('value', r.content -> '${column}', 'unit', 'm2') else '{}'::jsonb end`,
  base: `'{"mark": "published"}'::jsonb`,
  keys: [
    ["subject_kind", "'zone'::text", "text"], ["subject_id", "r.target_id", "text"], ["measure", `'${measure}'::text`, "text"],
    ["period", `coalesce((select min(o.period) from city.observation o where o.city_id = r.city_id and o.subject_kind = 'zone' and o.subject_id = r.target_id
      and o.measure = '${measure}' and o.value = (r.content ->> '${column}')::numeric), (select left(i.options ->> 'asOf', 4) from city.import i where i.city_id = r.city_id and i.id = r.import_id))`, "text"], // What a dataset says already is not said once more.
    ["dataset_id", `coalesce((select min(o.dataset_id) from city.observation o where o.city_id = r.city_id and o.subject_kind = 'zone' and o.subject_id = r.target_id
      and o.measure = '${measure}' and o.value = (r.content ->> '${column}')::numeric), 'import-' || r.import_id)`, "text"],
  ],
});

const zones: readonly Relation[] = [
  { table: "zone", keys: [byTarget("id")], content: `(${some(["kind"])} || ${shape})`, base: `jsonb_build_object('status', 'listed', 'evidence', 'sourced', 'schematic', false)`, always: true, shapes: ["geom", "start_geom"] },
  { table: "zone_name", keys: [byTarget("zone_id"), ["name_zh", mainName, "text"]], content: some(["name_en"]), base: `jsonb_build_object('role', 'main')`, always: true },
  { table: "zone_district", keys: [byTarget("zone_id"), ["district_code", "e.value", "text"]], from: each("district_code"), content: "'{}'::jsonb", always: true },
  { table: "zone_ecosystem", keys: [byTarget("zone_id"), ["ecosystem_id", "s.id", "text"]], from: `${each("ecosystems")} ${ecosystemOf}`, content: "'{}'::jsonb", always: true },
  {
    table: "zone_industry", from: each("leading_industries"), content: "'{}'::jsonb", base: `jsonb_build_object('label_zh', e.value, 'codes', '[]'::jsonb)`, always: true,
    keys: [byTarget("zone_id"), ["position", `coalesce((select i.position from city.zone_industry i where i.city_id = r.city_id and i.zone_id = r.target_id and i.label_zh = e.value limit 1),
      (select coalesce(max(i.position), 0) from city.zone_industry i where i.city_id = r.city_id and i.zone_id = r.target_id) + e.place::integer)`, "integer"]],
  },
  area("planned_area_m2", "areaM2"), area("start_area_m2", "startAreaM2"),
];

/** What rows of a kind are written to, the first being the thing itself. */
export const relations: Readonly<Record<ImportKindId, readonly Relation[]>> = {
  firms: [{ table: "firm", keys: [byTarget("id")], content: "(r.content - 'firm_id')", base: `'{"products": [], "synthetic": false}'::jsonb`, always: true }],
  "firm-years": [
    { table: "firm_year", keys: [byTarget("firm_id"), year], content: some(["revenue_cny", "employees"]), always: false },
    {
      table: "firm_return", keys: [byTarget("firm_id"), year], always: false,
      content: some(["value_added_cny", "tax_cny", "land_m2", "energy_tce", "water_m3", "emissions_tco2e", "rd_cny"]),
      base: "jsonb_build_object('zone_id', (select f.zone_id from city.firm f where f.city_id = r.city_id and f.id = r.target_id))",
    },
  ],
  zones,
  parcels: [{ table: "parcel", keys: [byTarget("id")], content: `((r.content - 'id') || ${shape})`, always: true, shapes: ["geom"] }],
  facilities: [{ table: "facility", keys: [byTarget("id")], content: "(r.content - 'id')", always: true }],
  projects: [{ table: "project", keys: [byTarget("id")], content: "(r.content - 'id')", always: true }],
  companies: [{ table: "outside_company", keys: [byTarget("id")], content: "(r.content - 'id')", base: `'{"products": []}'::jsonb`, always: true }],
  observations: [{
    table: "observation", always: true, ownDataset: true, content: some(["value", "unit", "source"]), base: `'{"mark": "published"}'::jsonb`,
    keys: [["subject_kind", "r.content ->> 'subject_kind'", "text"], ["subject_id", "r.content ->> 'subject_id'", "text"], ["measure", "r.content ->> 'measure'", "text"], ["period", "r.content ->> 'period'", "text"], ["dataset_id", "r.target_id", "text"]],
  }],
};
