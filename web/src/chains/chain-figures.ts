import type { PairRow } from "@chengqi/domain/chains/answers-duplication";
import { duplicationLevels } from "@chengqi/domain/chains/answers-duplication";
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

/** A number of a pair of zones; that of all levels opens to each of them. */
export function pairFigure(measures: Readonly<Record<string, MeasureOrigin>>, { levels }: PairRow, measure: string, value: number | null): Figure | undefined {
  const figure = figureOf(measures, measure, value, measure === "declaredOverlap" ? "declares-none" : "no-revenue");
  if (!figure || measure !== "duplicationScore") return figure;
  const { period, dataset } = figure;
  return { ...figure, inputs: duplicationLevels.map((level) => ({ measure: `duplication-${level}`, value: levels[level], unit: "ratio", period, dataset })) };
}

export const pairPath = (a: string, b: string): string => `/duplication/${encodeURIComponent(a)}/${encodeURIComponent(b)}`;
