import type { Figure } from "@chengqi/domain/figures/figure";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { useDatasets } from "./Datasets.js";
import { localeOf, numberOf, numberText, periodText, scaleFor } from "./format.js";
import { MarkView } from "./MarkView.js";
import { DatasetLink, DatasetRows, OriginRow } from "./OriginRows.js";
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
        {exact !== null && <OriginRow label={t("ui.figure.value")}>{exact} {t(`unit.${figure.unit}`)}</OriginRow>}
        {figure.reason && <OriginRow label={t("ui.figure.undefined")}>{t(`reason.${figure.reason}`)}</OriginRow>}
        {figure.period && <OriginRow label={t("ui.figure.period")}>{periodText(figure.period, reading.language)}</OriginRow>}
        {figure.method && <OriginRow label={t("ui.figure.method")}>{t(`method.${figure.method}`)}</OriginRow>}
        {figure.source && <OriginRow label={t("ui.figure.source")}>{figure.source}</OriginRow>}
        <DatasetRows id={figure.dataset} />
        {figure.inputs.slice(0, mostInputs).map((input, index) => (
          <OriginRow key={`${input.measure} ${input.period} ${index}`} label={t("ui.figure.input")}>
            {t(`measure.${input.measure}`)} {inputText(input.value, input.unit, reading, t)}
          </OriginRow>
        ))}
        {figure.inputs.length > mostInputs && <OriginRow label="">{t("ui.figure.moreInputs", { more: figure.inputs.length - mostInputs })}</OriginRow>}
      </dl>
      <DatasetLink id={figure.dataset} />
    </div>
  );
}

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
