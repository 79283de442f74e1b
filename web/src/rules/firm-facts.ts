import type { FirmCard } from "@chengqi/domain/enterprises/firm";
import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import { words } from "@chengqi/domain/words/words";
import { numberOf } from "../ui/format.js";

const yearly: Readonly<Record<string, string>> = {
  营业收入: "revenueCny", 增加值: "valueAddedCny", 税收: "taxCny", 从业人员: "employees", 用地面积: "landM2", 综合能耗: "energyTce", 用水量: "waterM3",
  碳排放: "emissionsTCO2e", 研发经费: "rdCny",
};

/** What is known of a firm in the year in force, by the names rules use; what nobody reported is null. */
export function factsOfFirm(firm: FirmCard): RuleExample["facts"] {
  const at = (year: number | null, measure: string) => numberOf(firm.years.find((one) => one.year === year)?.figures[measure]?.value ?? null);
  const { year } = firm;
  const before = year === null ? null : year - 1;
  const three = (measure: string) => (year === null ? null : [year - 2, year - 1, year].map((one) => at(one, measure)));
  return {
    行业代码: firm.industry?.code ?? null, 规模: firm.size === null ? null : words.zh.size[firm.size], 区县代码: firm.district?.code ?? null,
    功能区: firm.zone?.id ?? null, 社区: firm.community?.id ?? null, 成立年份: firm.foundedYear, 上市日期: firm.stock?.listedOn ?? null,
    产品: firm.products,
    ...Object.fromEntries(Object.entries(yearly).map(([name, measure]) => [name, at(year, measure)])),
    上年营业收入: at(before, "revenueCny"), 上年税收: at(before, "taxCny"), 上年从业人员: at(before, "employees"),
    近三年税收: three("taxCny"), 近三年营业收入: three("revenueCny"),
  };
}
