import { netEntryRate, outputGrowth, type Series } from "./rates.js";
import type { Thresholds } from "./thresholds.js";

/** 导入、成长、成熟、衰退、再生. */
export type Stage = "introduction" | "growth" | "maturity" | "decline" | "renewal";
/** −1 falls, 0 holds, 1 rises. */
export type Signal = -1 | 0 | 1;

/** The judgement of one year and what it rests on. */
export interface Judgement {
  readonly stage: Stage;
  readonly netEntryRate: number;
  /** Null where output began within the window: it then counts as rising. */
  readonly outputGrowth: number | null;
  readonly entrySignal: Signal;
  readonly outputSignal: Signal;
  /** Most firms up to the year. */
  readonly mostFirms: number;
}

/** Rows: output falls, holds, rises; columns: firms become fewer, hold, become more. */
const byOutputAndEntry: readonly (readonly Stage[])[] = [
  ["decline", "decline", "maturity"],
  ["maturity", "maturity", "growth"],
  ["maturity", "growth", "growth"],
];

const signal = (value: number, down: number, up: number): Signal => (value > up ? 1 : value < down ? -1 : 0);

/** Every year's judgement; null for a year with too few years before it, unknown output, or no firm in the window. */
export function judgements(series: Series, firms: readonly number[], set: Thresholds): (Judgement | null)[] {
  let mostFirms = series.firmsBefore;
  let spell: Stage | null = null;
  let lapse = 0;
  return firms.map((count, year) => {
    mostFirms = Math.max(mostFirms, count);
    const plain = judge(series, firms, year, mostFirms, set);
    if (!plain) return null;
    const renewed = plain.stage === "growth" && (spell === "renewal" || lapse >= set.lapseYears);
    const stage = renewed ? "renewal" : plain.stage;
    lapse = stage === "maturity" || stage === "decline" ? lapse + 1 : 0;
    spell = stage;
    return { ...plain, stage };
  });
}

function judge(series: Series, firms: readonly number[], year: number, mostFirms: number, set: Thresholds): Judgement | null {
  if (year + 1 < set.leastYears || year < set.windowYears) return null;
  const now = series.output[year] ?? null;
  const before = series.output[year - set.windowYears] ?? null;
  const rate = netEntryRate(series, firms, year, set.windowYears);
  if (now === null || before === null || rate === null) return null;
  const growth = outputGrowth(series.output, year, set.windowYears);
  const entrySignal = signal(rate, set.netEntryDown, set.netEntryUp);
  const outputSignal = growth === null ? (now > 0 ? 1 : 0) : signal(growth, set.growthDown, set.growthUp);
  const seen = byOutputAndEntry[outputSignal + 1]![entrySignal + 1]!;
  const stage = mostFirms < set.fewFirms && seen !== "decline" ? "introduction" : seen;
  return { stage, netEntryRate: rate, outputGrowth: growth, entrySignal, outputSignal, mostFirms };
}
