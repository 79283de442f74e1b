import type { SqlColumns } from "@chengqi/engines/rules";

/** Where the fact of a term is read: SQL over the tables that `firmFacts` joins, and whether it is of what firms return. */
interface Source {
  readonly sql: string;
  /** Of city.firm_return: for a stated purpose only. */
  readonly returned: boolean;
}

const open = (sql: string): Source => ({ sql, returned: false });
const returned = (sql: string): Source => ({ sql, returned: true });

const sizes = "case f.size when 'large' then '大型' when 'medium' then '中型' when 'small' then '小型' when 'micro' then '微型' end";
const threeYears = (table: string, column: string): string =>
  `case when coalesce(${table}0.${column}, ${table}1.${column}, ${table}2.${column}) is not null then array[${table}2.${column}::float8, ${table}1.${column}::float8, ${table}0.${column}::float8] end`;

/** Every term of the vocabulary of firms. The year in force is 0, the year before 1, the one before that 2. */
export const firmTerms: Readonly<Record<string, Source>> = {
  行业代码: open("f.industry_code"),
  门类: open("f.section"),
  规模: open(sizes),
  区县代码: open("f.district_code"),
  功能区: open("f.zone_id"),
  社区: open("f.community_id"),
  成立年份: open("f.founded_year::float8"),
  上市日期: open("f.listed_on"),
  产品: open("nullif(f.products, '{}')"),
  营业收入: open("y0.revenue_cny::float8"),
  从业人员: open("y0.employees::float8"),
  上年营业收入: open("y1.revenue_cny::float8"),
  上年从业人员: open("y1.employees::float8"),
  近三年营业收入: open(threeYears("y", "revenue_cny")),
  增加值: returned("r0.value_added_cny::float8"),
  税收: returned("r0.tax_cny::float8"),
  用地面积: returned("r0.land_m2"),
  综合能耗: returned("r0.energy_tce"),
  用水量: returned("r0.water_m3"),
  碳排放: returned("r0.emissions_tco2e"),
  研发经费: returned("r0.rd_cny::float8"),
  上年税收: returned("r1.tax_cny::float8"),
  近三年税收: returned(threeYears("r", "tax_cny")),
};

/** Terms as the rule language's SQL takes them. */
export const firmSqlColumns: SqlColumns = Object.fromEntries(Object.entries(firmTerms).map(([name, { sql }]) => [name, sql]));

/** The names that are of what firms return. */
export const returnedNames = (names: readonly string[]): string[] => names.filter((name) => firmTerms[name]?.returned === true);

/** The tables the terms are read from, for the firms in business in `year`; `$city` and `$year` are checked by the caller. */
export function firmFacts(cityId: string, year: number): string {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(cityId) || !Number.isInteger(year)) throw new RangeError(`firmFacts: found ${cityId}, ${year}, expected the id of a city and a year`);
  const joined = [0, 1, 2].flatMap((back) => [["y", "firm_year"], ["r", "firm_return"]].map(([name, table]) =>
    `left join city.${table} as ${name}${back} on ${name}${back}.city_id = '${cityId}' and ${name}${back}.firm_id = f.id and ${name}${back}.year = ${year - back}`));
  return `city.firm as f ${joined.join(" ")}`;
}

/** Firms in business in the year, as the lists have them: where the year of foundation is not known, the firm is not hidden. */
export const inBusiness = (cityId: string, year: number): string =>
  `f.city_id = '${cityId}' and (f.founded_year is null or f.founded_year <= ${year}) and (f.closed_year is null or f.closed_year > ${year})`;
