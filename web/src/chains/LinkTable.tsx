import type { Panorama } from "@chengqi/domain/chains/answers";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { stages } from "@chengqi/domain/chains/chain-file";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../ui/DataTable.js";
import { columnScale, countText, numberText, scaleFor } from "../ui/format.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { chainDefaults } from "./chain-state.js";
import { nameOfOther } from "./compared-sides.js";
import { growthText } from "./link-text.js";
import { LinkStatusView } from "./LinkStatusView.js";

type Row = Panorama["links"][number];

/** The links of a chain as a table; beside it the status elsewhere where another area is compared. */
export function LinkTable({ panorama, other }: { panorama: Panorama; other: Panorama | null }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(chainDefaults);
  const rows = useMemo(() => panorama.links.filter(({ group }) => !group), [panorama]);
  const columns = useMemo(() => columnsOf(panorama, other, rows, t, reading), [panorama, other, rows, t, reading]);
  return <DataTable caption={t("chains.tab.links")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} sort={state.sort} onSort={(sort) => change({ sort })} />;
}

function columnsOf(panorama: Panorama, other: Panorama | null, rows: readonly Row[], t: TFunction, reading: ReturnType<typeof useReading>): Column<Row>[] {
  const { language } = reading;
  const { chain } = panorama;
  const scale = columnScale("cny", rows.map(({ state }) => state?.presence.revenueCny ?? null), reading);
  const of = (row: Row, key: "wholeFirms" | "revenueCny" | "locationQuotient") => row.state?.presence[key] ?? null;
  const beside = new Map(other?.links.map((link) => [link.id, link]));
  return [
    {
      key: "name", title: t("chains.link"), rowHeader: true, className: "name-cell", order: ({ name }) => name[language],
      cell: ({ id, name, maturity }) => <><PageLink to={`/chains/${encodeURIComponent(chain.id)}/${encodeURIComponent(id)}`}>{name[language]}</PageLink><span className="chain-sub">{t("chains.technology", { maturity: t(`maturity.${maturity}`) })}</span></>,
    },
    { key: "stage", title: t("chains.stage"), order: ({ stage }) => stages.indexOf(stage), cell: ({ stage }) => t(`chainStage.${stage}`) },
    { key: "status", title: t("chains.status"), order: ({ state }) => linkStatuses.indexOf(state?.status ?? "unknown"), cell: ({ state }) => <LinkStatusView status={state?.status ?? "unknown"} /> },
    ...(other ? [{ key: "other", title: nameOfOther(panorama, other, t, language), cell: ({ id }: Row) => <LinkStatusView status={beside.get(id)?.state?.status ?? "unknown"} /> }] : []),
    { key: "firms", title: t("chains.firms"), numeric: true, order: (row) => of(row, "wholeFirms"), cell: (row) => (of(row, "wholeFirms") === null ? "—" : countText(of(row, "wholeFirms") ?? 0, language)) },
    { key: "revenue", title: t("measure.revenueCny"), unit: t(scale.unitKey), numeric: true, order: (row) => of(row, "revenueCny"), cell: (row) => (of(row, "revenueCny") === null ? "—" : numberText(of(row, "revenueCny") ?? 0, scale, language)) },
    { key: "growth", title: t("chains.presenceOf.growth"), numeric: true, wideOnly: true, order: ({ state }) => state?.presence.growth ?? null, cell: ({ state }) => growthText(state, t, reading) || "—" },
    { key: "lq", title: t("chains.presenceOf.locationQuotient"), numeric: true, wideOnly: true, order: (row) => of(row, "locationQuotient"), cell: (row) => (of(row, "locationQuotient") === null ? "—" : numberText(of(row, "locationQuotient") ?? 0, scaleFor("index", 1, reading), language)) },
    { key: "zones", title: t("chains.hosts"), wideOnly: true, cell: ({ state }) => state?.zones.slice(0, 2).map(({ name }) => name[language] ?? name.zh).join(t("ui.listComma")) || "—" },
  ];
}
