import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import type { Column } from "../ui/DataTable.js";
import { figureColumn } from "../ui/figure-columns.js";
import type { Reading } from "../ui/format.js";
import { NamesView, NameView, nameText } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { DistrictLinks, EcosystemLinks } from "./ZoneLinks.js";
import { EvidenceView, KindView, StatusView } from "./KindView.js";

export const zoneMeasures = ["areaM2", "startAreaM2", "firms", "employees", "revenueCny", "valueAddedCny"] as const;

type Columns = readonly Column<ZoneSummary>[];

/** Name, identity and figures of zones, as lists of zones show them everywhere. */
export function zoneColumns(
  rows: readonly ZoneSummary[], reading: Reading, t: TFunction, measures: readonly string[] = zoneMeasures,
): Columns {
  return [
    nameColumn(reading, t),
    {
      key: "kind", title: t("zones.column.kind"), wideOnly: true,
      cell: (zone) => <KindView kind={zone.kind} />, order: (zone) => zone.kind,
    },
    {
      key: "district", title: t("zones.column.district"), wideOnly: true,
      cell: (zone) => <DistrictLinks zone={zone} />, order: (zone) => zone.districts[0]?.code ?? null,
    },
    {
      key: "ecosystem", title: t("zones.column.ecosystem"), wideOnly: true,
      cell: (zone) => <EcosystemLinks zone={zone} />, order: (zone) => zone.ecosystems[0]?.ecosystemId ?? null,
    },
    {
      key: "evidence", title: t("zones.column.evidence"), wideOnly: true,
      cell: (zone) => <EvidenceView grade={zone.evidence} />, order: (zone) => grades.indexOf(zone.evidence),
    },
    ...measures.map((measure) =>
      figureColumn(measure, rows, (zone: ZoneSummary) => zone.figures[measure], reading, t, { wideOnly: measure !== "valueAddedCny" })),
  ];
}

const grades = ["sourced", "sourced-2021-or-later-name", "sourced-2017-name", "weak-source", "general-knowledge", "doubtful"];

const nameColumn = (reading: Reading, t: TFunction): Column<ZoneSummary> => ({
  key: "name", title: t("zones.column.name"), rowHeader: true, className: "name-cell zone-name",
  cell: (zone) => (
    <>
      <PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink>
      {zone.status !== "candidate" && zone.status !== "listed" && <> <StatusView status={zone.status} /></>}
      {zone.leadingIndustries.length > 0 && (
        <span className="cell-sub"><NamesView names={zone.leadingIndustries.map(({ name }) => name)} /></span>
      )}
    </>
  ),
  order: (zone) => nameText(zone.name, reading.language),
});
