import { type Figure, type Mark, type Unit, units } from "./figure.js";
import { figureOf } from "./origin.js";

/** A stored figure about one subject. Money and large counts travel as decimal strings. */
export interface Observation {
  readonly measure: string;
  readonly period: string;
  readonly value: string | null;
  readonly unit: string;
  readonly mark: Mark;
  readonly dataset: string;
  readonly source: string | null;
}

const trust: Record<Mark, number> = { published: 3, derived: 2, estimated: 1, synthetic: 0 };

/** The figure an observation stands for. @throws RangeError if its unit is none of ours. */
export function observedFigure(row: Observation): Figure {
  const unit = units.find((known): known is Unit => known === row.unit);
  if (unit === undefined) throw new RangeError(`observedFigure: expected one of ${units.join(", ")}, found ${row.unit}`);
  const value = row.value === null ? null : unit === "cny" ? row.value : Number(row.value);
  return figureOf(row.measure, unit, value, row.period, row, { reason: "not-published" });
}

/** Whether a value of this period could be known on a day: `2020-11-01` from that day on, `2020` from that year on. */
export const knownOn = (period: string, day: string): boolean => period <= day.slice(0, period.length);

/**
 * The observation to show where several exist: the most trusted mark, then the latest period known on the day.
 * Undefined without any.
 */
export function preferred(rows: readonly Observation[], measure: string, day?: string): Observation | undefined {
  return rows
    .filter((row) => row.measure === measure && row.value !== null && (day === undefined || knownOn(row.period, day)))
    .toSorted((a, b) => trust[b.mark] - trust[a.mark] || (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))[0];
}
