import type { SyntheticFirm } from "@chengqi/domain/demonstration/demonstration";

export const firmColumns = [
  "city_id", "id", "name_zh", "name_en", "pinyin", "initials", "synthetic", "credit_code", "industry_code", "section", "size",
  "district_code", "zone_id", "community_id", "lon", "lat", "cell", "founded_year", "closed_year", "latest_year", "revenue_cny",
  "employees", "products", "dataset_id",
] as const;

export const firmYearColumns = ["city_id", "firm_id", "year", "revenue_cny", "employees", "dataset_id"] as const;

export const firmReturnColumns = [
  "city_id", "firm_id", "year", "zone_id", "value_added_cny", "tax_cny", "land_m2", "energy_tce", "water_m3", "emissions_tco2e", "rd_cny",
  "dataset_id",
] as const;

/** One firm in COPY's text format. No text of the generator holds a tab, a newline or a backslash, so none is escaped. */
export function firmRow(cityId: string, dataset: string, firm: SyntheticFirm, cell: number): string {
  const { name } = firm;
  const latest = firm.years.at(-1);
  return `${cityId}\t${firm.id}\t${name.zh}\t${name.en}\t${name.pinyin}\t${name.initials}\tt\t${firm.id}\t${firm.industryCode}\t` +
    `${firm.section}\t${firm.size}\t${firm.districtCode}\t${firm.zoneId ?? "\\N"}\t${firm.communityId ?? "\\N"}\t${firm.lon}\t${firm.lat}\t` +
    `${cell}\t${firm.foundedYear}\t${firm.closedYear ?? "\\N"}\t${latest?.year ?? "\\N"}\t${latest?.revenueCny ?? "\\N"}\t` +
    `${latest?.employees ?? "\\N"}\t${productsText(firm.products)}\t${dataset}\n`;
}

/** A list as PostgreSQL writes arrays. */
export const productsText = (products: readonly string[]): string => (products.length === 0 ? "{}" : `{"${products.join('","')}"}`);

/** What anybody may read of the years of a firm, in COPY's text format. */
export function firmYearRows(cityId: string, dataset: string, firm: SyntheticFirm): string {
  let rows = "";
  for (const year of firm.years) {
    rows += `${cityId}\t${firm.id}\t${year.year}\t${year.revenueCny}\t${year.employees}\t${dataset}\n`;
  }
  return rows;
}

/** The returns of a firm in COPY's text format. */
export function firmReturnRows(cityId: string, dataset: string, firm: SyntheticFirm): string {
  const zone = firm.zoneId ?? "\\N";
  let rows = "";
  for (const year of firm.years) {
    rows += `${cityId}\t${firm.id}\t${year.year}\t${zone}\t${year.valueAddedCny}\t${year.taxCny}\t${year.landM2}\t${year.energyTce}\t` +
      `${year.waterM3}\t${year.emissionsTCO2e}\t${year.rdCny}\t${dataset}\n`;
  }
  return rows;
}
