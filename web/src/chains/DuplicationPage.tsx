import type { DuplicationAnswer, PairRow } from "@chengqi/domain/chains/answers-duplication";
import { duplicationLevels } from "@chengqi/domain/chains/answers-duplication";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useGet } from "../api.js";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { numberText, scaleFor } from "../ui/format.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { PageTabs } from "../ui/PageTabs.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { cellsOf, duplicationOption } from "./duplication-option.js";
import { RunLine } from "./RunLine.js";
import "./chains.css";

const defaults = { tab: "matrix", level: "all", sort: "" } as const;

/** Which zones do the same, how much of it, and what has been decided about it. */
export default function DuplicationPage() {
  const { t } = useTranslation();
  const query = useGet<DuplicationAnswer>("/duplication");
  return (
    <div className="page">
      <PageHeader title={t("chains.duplication.title")} note={t("chains.duplication.note")} />
      <RunLine />
      <Answer query={query} rows={12}>{(answer) => (answer.pairs.length === 0 ? <Empty title={t("chains.duplication.none")} hint={t("chains.duplication.noneHint")} /> : <Parts answer={answer} />)}</Answer>
    </div>
  );
}

/** The pairs with the score of the level that is looked at. */
const atLevel = (pairs: readonly PairRow[], level: string): PairRow[] =>
  (level === "all" ? [...pairs] : pairs.map((pair) => ({ ...pair, score: pair.levels[level as "class"] ?? null })).toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1)));

function Parts({ answer }: { answer: DuplicationAnswer }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const pairs = useMemo(() => atLevel(answer.pairs, state.level), [answer, state.level]);
  const names = useMemo(() => new Map(answer.zones.map(({ id, name }) => [id, name])), [answer]);
  const columns = useMemo(() => columnsOf(names, t, reading), [names, t, reading]);
  return (
    <>
      <Segmented
        aria-label={t("chains.duplication.level")} value={state.level} onChange={(level) => change({ level: String(level) }, { replace: true })}
        options={["all", ...duplicationLevels].map((level) => ({ value: level, label: t(`chains.duplication.levels.${level}`) }))}
      />
      <PageTabs
        label={t("chains.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
        tabs={[
          { key: "matrix", label: t("chains.duplication.matrix"), children: <Matrix answer={answer} pairs={pairs} /> },
          { key: "pairs", label: t("chains.duplication.pairs"), children: <DataTable caption={t("chains.duplication.pairs")} captionHidden columns={columns} rows={pairs.slice(0, 200)} rowKey={({ a, b }) => `${a} ${b}`} sort={state.sort} onSort={(sort) => change({ sort })} /> },
          { key: "clusters", label: t("chains.duplication.clusters"), children: <Clusters answer={answer} /> },
        ]}
      />
    </>
  );
}

function Matrix({ answer, pairs }: { answer: DuplicationAnswer; pairs: readonly PairRow[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const palette = usePalette();
  const navigate = useNavigate();
  const zones = useMemo(() => answer.zones.map(({ id, name }) => ({ id, label: nameText(name, reading.language) })), [answer, reading.language]);
  const cells = useMemo(() => cellsOf([...pairs]), [pairs]);
  const text = (value: number) => numberText(value, scaleFor("ratio", value, reading), reading.language);
  const option = useMemo(() => duplicationOption(zones, cells, { palette, text: (value) => value.toFixed(3) }), [zones, cells, palette]);
  const table = { columns: [t("chains.zone"), t("chains.zone"), t("chains.duplication.score")], rows: pairs.slice(0, 100).map(({ a, b, score }) => [a, b, score === null ? null : text(score)]) };
  return (
    <Chart
      title={t("chains.duplication.matrix")} note={t("chains.duplication.matrixNote")} option={option} table={table} height={Math.max(420, zones.length * 15 + 160)}
      onPick={(index) => { const cell = cells[index]; if (cell) void navigate(`/duplication/${encodeURIComponent(cell.a)}/${encodeURIComponent(cell.b)}`); }}
    />
  );
}

function columnsOf(names: ReadonlyMap<string, { zh: string; en: string | null }>, t: TFunction, reading: ReturnType<typeof useReading>): Column<PairRow>[] {
  const share = (value: number | null) => (value === null ? "—" : numberText(value, scaleFor("ratio", value, reading), reading.language));
  const name = (id: string) => <NameView name={names.get(id) ?? { zh: id, en: null }} />;
  return [
    { key: "pair", title: t("chains.duplication.pair"), rowHeader: true, className: "name-cell", cell: ({ a, b }) => <PageLink to={`/duplication/${encodeURIComponent(a)}/${encodeURIComponent(b)}`}>{name(a)} × {name(b)}</PageLink> },
    { key: "score", title: t("chains.duplication.score"), numeric: true, order: ({ score }) => score, cell: ({ score }) => share(score) },
    ...duplicationLevels.map((level): Column<PairRow> => ({ key: level, title: t(`chains.duplication.levels.${level}`), numeric: true, wideOnly: true, order: ({ levels }) => levels[level], cell: ({ levels }) => share(levels[level]) })),
    { key: "declared", title: t("chains.duplication.declared"), numeric: true, wideOnly: true, order: ({ declared }) => declared, cell: ({ declared }) => share(declared) },
    { key: "state", title: t("chains.duplication.against"), cell: ({ state }) => t(`chains.duplication.states.${state}`) },
    { key: "decision", title: t("chains.duplication.decision"), cell: ({ decision }) => (decision ? <DecisionMark kind={decision.kind} holds={decision.holds} /> : "—") },
  ];
}

export function DecisionMark({ kind, holds }: { kind: string; holds: boolean }) {
  const { t } = useTranslation();
  return <span className={holds ? "chip" : "chip is-stale"}>{t(`chains.duplication.kinds.${kind}`)}{!holds && <> · {t("chains.duplication.factsChanged")}</>}</span>;
}

function Clusters({ answer: { clusters, zones } }: { answer: DuplicationAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  if (clusters.length === 0) return <Empty title={t("chains.duplication.noClusters")} />;
  const nameOf = (id: string) => zones.find((zone) => zone.id === id)?.name ?? { zh: id, en: null };
  return (
    <ol className="host-list">
      {clusters.map((cluster) => (
        <li key={cluster.zones.join(" ")}>
          <h3>{cluster.zones.map((id, index) => <span key={id}>{index > 0 && t("ui.listComma")}<PageLink to={`/zones/${encodeURIComponent(id)}`}><NameView name={nameOf(id)} /></PageLink></span>)}</h3>
          <p className="chain-sub">{cluster.items.map(({ name }) => name[language] ?? name.zh).join(t("ui.listComma"))}</p>
        </li>
      ))}
    </ol>
  );
}
