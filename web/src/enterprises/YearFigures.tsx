import type { Figure } from "@chengqi/domain/figures/figure";
import { yearlyMeasures } from "@chengqi/domain/figures/totals";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { columnScale, numberOf, type Reading } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { yearOption } from "./year-chart.js";
import "./enterprises.css";

export interface YearOfFigures {
  readonly year: number;
  readonly figures: Readonly<Record<string, Figure>>;
}

const defaults = { measure: "revenueCny" } as const;

/** Figures over the years: one measure as bars, all of them as a table of measures by years. */
export function YearFigures({ years, areaFigures = false }: { years: readonly YearOfFigures[]; areaFigures?: boolean }) {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const measures = useMemo(() => [...(areaFigures ? ["firms"] : []), ...yearlyMeasures], [areaFigures]);
  const measure = measures.includes(state.measure) ? state.measure : defaults.measure;
  if (years.length === 0) {
    return <Section title={t("enterprises.yearsTitle")}><Empty title={t("enterprises.noYears")} hint={t("enterprises.noYearsHint")} /></Section>;
  }
  return (
    <Section title={t("enterprises.yearsTitle")} note={t("enterprises.yearsNote")}>
      <div className="measure-switch">
        <Segmented
          size="small" aria-label={t("enterprises.measure")} value={measure} onChange={(value) => change({ measure: value })}
          options={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      </div>
      <YearChart years={years} measure={measure} />
      <YearTable years={years} measures={measures} />
    </Section>
  );
}

function YearChart({ years, measure }: { years: readonly YearOfFigures[]; measure: string }) {
  const { t } = useTranslation();
  const reading = useReading();
  const palette = usePalette();
  const unit = years[0]?.figures[measure]?.unit ?? "count";
  const values = useMemo(() => years.map(({ figures }) => numberOf(figures[measure]?.value ?? null)), [years, measure]);
  const scale = useMemo(() => columnScale(unit, values, reading), [unit, values, reading]);
  const option = useMemo(
    () => yearOption(years.map(({ year }) => year), values, { scale, palette, language: reading.language }),
    [years, values, scale, palette, reading],
  );
  const table = {
    columns: [t("enterprises.year"), `${t(`measure.${measure}`)} (${t(`unit.${unit}`)})`],
    rows: years.map(({ year }, index) => [year, values[index] ?? null]),
  };
  return (
    <div className="year-chart">
      <Chart title={t(`measure.${measure}`)} note={t(scale.unitKey)} option={option} table={table} height={220} />
    </div>
  );
}

interface MeasureRow {
  readonly measure: string;
  readonly figures: readonly (Figure | undefined)[];
}

function YearTable({ years, measures }: { years: readonly YearOfFigures[]; measures: readonly string[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const rows = measures.map((measure): MeasureRow => ({ measure, figures: years.map(({ figures }) => figures[measure]) }));
  const columns = yearColumns(years.map(({ year }) => year), reading, t);
  return <DataTable caption={t("enterprises.yearsCaption")} captionHidden columns={columns} rows={rows} rowKey={({ measure }) => measure} />;
}

function yearColumns(years: readonly number[], reading: Reading, t: TFunction): Column<MeasureRow>[] {
  return [
    {
      key: "measure", title: t("enterprises.measure"), rowHeader: true, className: "name-cell",
      cell: (row) => <>{t(`measure.${row.measure}`)} <span className="cell-unit">{t(scaleOf(row, reading).unitKey)}</span></>,
    },
    ...years.map((year, index): Column<MeasureRow> => ({
      key: String(year), title: String(year), numeric: true, wideOnly: index < years.length - 2,
      cell: (row) => <FigureView figure={row.figures[index]} form="cell" scale={scaleOf(row, reading)} />,
    })),
  ];
}

const scaleOf = ({ figures }: MeasureRow, reading: Reading) =>
  columnScale(figures.find((figure) => figure !== undefined)?.unit ?? "count", figures.map((figure) => figure?.value ?? null), reading);
