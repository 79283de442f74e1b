import type { ChainRow } from "@chengqi/domain/chains/answers";
import { Input } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { columnScale, countText, numberText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { ChainFiles } from "./ChainFiles.js";
import { StatusBar } from "./LinkStatusView.js";
import { RunLine } from "./RunLine.js";
import "./chains.css";
import { useEcosystemName } from "./use-ecosystem-name.js";

const defaults = { ecosystem: "", q: "", sort: "" } as const;

/** Every industry chain of the city: its links, the firms on them, and how many are strong, weak or missing. */
export default function ChainsPage() {
  const { t } = useTranslation();
  const query = useGet<{ rows: ChainRow[] }>("/chains");
  return (
    <div className="page">
      <PageHeader
        title={t("chains.title")} note={t("chains.note")}
        actions={<><ChainFiles chain={null} area="" /><LinkButton to="/gaps" primary>{t("chains.gaps.title")}</LinkButton></>}
      />
      <RunLine />
      <Answer query={query} rows={12}>{({ rows }) => <ChainList rows={rows} />}</Answer>
    </div>
  );
}

function ChainList({ rows }: { rows: readonly ChainRow[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const ecosystems = useMemo(() => [...new Set(rows.flatMap((row) => row.ecosystems.map(({ name }) => name)))], [rows]);
  const shown = rows.filter((row) => (state.ecosystem === "" || row.ecosystems.some(({ name }) => name === state.ecosystem))
    && `${row.id} ${row.name.zh} ${row.name.en}`.toLowerCase().includes(state.q.trim().toLowerCase()));
  const nameOf = useEcosystemName();
  const columns = columnsOf({ t, reading, rows, nameOf });
  return (
    <>
      <search className="filters" aria-label={t("tables.filters")}>
        <Input.Search allowClear className="filter-text" aria-label={t("chains.search")} placeholder={t("chains.search")} value={state.q} onChange={({ target }) => change({ q: target.value }, { replace: true })} />
        <FilterSelect label={t("chains.ecosystem")} options={ecosystems.map((name) => ({ value: name, label: nameOf(name), search: name }))} value={state.ecosystem} onChange={(ecosystem) => change({ ecosystem })} width={200} />
      </search>
      <p className="filters-count" aria-live="polite">{t("chains.count", { shown: countText(shown.length, reading.language), all: countText(rows.length, reading.language) })}</p>
      {shown.length === 0
        ? <Empty title={t("chains.none")} hint={t("chains.noneHint")} />
        : <DataTable caption={t("chains.title")} captionHidden columns={columns} rows={shown} rowKey={({ id }) => id} sort={state.sort} onSort={(sort) => change({ sort })} />}
    </>
  );
}

interface Parts { readonly t: TFunction; readonly reading: ReturnType<typeof useReading>; readonly rows: readonly ChainRow[]; readonly nameOf: (name: string) => string }

function columnsOf({ t, reading, rows, nameOf }: Parts): Column<ChainRow>[] {
  const scale = columnScale("cny", rows.map(({ revenueCny }) => revenueCny), reading);
  const number = (value: number | null) => (value === null ? "—" : countText(Math.round(value), reading.language));
  return [
    {
      key: "name", title: t("chains.chain"), rowHeader: true, className: "name-cell", order: ({ name }) => name[reading.language],
      cell: ({ id, name, ecosystems }) => <><PageLink to={`/chains/${encodeURIComponent(id)}`}>{name[reading.language]}</PageLink><span className="chain-sub">{ecosystems.map((one) => nameOf(one.name)).join(reading.language === "zh" ? "、" : ", ")}</span></>,
    },
    { key: "links", title: t("chains.links"), numeric: true, order: ({ links }) => links, cell: ({ links }) => number(links) },
    { key: "firms", title: t("chains.firms"), numeric: true, order: ({ firms }) => firms, cell: ({ firms }) => number(firms) },
    { key: "revenue", title: t("measure.revenueCny"), unit: t(scale.unitKey), numeric: true, wideOnly: true, order: ({ revenueCny }) => revenueCny, cell: ({ revenueCny }) => (revenueCny === null ? "—" : numberText(revenueCny, scale, reading.language)) },
    { key: "statuses", title: t("chains.statuses"), className: "status-cell", order: ({ statuses }) => (statuses ? (statuses.missing ?? 0) + (statuses.weak ?? 0) : null), cell: ({ statuses }) => (statuses ? <StatusBar counts={statuses} /> : "—") },
    { key: "mark", title: t("chains.mark"), wideOnly: true, cell: ({ mark, author, date, version }) => <><span>{t(`chains.marks.${mark}`)}</span><span className="chain-sub">{t("chains.authored", { author: author[reading.language], date, version: version ?? "—" })}</span></> },
  ];
}
