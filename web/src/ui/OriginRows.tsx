import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDatasets } from "./Datasets.js";
import { countText, periodText } from "./format.js";
import { PageLink } from "./PageLink.js";
import { useReading } from "./use-reading.js";

/** One line of a card that says where a value comes from. */
export const OriginRow = ({ label, children }: { label: string; children: ReactNode }) => <><dt>{label}</dt><dd>{children}</dd></>;

/** Title, date and age of a dataset. */
export function DatasetRows({ id }: { id: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const dataset = useDatasets().get(id);
  if (!dataset) return null;
  return (
    <>
      <OriginRow label={t("ui.figure.dataset")}>{language === "zh" ? dataset.titleZh : dataset.titleEn}</OriginRow>
      <OriginRow label={t("ui.figure.date")}>
        {periodText(dataset.asOf, language)} · {t("ui.figure.age", { days: countText(dataset.ageDays, language) })}
      </OriginRow>
    </>
  );
}

export function DatasetLink({ id }: { id: string }) {
  const { t } = useTranslation();
  return <PageLink to={`/datasets/${encodeURIComponent(id)}`}>{t("ui.figure.open")}</PageLink>;
}
