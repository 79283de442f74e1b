import { productsIn, type OutsideCompany } from "@chengqi/domain/chains/candidates";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** What is known beside the firms: declarations, national figures, where zones lie. */
export interface AnalysisInput {
  readonly cityId: string;
  readonly classes: readonly { readonly code: string; readonly zh: string; readonly en: string | null }[];
  readonly zones: readonly { readonly id: string; readonly lon: number | null; readonly lat: number | null; readonly ecosystems: readonly string[] }[];
  /** Leading industries as declared, as prefixes of classes. */
  readonly declared: readonly { readonly zone: string; readonly codes: readonly string[] }[];
  readonly ecosystems: readonly { readonly id: string; readonly name: string }[];
  /** Companies that could fill a gap: the listed ones of the city, and those elsewhere that the city has brought. */
  readonly companies: readonly OutsideCompany[];
  readonly employment: readonly { readonly code: string; readonly year: number; readonly persons10k: number }[];
  /** Of the national table of 153 sectors. */
  readonly table: {
    readonly id: string;
    readonly sectors: readonly { readonly code: string; readonly output: number | null }[];
    readonly flows: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  };
}

const tableId = "china-2020-153";

export async function analysisInput(tx: Tx, cityId: string): Promise<AnalysisInput> {
  const city = await tx.selectFrom("city.city").select(["classification"]).where("city_id", "=", cityId).executeTakeFirstOrThrow();
  const classes = await tx.selectFrom("national.industry").select(["code", "name_zh as zh", "name_en as en"])
    .where("classification", "=", city.classification).where("level", "=", "class").orderBy("code").execute();
  const zones = (await sql<AnalysisInput["zones"][number]>`
    select z.id, z.centre_lon as lon, z.centre_lat as lat,
      coalesce((select array_agg(e.ecosystem_id order by e.ecosystem_id) from city.zone_ecosystem e where e.city_id = z.city_id and e.zone_id = z.id), '{}') as ecosystems
    from city.zone z where z.city_id = ${cityId} order by z.id`.execute(tx)).rows;
  const declared = await tx.selectFrom("city.zone_industry").select(["zone_id as zone", "codes"]).where("city_id", "=", cityId).orderBy("zone_id").orderBy("position").execute();
  const ecosystems = await tx.selectFrom("city.ecosystem").select(["id", "name_zh as name"]).where("city_id", "=", cityId).orderBy("id").execute();
  const listed = await tx.selectFrom("city.firm").select(["id", "name_zh as name", "products", "industry_code as class", "dataset_id as source", "synthetic"])
    .where("city_id", "=", cityId).where("stock_code", "is not", null).orderBy("id").execute();
  const elsewhere = await tx.selectFrom("city.outside_company").select(["name_zh as name", "products", "industry_code as class", "seat as place", "dataset_id as source"])
    .where("city_id", "=", cityId).orderBy("id").execute();
  const companies = [
    ...listed.map(({ products, ...one }): OutsideCompany => ({ ...one, place: null, products: products.map((name) => ({ name, share: null })) })),
    ...elsewhere.map(({ products, ...one }): OutsideCompany => ({ ...one, id: null, synthetic: false, products: products.flatMap(productsIn) })),
  ];
  const { rows: employment } = await sql<AnalysisInput["employment"][number]>`
    select industry_code as code, year, persons_10k::float8 as "persons10k" from national.employment order by industry_code, year`.execute(tx);
  const { rows: sectors } = await sql<{ code: string; output: number | null }>`
    select code, output::float8 as output from national.io_sector where table_id = ${tableId} order by code`.execute(tx);
  const { rows: flows } = await sql<{ from: string; to: string; value: number }>`
    select from_code as "from", to_code as "to", sum(value)::float8 as value from national.io_flow where table_id = ${tableId}
    and origin in ('Domestic', 'Total') group by from_code, to_code having sum(value) <> 0 order by from_code, to_code`.execute(tx);
  return { cityId, classes, zones, declared, ecosystems, companies, employment, table: { id: tableId, sectors, flows } };
}
