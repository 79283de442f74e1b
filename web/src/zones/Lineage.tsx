import type { ZoneFile } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { LineageView } from "../history/LineageView.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { periodText } from "../ui/format.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";

type DatedName = ZoneFile["names"][number];

/** Names over time, and the zones it came from and became. */
export function Lineage({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t("zones.lineageTitle")} note={t("zones.lineageNote")}>
        <LineageView of={zone} pages="/zones" words="lineage" />
      </Section>
      <Section title={t("zones.namesTitle")} aside={<PageLink to="/history">{t("zones.toHistory")}</PageLink>}>
        <Names names={zone.names} />
      </Section>
    </>
  );
}

function Names({ names }: { names: readonly DatedName[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <DataTable
      caption={t("zones.namesTitle")} captionHidden columns={nameColumns(language, t)} rows={names} rowKey={(name) => `${name.zh} ${name.role}`}
    />
  );
}

function nameColumns(language: Language, t: TFunction): Column<DatedName>[] {
  const day = (date: string | null) => (date === null ? t("zones.dateUnknown") : periodText(date, language));
  return [
    { key: "zh", title: t("zones.nameZh"), rowHeader: true, className: "name-cell", cell: (name) => <span lang="zh-CN">{name.zh}</span> },
    { key: "en", title: t("zones.nameEn"), wideOnly: true, cell: (name) => name.en ?? "—" },
    { key: "role", title: t("zones.nameRole"), className: "nowrap", cell: (name) => t(`zones.nameRoles.${name.role}`) },
    { key: "from", title: t("zones.from"), className: "nowrap", cell: (name) => day(name.validFrom) },
    { key: "to", title: t("zones.to"), className: "nowrap", cell: (name) => (name.validTo === null ? "—" : day(name.validTo)) },
    {
      key: "dataset", title: t("ui.figure.dataset"), wideOnly: true,
      cell: (name) => <PageLink to={`/datasets/${encodeURIComponent(name.dataset)}`}>{name.dataset}</PageLink>,
    },
  ];
}
