import type { MeasureOrigin, Part } from "@chengqi/domain/chains/answers";
import type { Figure } from "@chengqi/domain/figures/figure";

/** A number of an answer about chains, with what the answer says of its measure; undefined where it says nothing. */
export function figureOf(measures: Readonly<Record<string, MeasureOrigin>>, measure: string, value: number | string | null, reason: string | null = null): Figure | undefined {
  const origin = measures[measure];
  if (!origin) return undefined;
  const { unit, period, mark, dataset, source, method } = origin;
  return { measure, value, unit, period, mark, dataset, source, method, inputs: [], reason: value === null ? (reason ?? "not-known") : null };
}

/** A part of a judgement as a figure that opens to its inputs. */
export const partFigure = ({ measure, value, unit, method, mark, dataset, period, reason, inputs }: Part): Figure => ({
  measure, value, unit, period, mark, dataset, source: null, method, reason: value === null ? (reason ?? "not-known") : null,
  inputs: inputs.map((input) => ({ ...input, period, dataset })),
});
