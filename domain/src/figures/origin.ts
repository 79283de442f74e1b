import type { Figure, Mark, Unit } from "./figure.js";

/** Where values come from: what every figure built from them says about itself. */
export interface Origin {
  readonly mark: Mark;
  readonly dataset: string;
  readonly source?: string | null;
  readonly method?: string | null;
}

type Value = number | string | null;

/** A figure from its parts. A null value without a reason is not known. */
export function figureOf(
  measure: string, unit: Unit, value: Value, period: string | null, origin: Origin, more: Partial<Pick<Figure, "inputs" | "reason">> = {},
): Figure {
  return {
    measure, value, unit, period,
    mark: origin.mark,
    dataset: origin.dataset,
    source: origin.source ?? null,
    method: origin.method ?? null,
    inputs: more.inputs ?? [],
    reason: value === null ? (more.reason ?? "not-known") : null,
  };
}
