import type { City } from "@chengqi/domain/city/city";
import type { Figure } from "@chengqi/domain/figures/figure";
import type { IndustryShare } from "@chengqi/domain/zones/zone";
import { Segmented } from "antd";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { columnScale, periodText } from "../ui/format.js";
import { nameText } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { ShareTable } from "./ShareTable.js";
import { shareMeasureOf, shareMeasures } from "./share-figures.js";
import { shareOption } from "./share-chart.js";
import "./industries.css";

const defaults = { by: "" } as const;
const chartRows = 15;

interface IndustrySharesProps {
  readonly shares: readonly IndustryShare[];
  /** A figure of the whole area: period, mark and dataset of its parts. */
  readonly whole: Figure | undefined;
  /** Whether the area declares leading industries. */
  readonly declares: boolean;
  /** Query of the firm list for this area: `zone=Z01`. */
  readonly firmQuery?: string;
  readonly note?: ReactNode;
}

/** Industries of an area: the largest as bars, all as a table. */
export function IndustryShares({ shares, whole, declares, firmQuery, note }: IndustrySharesProps) {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const city = useGet<City>("/city").data;
  const measure = shareMeasureOf(state.by, shares);
  if (shares.length === 0 || whole === undefined) {
    return <Section title={t("industries.title")}><Empty title={t("industries.none")} hint={t("industries.noneHint")} /></Section>;
  }
  return (
    <Section
      title={t("industries.title")} note={note ?? t("industries.note", { classification: city?.classification ?? "" })}
      aside={(
        <Segmented
          size="small" aria-label={t("industries.by")} value={measure} onChange={(by) => change({ by })}
          options={shareMeasures.map((value) => ({ value, label: t(`measure.${value}`) }))}
        />
      )}
    >
      <ShareChart shares={shares} measure={measure} period={whole.period} declares={declares} />
      <ShareTable shares={shares} whole={whole} measure={measure} declares={declares} {...(firmQuery !== undefined && { firmQuery })} />
    </Section>
  );
}

function ShareChart({ shares, measure, period, declares }: {
  shares: readonly IndustryShare[]; measure: (typeof shareMeasures)[number]; period: string | null; declares: boolean;
}) {
  const { t } = useTranslation();
  const reading = useReading();
  const palette = usePalette();
  const top = useMemo(() => shares.filter((share) => share[measure] !== null).toSorted((a, b) => Number(b[measure]) - Number(a[measure])).slice(0, chartRows), [shares, measure]);
  const unit = measure === "firms" ? "count" : measure === "employees" ? "person" : "cny";
  const scale = useMemo(() => columnScale(unit, top.map((share) => share[measure]), reading), [top, measure, unit, reading]);
  const option = useMemo(() => shareOption(top, {
    measure, scale, palette, language: reading.language, label: (share) => nameText(share.name, reading.language),
  }), [top, measure, scale, palette, reading]);
  const table = {
    columns: [t("industries.code"), t("industries.name"), `${t(`measure.${measure}`)} (${t(`unit.${unit}`)})`, t("measure.locationQuotient"), t("industries.declared")],
    rows: top.map((share) => [
      share.code, nameText(share.name, reading.language), Number(share[measure]),
      share.locationQuotient === null ? null : Math.round(share.locationQuotient * 100) / 100,
      t(share.declared ? "industries.yes" : "industries.no"),
    ]),
  };
  const unitText = t(scale.unitKey);
  return (
    <>
      <Chart
        title={t("industries.chart", { measure: t(`measure.${measure}`), count: top.length })}
        note={[unitText, period && periodText(period, reading.language)].filter(Boolean).join(" · ")}
        option={option} table={table} height={top.length * 25 + 12}
      />
      {declares && (
        <p className="share-legend" aria-hidden="true">
          <span className="share-sign share-declared" /> {t("industries.declared")}
          <span className="share-sign share-other" /> {t("industries.other")}
        </p>
      )}
    </>
  );
}
