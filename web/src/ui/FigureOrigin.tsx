import type { Figure } from "@chengqi/domain/figures/figure";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { useDatasets } from "./Datasets.js";
import { countText, localeOf, numberOf, numberText, periodText, scaleFor } from "./format.js";
import { MarkView } from "./MarkView.js";
import { PageLink } from "./PageLink.js";
import { useReading } from "./use-reading.js";

const mostInputs = 5;

/** Where a figure comes from: kind, exact value, source, date and age, method, inputs, dataset. */
export function FigureOrigin({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const reading = useReading();
  const dataset = useDatasets().get(figure.dataset);
  const exact = figure.value === null ? null : exactText(figure.value, figure.unit, reading.language);
  return (
    <div className="origin">
      <div className="origin-head">
        <strong>{t(`measure.${figure.measure}`)}</strong>
        <MarkView mark={figure.mark} late={dataset?.late ?? false} words />
      </div>
      <dl>
        {exact !== null && <Row label={t("ui.figure.value")}>{exact} {t(`unit.${figure.unit}`)}</Row>}
        {figure.reason && <Row label={t("ui.figure.undefined")}>{t(`reason.${figure.reason}`)}</Row>}
        {figure.period && <Row label={t("ui.figure.period")}>{periodText(figure.period, reading.language)}</Row>}
        {figure.method && <Row label={t("ui.figure.method")}>{t(`method.${figure.method}`)}</Row>}
        {figure.source && <Row label={t("ui.figure.source")}>{figure.source}</Row>}
        {dataset && <Row label={t("ui.figure.dataset")}>{reading.language === "zh" ? dataset.titleZh : dataset.titleEn}</Row>}
        {dataset && (
          <Row label={t("ui.figure.date")}>
            {periodText(dataset.asOf, reading.language)} · {t("ui.figure.age", { days: countText(dataset.ageDays, reading.language) })}
          </Row>
        )}
        {figure.inputs.slice(0, mostInputs).map((input, index) => (
          <Row key={`${input.measure} ${input.period} ${index}`} label={t("ui.figure.input")}>
            {t(`measure.${input.measure}`)} {inputText(input.value, input.unit, reading, t)}
          </Row>
        ))}
        {figure.inputs.length > mostInputs && <Row label="">{t("ui.figure.moreInputs", { more: figure.inputs.length - mostInputs })}</Row>}
      </dl>
      <PageLink to={`/datasets/${encodeURIComponent(figure.dataset)}`}>{t("ui.figure.open")}</PageLink>
    </div>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => <><dt>{label}</dt><dd>{children}</dd></>;

const exactText = (value: number | string, unit: Figure["unit"], language: Language): string =>
  (Number(value) * (unit === "ratio" ? 100 : 1)).toLocaleString(localeOf(language), { maximumFractionDigits: 6 });

function inputText(
  value: number | string | null, unit: Figure["unit"], reading: ReturnType<typeof useReading>, t: (key: string) => string,
): string {
  const number = numberOf(value);
  if (number === null) return "—";
  const scale = scaleFor(unit, number, reading);
  return `${numberText(number, scale, reading.language)} ${t(scale.unitKey)}`;
}
