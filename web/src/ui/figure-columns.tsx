import type { Figure } from "@chengqi/domain/figures/figure";
import type { TFunction } from "i18next";
import type { Column } from "./DataTable.js";
import { FigureView } from "./FigureView.js";
import { columnScale, numberOf, type Reading } from "./format.js";

interface FigureColumnOptions {
  readonly wideOnly?: boolean;
  /** Short heading where the measure's own name is too long. */
  readonly title?: string;
}

/** A column of one measure on one scale, its unit in the header. */
export function figureColumn<Row>(
  measure: string, rows: readonly Row[], figureOf: (row: Row) => Figure | undefined, reading: Reading, t: TFunction,
  options: FigureColumnOptions = {},
): Column<Row> {
  const figures = rows.map(figureOf);
  const unit = figures.find((figure) => figure !== undefined)?.unit ?? "count";
  const scale = columnScale(unit, figures.map((figure) => figure?.value ?? null), reading);
  return {
    key: measure,
    title: options.title ?? t(`measure.${measure}`),
    unit: t(scale.unitKey),
    numeric: true,
    ...(options.wideOnly && { wideOnly: true }),
    cell: (row) => <FigureView figure={figureOf(row)} form="cell" scale={scale} />,
    order: (row) => numberOf(figureOf(row)?.value ?? null),
  };
}
