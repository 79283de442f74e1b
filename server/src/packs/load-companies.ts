import { z } from "zod";
import type { Tx } from "../db/tables.js";
import { copyRows } from "./copy-rows.js";
import { fileOf, type CityPack } from "./pack.js";
import { readRows, text } from "./pack-rows.js";
import { firmSound } from "./sound.js";

const companyRow = z.object({
  code: text, exchange: text, name: text, fullname: text, list_date: z.string(), name_match: z.enum(["chengdu", "sichuan"]),
  top_products_revenue_share: z.string(),
});

/** The source has the exchange's name in the place of some dates. */
const dayOrNull = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null);

/** Names of the products; their shares are not additive and stay out. */
const productsOf = (value: string) => value.split("|").map((product) => product.replace(/:[\d.]+$/, "")).filter((product) => product !== "");

/**
 * Listed companies as real firms, found by their legal names alone: where they sit, what class they belong to and how large
 * they are is not in the source and stays unknown.
 */
export async function loadCompanies(tx: Tx, pack: CityPack): Promise<void> {
  const rows = await readRows(pack, "listedChengdu", companyRow);
  await copyRows(tx, "city.firm", rows.map((row) => ({
    city_id: pack.city.id, id: `${row.exchange}:${row.code}`, name_zh: row.fullname, name_en: null, ...firmSound(row.fullname),
    synthetic: false, credit_code: null, exchange: row.exchange, stock_code: row.code, stock_name: row.name,
    listed_on: dayOrNull(row.list_date), products: productsOf(row.top_products_revenue_share),
    industry_code: null, section: null, size: null, district_code: null, zone_id: null, community_id: null, lon: null, lat: null,
    cell: null, founded_year: null, closed_year: null, latest_year: null, revenue_cny: null, employees: null,
    dataset_id: fileOf(pack, row.name_match === "chengdu" ? "listedChengdu" : "listedSichuan").dataset,
  })));
}
