import type { DistrictPage as Page } from "@chengqi/domain/districts/district";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../charts/Chart.js";
import type { Language } from "../theme/settings.js";
import { usePalette } from "../theme/use-theme.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { numberOf, shareText } from "../ui/format.js";
import { nameText, NameView } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { sectionOption } from "./section-chart.js";

type Employment = Page["residentEmployment"][number];

/** Industries the residents of a district work in, by section; where they work the census does not say. */
export function ResidentEmployment({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const palette = usePalette();
  const rows = useMemo(
    () => page.residentEmployment.toSorted((a, b) => (numberOf(b.share.value) ?? -1) - (numberOf(a.share.value) ?? -1)),
    [page.residentEmployment],
  );
  const option = useMemo(
    () => sectionOption(rows.map(({ name, share }) => ({ label: nameText(name, language), share: numberOf(share.value) })), palette, language),
    [rows, palette, language],
  );
  const title = t("districts.employment");
  if (rows.length === 0) return <Section title={title}><Empty title={t("reason.not-published")} /></Section>;
  return (
    <Section title={title} note={t("districts.employmentNote")}>
      <Chart
        title={t("measure.residentShare")} note="%" option={option} height={rows.length * 23 + 12}
        table={{
          columns: [t("industries.code"), t("districts.section"), t("measure.residentShare")],
          rows: rows.map(({ section, name, share }) => [section, nameText(name, language), shareTextOf(share.value, language)]),
        }}
      />
      <DataTable caption={title} captionHidden columns={columns(t)} rows={rows} rowKey={({ section }) => section} />
    </Section>
  );
}

const shareTextOf = (value: number | string | null, language: Language): string | null => (value === null ? null : shareText(Number(value), language));

const columns = (t: TFunction): Column<Employment>[] => [
  { key: "section", title: t("industries.code"), cell: ({ section }) => section },
  { key: "name", title: t("districts.section"), rowHeader: true, className: "name-cell", cell: ({ name }) => <NameView name={name} /> },
  { key: "share", title: t("measure.residentShare"), numeric: true, cell: ({ share }) => <FigureView figure={share} /> },
];
