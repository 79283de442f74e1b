import type { Gap, Part, Presence } from "./answers.js";
import type { ChainLink } from "./chain-file.js";
import type { LinkImportance } from "./importance.js";
import type { LinkStatus } from "./link-status.js";

/** How pressing a status is; other statuses are no gap. */
export const pressing: Readonly<Partial<Record<LinkStatus, number>>> = { missing: 1, "at-risk": 0.8, weak: 0.6 };

export interface GapInput {
  readonly chain: string;
  readonly link: Pick<ChainLink, "id" | "stage" | "maturity">;
  readonly status: LinkStatus;
  /** How sure the status is; null: not known. */
  readonly confidence: number | null;
  readonly presence: Presence;
  readonly importance: LinkImportance;
  /** Part of local demand that is met; null: nothing is asked. */
  readonly metRatio: number | null;
  readonly year: number;
}

export type RankedGap = Omit<Gap, "targets" | "chainName" | "linkName" | "ecosystem" | "hosts" | "candidates">;

/**
 * What is weak, at risk or missing, the most pressing first. Score = importance × pressure × confidence, each shown: pressure is that of
 * the status (missing 1, at risk 0.8, weak 0.6), or, where local firms ask for the link, its mean with the part that is not met. Where the
 * confidence is not known half is taken, and said. Links whose importance is unknown stand last, without a score. Ties by chain and link.
 */
export function rankedGaps(links: readonly GapInput[]): RankedGap[] {
  return links.flatMap((input) => gapOf(input) ?? [])
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || order(`${a.chain}/${a.link}`, `${b.chain}/${b.link}`))
    .map((gap, index) => ({ ...gap, rank: index + 1 }));
}

function gapOf({ chain, link, status, confidence, presence, importance, metRatio, year }: GapInput): RankedGap | null {
  const urgent = pressing[status];
  if (urgent === undefined) return null;
  const pressure = metRatio === null ? urgent : (urgent + 1 - metRatio) / 2;
  const sure = confidence ?? 0.5;
  const parts = [
    part("importance", importance.score, "chain-importance", importance.score === null ? "no-importance" : null, year, []),
    part("pressure", pressure, "gap-pressure", null, year, [{ measure: "status", value: status, unit: "index" }, { measure: "metRatio", value: metRatio, unit: "ratio" }]),
    part("statusConfidence", sure, "status-confidence", confidence === null ? "confidence-unknown-half-taken" : null, year, []),
  ];
  return {
    chain, link: link.id, stage: link.stage, maturity: link.maturity, status, rank: 0, score: importance.score === null ? null : importance.score * pressure * sure,
    importance: [...importance.parts], presence, parts,
  };
}

const part = (measure: string, value: number | null, method: string, reason: string | null, year: number, inputs: Part["inputs"]): Part =>
  ({ measure, value, unit: "ratio", method, mark: "estimated", dataset: "chains", period: String(year), reason, inputs });

export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
