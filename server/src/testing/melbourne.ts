import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { AreaCount } from "@chengqi/domain/chains/validation-areas";
import { parse } from "csv-parse/sync";

const folder = fileURLToPath(new URL("../../../data/melbourne/", import.meta.url));
const rowsOf = (name: string): Record<string, string>[] => parse(gunzipSync(readFileSync(`${folder}${name}.csv.gz`)), { columns: true, bom: true });

/** Industries of the counts of jobs by division of ANZSIC 2006; two divisions are told apart by subdivision. */
const industries: Readonly<Record<string, string>> = {
  A: "agriculture_and_mining", B: "agriculture_and_mining", C: "manufacturing", D: "electricity_gas_water_and_waste_services", E: "construction", F: "wholesale_trade", G: "retail_trade",
  "44": "accommodation", "45": "food_and_beverage_services", I: "transport_postal_and_storage", J: "information_media_and_telecommunications", K: "finance_and_insurance",
  "66": "rental_and_hiring_services", "67": "real_estate_services", M: "business_services", N: "admin_and_support_services", O: "public_administration_and_safety",
  P: "education_and_training", Q: "health_care_and_social_assistance", R: "arts_and_recreation_services", S: "other_services",
};

/** Establishments of 2021 by area and industry; vacant premises are none. @throws RangeError naming a class that is of no industry */
export function melbourneEstablishments(): AreaCount[] {
  return rowsOf("establishments-2021").filter(({ is_vacant: vacant }) => vacant === "0").map(({ small_area: area = "", anzsic_division: division = "", anzsic4 = "" }) => {
    const industry = industries[division] ?? industries[anzsic4.slice(0, 2)];
    if (industry === undefined) throw new RangeError(`establishments-2021: found class ${division} ${anzsic4}, expected one of ANZSIC 2006`);
    return { area, industry, value: 1 };
  });
}

/** Jobs of 2021 by area and industry: sums over blocks; suppressed cells are left out. */
export function melbourneJobs(): AreaCount[] {
  const names = new Set(Object.values(industries));
  return rowsOf("jobs-by-block-industry-2002-2021").filter((row) => row["census_year"] === "2021" && row["is_total_row"] === "0").flatMap((row) =>
    [...names].flatMap((industry): AreaCount[] => (row[industry] ? [{ area: row["clue_small_area"] ?? "", industry, value: Number(row[industry]) }] : [])));
}
