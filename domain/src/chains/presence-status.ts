import { explain, valueOf, type Explanation, type Facts, type Rule } from "@chengqi/engines/rules";
import type { Presence } from "./answers.js";
import type { Maturity } from "./chain-file.js";
import type { LinkStatus } from "./link-status.js";

/** What a rule over `chain-link` may say, and what it means; anything else, and unknown, cannot be told. */
export const statusWords: Readonly<Record<string, LinkStatus>> = { 强: "strong", 有: "present", 弱: "weak", 断链风险: "at-risk", 缺: "missing" };

const maturityWords: Readonly<Record<Maturity, string>> = { emerging: "萌芽", growing: "成长", mature: "成熟", declining: "衰退" };

export interface StatusInput {
  readonly presence: Presence;
  /** Firms of classes that are partly the link's, whose products are not known; null: not counted. */
  readonly undecidedFirms: number | null;
  /** Firms of these classes whose products are known, on the link or not; null: not counted. */
  readonly decidedFirms: number | null;
  readonly askedCny: number | null;
  readonly metRatio: number | null;
  readonly critical: boolean;
  readonly maturity: Maturity;
  readonly dataAgeYears: number | null;
}

/** The facts of a link under the names of the vocabulary `chain-link`. */
export const statusFacts = ({ presence, undecidedFirms, decidedFirms, askedCny, metRatio, critical, maturity, dataAgeYears }: StatusInput): Facts => new Map(Object.entries({
  企业数: presence.firms, 待判企业数: undecidedFirms, 已判企业数: decidedFirms, 营业收入: presence.revenueCny, 从业人员: presence.employees, 区位商: presence.locationQuotient,
  首位企业占比: presence.topShare, 营业收入增速: presence.growth, 需求: askedCny, 满足率: metRatio, 关键环节: critical, 技术成熟度: maturityWords[maturity],
  置信度: presence.confidence, 数据年龄: dataAgeYears,
}));

/** Each year of age takes this part of the trust away. */
const yearlyLoss = 0.1;

/**
 * The status of a link by a rule of kind `link-status`, with its confidence: the mean confidence of the placements (where there are
 * none, the part of the firms of its classes that can be told; 1 where all can) times 0.9 for each year of age; null where the status cannot be told or the age is unknown.
 * @param today days since 1970-01-01
 */
export function statusOf(rule: Rule, input: StatusInput, today: number): { readonly status: LinkStatus; readonly confidence: number | null } {
  const value = valueOf(rule, { facts: statusFacts(input), today });
  const status = typeof value === "string" ? (statusWords[value] ?? "unknown") : "unknown";
  const { presence, undecidedFirms, decidedFirms, dataAgeYears } = input;
  const placed = presence.confidence ?? decidedShare(undecidedFirms, decidedFirms);
  return { status, confidence: status === "unknown" || placed === null || dataAgeYears === null ? null : placed * (1 - yearlyLoss) ** Math.max(0, dataAgeYears) };
}

function decidedShare(undecided: number | null, decided: number | null): number | null {
  if (undecided === 0) return 1;
  return undecided === null || decided === null ? null : decided / (decided + undecided);
}

/** The same, opened to the conditions that decided. */
export const statusExplained = (rule: Rule, text: string, input: StatusInput, today: number): Explanation => explain(rule, text, { facts: statusFacts(input), today });
