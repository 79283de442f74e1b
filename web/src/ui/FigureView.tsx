import type { Figure } from "@chengqi/domain/figures/figure";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { useDatasets } from "./Datasets.js";
import { FigureOpener } from "./FigureOpener.js";
import { numberOf, numberText, periodText, scaleFor, type Scale } from "./format.js";
import { MarkView } from "./MarkView.js";
import { useReading } from "./use-reading.js";
import "./figure.css";

interface FigureViewProps {
  /** Undefined where the answer does not carry the measure at all. */
  readonly figure: Figure | undefined;
  /** `inline`: value, unit, mark. `cell`: value and mark, the unit stands in the header. `card`: label above, unit and period below. */
  readonly form?: "inline" | "cell" | "card";
  /** Scale of the column, for `cell`. */
  readonly scale?: Scale;
}

/** One number with its unit, period and mark; opens to where it comes from. Undefined is “—” with the reason, never 0. */
export function FigureView({ figure, form = "inline", scale }: FigureViewProps) {
  const { t } = useTranslation();
  const reading = useReading();
  const late = useDatasets().get(figure?.dataset ?? "")?.late ?? false;
  if (!figure) return <span className="figure figure-undefined" title={t("reason.not-known")}>—</span>;
  const value = numberOf(figure.value);
  const used = scale ?? scaleFor(figure.unit, value ?? 0, reading);
  const unit = t(used.unitKey);
  const text = (
    <>
      <span className="figure-value">{value === null ? "—" : numberText(value, used, reading.language)}</span>
      {value !== null && form === "inline" && unit !== "" && <span className="figure-unit">{unit}</span>}
      {value !== null && <MarkView mark={figure.mark} late={late} />}
    </>
  );
  const opener = <FigureOpener figure={figure}><span className={value === null ? "figure-undefined" : undefined}>{text}</span></FigureOpener>;
  if (form !== "card") return opener;
  return (
    <div className="figure-card">
      <div className="figure-label">{t(`measure.${figure.measure}`)}</div>
      {opener}
      <div className="figure-period">
        {value === null && figure.reason
          ? t(`reason.${figure.reason}`)
          : <UnitAndPeriod unit={unit} period={figure.period && shortPeriod(figure.period, reading.language)} />}
      </div>
    </div>
  );
}

/** They part between, not within, where the card is narrow. */
function UnitAndPeriod({ unit, period }: { unit: string; period: string | null }) {
  return <>{unit !== "" && <span>{period === null ? unit : `${unit} ·`}</span>} {period !== null && <span>{period}</span>}</>;
}

/** Under a card there is room for a year, and for a day in figures only. */
const shortPeriod = (period: string, language: Language): string => (/^\d{4}$/.test(period) ? periodText(period, language) : period);
