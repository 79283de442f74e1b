import type { City } from "@chengqi/domain/city/city";
import type { ZoneFile, ZoneSummary } from "@chengqi/domain/zones/zone";
import { useQueries } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { apiPath, getJson, useGet } from "../api.js";
import { phasesOf } from "../ecosystems/lives.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { DistrictLinks } from "../zones/ZoneLinks.js";
import { EvidenceView, StatusView } from "../zones/KindView.js";

/** Zones that are not simply on the list: announced, reserved, or succeeded by others. */
export function ZoneChanges({ city }: { city: City }) {
  const { t } = useTranslation();
  const day = phasesOf(city).at(-1)?.day ?? city.defaultAsOf;
  const query = useGet<{ rows: ZoneSummary[] }>("/zones", { asOf: day });
  return (
    <Section title={t("history.zonesTitle")} note={t("history.zonesNote", { day })}>
      <Answer query={query}>{({ rows }) => <Changed zones={rows.filter(({ status }) => status !== "candidate")} day={day} />}</Answer>
    </Section>
  );
}

type Row = ZoneSummary & { readonly successors: ZoneFile["successors"] };

function Changed({ zones, day }: { zones: readonly ZoneSummary[]; day: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const files = useQueries({
    queries: zones.filter(({ status }) => status === "former").map(({ id }) => ({
      queryKey: [apiPath(`/zones/${encodeURIComponent(id)}`, { asOf: day })],
      queryFn: () => getJson<ZoneFile>(`/zones/${encodeURIComponent(id)}`, { asOf: day }),
    })),
  });
  if (zones.length === 0) return <Empty title={t("history.noZones")} />;
  const rows = zones.map((zone): Row => ({ ...zone, successors: files.find(({ data }) => data?.id === zone.id)?.data?.successors ?? [] }));
  return <DataTable caption={t("history.zonesTitle")} captionHidden columns={zoneChangeColumns(language, t)} rows={rows} rowKey={({ id }) => id} />;
}

const zoneChangeColumns = (language: Language, t: TFunction): Column<Row>[] => [
  {
    key: "name", title: t("atlas.zone"), rowHeader: true, className: "name-cell",
    cell: (zone) => <PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink>,
  },
  { key: "status", title: t("history.change"), className: "nowrap", cell: (zone) => <StatusView status={zone.status} /> },
  { key: "district", title: t("zones.column.district"), wideOnly: true, cell: (zone) => <DistrictLinks zone={zone} /> },
  { key: "evidence", title: t("zones.column.evidence"), wideOnly: true, cell: (zone) => <EvidenceView grade={zone.evidence} /> },
  {
    key: "to", title: t("history.heirs"),
    cell: ({ successors }) => (successors.length === 0 ? "—" : successors.map((step) => (
      <span key={step.id}>
        <PageLink to={`/zones/${encodeURIComponent(step.id)}`}><NameView name={step.name} /></PageLink>
        <span className="cell-sub">{t(`lineage.${step.kind}`)} · {step.on === null ? t("zones.dateUnknown") : periodText(step.on, language)}</span>
      </span>
    ))),
  },
];
