import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { Name } from "@chengqi/domain/figures/figure";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { columnScale, countText, type Reading } from "../ui/format.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { figureOf } from "./chain-figures.js";
import { SupplyMap } from "./SupplyMap.js";

type Flow = SupplyAnswer["flows"][number];
const mostRows = 40;

/** Who supplies whom between zones, on the map and in tables that say the same. */
export function SupplyFlows({ answer, onZone }: { answer: SupplyAnswer; onZone: (zone: string) => void }) {
  const { t } = useTranslation();
  const reading = useReading();
  const { data } = useGet<{ rows: ZoneSummary[] }>("/zones");
  const chosen = answer.area.kind === "zone" ? answer.area.id : null;
  const names = useMemo(() => new Map((data?.rows ?? []).map(({ id, name }) => [id, name])), [data]);
  const placed = useMemo(() => (data?.rows ?? []).flatMap(({ id, name, centre }) => (centre ? [{ id, name: nameText(name, reading.language), centre }] : [])), [data, reading.language]);
  const { flows } = answer;
  if (flows.length === 0) return <p className="unknown-plain">{t("chains.supply.noFlows")}</p>;
  const lists = chosen === null
    ? [{ title: t("chains.supply.all"), rows: flows }]
    : [{ title: t("chains.supply.suppliersOf"), rows: flows.filter(({ to }) => to === chosen) }, { title: t("chains.supply.customersOf"), rows: flows.filter(({ from }) => from === chosen) }];
  return (
    <div className="supply-flows">
      <SupplyMap flows={flows} zones={placed} chosen={chosen} onZone={onZone} />
      <div>{lists.map(({ title, rows }) => <FlowTable key={title} title={title} rows={rows} answer={answer} names={names} t={t} reading={reading} />)}</div>
    </div>
  );
}

function FlowTable({ title, rows, answer, names, t, reading }: { title: string; rows: readonly Flow[]; answer: SupplyAnswer; names: ReadonlyMap<string, Name>; t: TFunction; reading: Reading }) {
  const columns = useMemo(() => flowColumns(rows, answer, names, t, reading), [rows, answer, names, t, reading]);
  return (
    <>
      <DataTable caption={title} columns={columns} rows={rows.slice(0, mostRows)} rowKey={({ from, to }) => `${from} ${to}`} />
      {rows.length > mostRows && <p className="hint">{t("chains.supply.allNote", { shown: countText(mostRows, reading.language), all: countText(rows.length, reading.language) })}</p>}
    </>
  );
}

function flowColumns(rows: readonly Flow[], { measures }: SupplyAnswer, names: ReadonlyMap<string, Name>, t: TFunction, reading: Reading): Column<Flow>[] {
  const scale = columnScale("cny", rows.map(({ valueCny }) => valueCny), reading);
  const zone = (id: string) => <PageLink to={`/supply?area=zone:${encodeURIComponent(id)}`}><NameView name={names.get(id) ?? { zh: id, en: null }} /></PageLink>;
  return [
    { key: "from", title: t("chains.supply.from"), rowHeader: true, className: "name-cell", cell: ({ from }) => zone(from) },
    { key: "to", title: t("chains.supply.to"), className: "name-cell", cell: ({ from, to }) => (from === to ? t("chains.supply.inside") : zone(to)) },
    { key: "value", title: t("measure.flowCny"), unit: t(scale.unitKey), numeric: true, cell: ({ valueCny }) => <FigureView figure={figureOf(measures, "flowCny", valueCny)} form="cell" scale={scale} /> },
  ];
}
