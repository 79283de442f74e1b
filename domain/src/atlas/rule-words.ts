import type { Name } from "../figures/figure.js";
import type { Atlas } from "./atlas.js";
import { grouped, money } from "./reading.js";

const both = (zh: string, en: string): Name => ({ zh, en });
const percent = (ratio: number) => grouped(ratio * 100, 1);

/** The rule as sentences, for pages, sheets and workbooks alike. */
export function ruleWords(rule: Atlas["rule"], year: number | null): Name[] {
  if (rule.by === "specialisation") return specialisedWords(rule);
  const minRevenue = [money(rule.minRevenueCny, "zh"), money(rule.minRevenueCny, "en")] as const;
  const period = year === null ? both("当年", "the year") : both(`${year}年`, String(year));
  const staff = rule.minEmployees > 0
    ? both(`，且从业人员不少于 ${grouped(rule.minEmployees)} 人`, ` and at least ${grouped(rule.minEmployees)} employees`)
    : both("", "");
  return [
    both(`重点企业：${period.zh}营业收入不低于 ${minRevenue[0]}${staff.zh}，按营业收入从高到低取前 ${rule.top} 家。`,
      `Key: revenue of at least ${minRevenue[1]}${staff.en} in ${period.en}, the ${rule.top} largest by revenue.`),
    ...(rule.declaredOnly ? [both("仅列属于已申报主导产业的企业。", "Only firms of the declared leading industries.")] : []),
    both(`配套企业：同一范围内、所属行业向重点企业所在行业供货的其他企业。供货关系取自全国投入产出表（2020年，42部门，国内流量）：以重点企业营业收入为权重，供货部门占其国内采购的比重不低于 ${percent(rule.minSupplyRatio)}%。`,
      `Supporting: other firms of the same area whose industry supplies the industries of the key ones, by the domestic flows of the national input–output table (2020, 42 sectors): sectors with at least ${percent(rule.minSupplyRatio)}% of the key firms' domestic purchases, weighted by their revenue.`),
    both(`各供货部门按比重分配名额，合计至多 ${rule.top} 家，部门内按营业收入从高到低。`,
      `Places, ${rule.top} at most, are divided among these sectors by share and go to their largest firms by revenue.`),
    both("供货关系是全国行业间的平均关系，不是企业之间的实际交易。", "These are national averages between industries, not actual dealings between firms."),
  ];
}

/** Classes of which an area has fewer firms tell nothing of what it is specialised in; of one class so many are listed. */
export const specialised = { leastFirms: 5, ofOneClass: 5 } as const;

const specialisedWords = ({ top, declaredOnly }: Atlas["rule"]): Name[] => [
  both(`登记簿没有营业收入和从业人员，重点企业按专业化程度列出：本范围企业数占比高于全市的行业小类（本范围不少于 ${specialised.leastFirms} 家），按企业数区位商从高到低，每类至多 ${specialised.ofOneClass} 家，合计至多 ${top} 家；全市范围按企业数从多到少。`,
    `The register has neither revenue nor employees, so key firms are told by specialisation: of the classes with ${specialised.leastFirms} firms or more here, by their location quotient of firms against the city, the highest first, ${specialised.ofOneClass} of a class at most and ${top} in all; for the whole city by the number of firms.`),
  ...(declaredOnly ? [both("仅列属于已申报主导产业的企业。", "Only firms of the declared leading industries.")] : []),
  both("同类企业按名称排列，不分先后；没有列出配套企业。", "Firms of a class stand by name, none before another; no supporting firms are listed."),
];

/** Why a firm is key where firms are known without figures. */
export const specialisedReason = (name: Name, firms: number, quotient: number): Name => both(
  `属“${name.zh}”，本范围 ${grouped(firms)} 家，企业数区位商 ${grouped(quotient, 2)}`,
  `${name.en ?? name.zh}: ${grouped(firms)} firms here, location quotient of firms ${grouped(quotient, 2)}`,
);

/** Why a firm is key. */
export const keyReason = (revenueCny: number, year: number, rank: number): Name => both(
  `${year}年营业收入 ${money(revenueCny, "zh")}，列第 ${rank} 位`, `Revenue of ${money(revenueCny, "en")} in ${year}, no. ${rank}`,
);

/** Why a firm is supporting. */
export const supportingReason = (sector: Name, shareRatio: number): Name => both(
  `属“${sector.zh}”部门，占重点企业国内采购的 ${percent(shareRatio)}%`,
  `${sector.en ?? sector.zh}: ${percent(shareRatio)}% of the key firms' domestic purchases`,
);
