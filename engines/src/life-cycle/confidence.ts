import type { Judgement } from "./stages.js";
import type { Thresholds } from "./thresholds.js";

/** What a judgement's confidence is the mean of, each from 0 to 1. A rule of thumb, not a probability. */
export interface Confidence {
  /** Firms and output tell the same: 1; one step apart 2/3; opposite 1/3. */
  readonly agreement: number;
  /** How far the rates are from the nearest threshold, in half bands; the less clear of the two. */
  readonly clearness: number;
  /** Years in this stage without a break, in windows. */
  readonly persistence: number;
}

export const confidenceOf = ({ agreement, clearness, persistence }: Confidence): number => (agreement + clearness + persistence) / 3;

/** @param years judged years in the same stage up to this one, this one included. */
export function confidenceParts(found: Judgement, years: number, set: Thresholds): Confidence {
  const persistence = Math.min(1, years / set.windowYears);
  // While a link is introduced, the number of its firms decides alone.
  if (found.stage === "introduction") return { agreement: 1, clearness: Math.min(1, (2 * (set.fewFirms - found.mostFirms)) / set.fewFirms), persistence };
  const apart = Math.abs(found.entrySignal - found.outputSignal);
  const output = found.outputGrowth === null ? 1 : clearness(found.outputGrowth, set.growthDown, set.growthUp);
  return { agreement: 1 - apart / 3, clearness: Math.min(output, clearness(found.netEntryRate, set.netEntryDown, set.netEntryUp)), persistence };
}

const clearness = (value: number, down: number, up: number): number =>
  Math.min(1, (2 * Math.min(Math.abs(value - down), Math.abs(value - up))) / (up - down));
