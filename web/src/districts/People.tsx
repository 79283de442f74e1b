import type { DistrictPage as Page } from "@chengqi/domain/districts/district";
import type { Figure } from "@chengqi/domain/figures/figure";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../charts/Chart.js";
import { yearOption } from "../enterprises/year-chart.js";
import { usePalette } from "../theme/use-theme.js";
import { FigureView } from "../ui/FigureView.js";
import { columnScale, numberOf, periodText } from "../ui/format.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { ResidentEmployment } from "./ResidentEmployment.js";

/** Who lives here: the censuses, how they live, and the industries residents work in. */
export function People({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <div className="columns">
      <div>
        <Section title={t("districts.populations")} note={t("districts.populationsNote")}>
          {page.populations.length === 0 ? <Empty title={t("reason.not-published")} /> : <Populations figures={page.populations} />}
        </Section>
        <Living page={page} />
      </div>
      <ResidentEmployment page={page} />
    </div>
  );
}

const yearOf = (figure: Figure): number => Number(/\d{4}/.exec(figure.period ?? figure.measure)?.[0] ?? Number.NaN);

function Populations({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const palette = usePalette();
  const values = useMemo(() => figures.map(({ value }) => numberOf(value)), [figures]);
  const scale = useMemo(() => columnScale("person", values, reading), [values, reading]);
  const option = useMemo(
    () => yearOption(figures.map(yearOf), values, { scale, palette, language: reading.language }),
    [figures, values, scale, palette, reading],
  );
  return (
    <>
      <Chart
        title={t("measure.population")} note={t("unit.person")} option={option} height={200}
        table={{ columns: [t("enterprises.year"), t("measure.population")], rows: figures.map((figure, index) => [yearOf(figure), values[index] ?? null]) }}
      />
      <Facts>
        {figures.map((figure) => (
          <Fact key={`${figure.measure} ${figure.period}`} label={figure.period ? periodText(figure.period, reading.language) : t(`measure.${figure.measure}`)}>
            <FigureView figure={figure} scale={scale} />
          </Fact>
        ))}
      </Facts>
    </>
  );
}

const livingMeasures = ["urbanShare", "age0To14Share", "employmentRatio16Plus", "housingM2PerPerson", "roomsPerHousehold"];

function Living({ page }: { page: Page }) {
  const { t } = useTranslation();
  const figures = livingMeasures.flatMap((measure) => page.figures[measure] ?? []);
  if (figures.length === 0) return null;
  return (
    <Section title={t("districts.living")}>
      <Facts>{figures.map((figure) => <Fact key={figure.measure} label={t(`measure.${figure.measure}`)}><FigureView figure={figure} /></Fact>)}</Facts>
    </Section>
  );
}
