import type { ZoneFile } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";

type DatedName = ZoneFile["names"][number];
type Step = ZoneFile["predecessors"][number];

/** Names over time, and the zones it came from and became. */
export function Lineage({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t("zones.lineageTitle")} note={t("zones.lineageNote")}>
        <div className="lineage">
          <Side steps={zone.predecessors} label={t("zones.predecessors")} empty={t("zones.noPredecessors")} before />
          <div className="lineage-self"><NameView name={zone.name} /></div>
          <Side steps={zone.successors} label={t("zones.successors")} empty={t("zones.noSuccessors")} />
        </div>
      </Section>
      <Section title={t("zones.namesTitle")} aside={<PageLink to="/history">{t("zones.toHistory")}</PageLink>}>
        <Names names={zone.names} />
      </Section>
    </>
  );
}

function Side({ steps, label, empty, before = false }: { steps: readonly Step[]; label: string; empty: string; before?: boolean }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <section className={before ? "lineage-side lineage-before" : "lineage-side"} aria-label={label}>
      {steps.length === 0 && <span className="unknown-plain">{empty}</span>}
      {steps.map((step) => (
        <div key={step.id} className="lineage-step">
          <PageLink to={`/zones/${encodeURIComponent(step.id)}`}><NameView name={step.name} /></PageLink>
          <span className="cell-sub">
            {t(`lineage.${step.kind}`)} · {step.on === null ? t("zones.dateUnknown") : periodText(step.on, language)}
          </span>
        </div>
      ))}
    </section>
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
