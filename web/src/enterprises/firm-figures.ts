import type { Dataset } from "@chengqi/domain/datasets/dataset";
import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import type { Figure } from "@chengqi/domain/figures/figure";

/** A figure of a row of the list, with the mark of its dataset. */
export function firmFigure(firm: FirmRow, measure: "revenueCny" | "employees", datasets: ReadonlyMap<string, Dataset>): Figure {
  const value = firm[measure];
  return {
    measure, value, unit: measure === "employees" ? "person" : "cny", period: firm.year === null ? null : String(firm.year),
    mark: firm.synthetic ? "synthetic" : (datasets.get(firm.dataset)?.mark ?? "published"),
    dataset: firm.dataset, source: null, method: null, inputs: [], reason: value === null ? "not-published" : null,
  };
}
