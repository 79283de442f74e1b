import type { City, ZoneLineage } from "@chengqi/domain/city/city";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { phasesOf } from "../ecosystems/lives.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { EvidenceView, StatusView } from "../zones/KindView.js";
import { BodyNames, DistrictLinks } from "../zones/ZoneLinks.js";

/** Zones that became others, and those that are announced or reserved. */
export function ZoneChanges({ city }: { city: City }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const day = phasesOf(city).at(-1)?.day ?? city.defaultAsOf;
  const query = useGet<{ rows: ZoneSummary[] }>("/zones", { asOf: day });
  return (
    <>
      <Section title={t("history.lineageTitle")} note={t("history.lineageNote")}>
        {city.lineage.length === 0
          ? <Empty title={t("history.noLineage")} />
          : (
            <DataTable
              caption={t("history.lineageTitle")} captionHidden columns={lineageColumns(language, t)} rows={city.lineage}
              rowKey={({ from, to }) => `${from.id} ${to.id}`}
            />
          )}
      </Section>
      <Section title={t("history.zonesTitle")} note={t("history.zonesNote", { day: periodText(day, language) })}>
        <Answer query={query}>
          {({ rows }) => <Pending zones={rows.filter(({ status }) => status === "announced" || status === "reserved")} />}
        </Answer>
      </Section>
    </>
  );
}

const lineageColumns = (language: Language, t: TFunction): Column<ZoneLineage>[] => [
  { key: "on", title: t("history.date"), className: "nowrap", cell: ({ on }) => (on === null ? t("zones.dateUnknown") : periodText(on, language)) },
  { key: "from", title: t("history.formerZone"), rowHeader: true, className: "name-cell", cell: ({ from }) => <ZoneLink zone={from} /> },
  { key: "kind", title: t("history.change"), className: "nowrap", cell: ({ kind }) => <span className="chip">{t(`lineage.${kind}`)}</span> },
  { key: "to", title: t("history.heirs"), cell: ({ to }) => <ZoneLink zone={to} /> },
];

const ZoneLink = ({ zone }: { zone: ZoneLineage["from"] }) =>
  <PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink>;

function Pending({ zones }: { zones: readonly ZoneSummary[] }) {
  const { t } = useTranslation();
  if (zones.length === 0) return <Empty title={t("history.noZones")} />;
  return <DataTable caption={t("history.zonesTitle")} captionHidden columns={pendingColumns(t)} rows={zones} rowKey={({ id }) => id} />;
}

const pendingColumns = (t: TFunction): Column<ZoneSummary>[] => [
  { key: "name", title: t("atlas.zone"), rowHeader: true, className: "name-cell", cell: (zone) => <ZoneLink zone={zone} /> },
  { key: "status", title: t("history.status"), className: "nowrap", cell: (zone) => <StatusView status={zone.status} /> },
  { key: "district", title: t("zones.column.district"), wideOnly: true, cell: (zone) => <DistrictLinks zone={zone} /> },
  { key: "bodies", title: t("zones.bodies"), wideOnly: true, cell: (zone) => <BodyNames zone={zone} /> },
  { key: "evidence", title: t("zones.column.evidence"), wideOnly: true, cell: (zone) => <EvidenceView grade={zone.evidence} /> },
];
