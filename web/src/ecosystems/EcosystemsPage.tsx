import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { countText, periodText } from "../ui/format.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { EvidenceView, KindView } from "../zones/KindView.js";
import { EcosystemLives } from "./EcosystemLives.js";
import { useListNote } from "../ui/use-list-note.js";
import "./ecosystems.css";

const defaults = { sort: "" } as const;

/** Ecosystems in force on the day, and how they changed over the years. */
export default function EcosystemsPage() {
  const { t } = useTranslation();
  const note = useListNote("ecosystems");
  const { language } = useReading();
  const { asOf } = useAsOf();
  const query = useGet<{ rows: EcosystemSummary[] }>("/ecosystems");
  return (
    <div className="page">
      <PageHeader
        title={t("ecosystems.title")} note={note} actions={<ExportLinks list="ecosystems" />}
        identity={asOf && <span>{t("zones.onDay", { day: periodText(asOf, language) })}</span>}
      />
      <Answer query={query} rows={10}>{({ rows }) => <InForce rows={rows} />}</Answer>
      <EcosystemLives toHistory />
    </div>
  );
}

function InForce({ rows }: { rows: readonly EcosystemSummary[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const columns = useMemo(() => ecosystemColumns(language, t), [language, t]);
  return (
    <Section title={t("ecosystems.inForce", { count: rows.length })}>
      {rows.length === 0
        ? <Empty title={t("ecosystems.none")} hint={t("ecosystems.noneHint")} />
        : (
          <DataTable
            caption={t("ecosystems.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id}
            sort={state.sort} onSort={(sort) => change({ sort })}
          />
        )}
    </Section>
  );
}

const ecosystemColumns = (language: Language, t: TFunction): Column<EcosystemSummary>[] => [
  {
    key: "name", title: t("ecosystems.name"), rowHeader: true, className: "name-cell",
    cell: (one) => (
      <>
        <PageLink to={`/ecosystems/${encodeURIComponent(one.id)}`}><NameView name={one.name} /></PageLink>
        {one.nameOnly && <> <span className="chip chip-dashed">{t("reason.name-only")}</span></>}
      </>
    ),
    order: (one) => nameText(one.name, language),
  },
  { key: "family", title: t("zones.column.kind"), className: "nowrap", cell: (one) => <KindView kind={one.family} />, order: (one) => one.family },
  {
    key: "zones", title: t("ecosystems.zones"), numeric: true, order: (one) => one.zones,
    cell: (one) => (one.zones === null
      ? <span className="unknown-plain" title={t(one.nameOnly ? "reason.name-only" : "ecosystems.zonesUnknown")}>— <span className="cell-sub">{t(one.nameOnly ? "reason.name-only" : "reason.not-known")}</span></span>
      : <PageLink to={`/zones?ecosystem=${encodeURIComponent(one.id)}`}>{countText(one.zones, language)}</PageLink>),
  },
  { key: "evidence", title: t("zones.column.evidence"), wideOnly: true, cell: (one) => <EvidenceView grade={one.evidence} />, order: (one) => one.evidence },
  { key: "from", title: t("zones.from"), wideOnly: true, className: "nowrap", cell: (one) => periodText(one.validFrom, language), order: (one) => one.validFrom },
  { key: "to", title: t("zones.to"), wideOnly: true, className: "nowrap", cell: (one) => (one.validTo === null ? t("ecosystems.stillInForce") : periodText(one.validTo, language)), order: (one) => one.validTo },
];
