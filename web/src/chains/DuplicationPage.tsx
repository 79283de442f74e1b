import type { DuplicationAnswer, PairRow } from "@chengqi/domain/chains/answers-duplication";
import { declaredStates, duplicationLevels } from "@chengqi/domain/chains/answers-duplication";
import { decisionKinds } from "@chengqi/domain/chains/decisions";
import type { Name } from "@chengqi/domain/figures/figure";
import { Checkbox, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useGet } from "../api.js";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FigureView } from "../ui/FigureView.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { countText, shareText, type Reading } from "../ui/format.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { PageTabs } from "../ui/PageTabs.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { pairFigure, pairPath } from "./chain-figures.js";
import { DecisionMark } from "./DecisionMark.js";
import { cellsOf, duplicationOption } from "./duplication-option.js";
import { RunLine } from "./RunLine.js";
import "./chains.css";

const defaults = { tab: "matrix", level: "all", state: "", decided: "", all: "", sort: "" } as const;
/** Rows of the list at once; the matrix shows all. */
const mostRows = 200;

/** Which zones do the same, how much of it, and what has been decided about it. */
export default function DuplicationPage() {
  const { t } = useTranslation();
  const query = useGet<DuplicationAnswer>("/duplication");
  return (
    <div className="page">
      <PageHeader title={t("chains.duplication.title")} note={t("chains.duplication.note")} actions={<ExportLinks list="duplication" />} />
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
  const listed = useMemo(() => pairs.filter((pair) =>
    (state.all !== "" || pair.duplicate || pair.decision !== null) && (state.state === "" || pair.state === state.state) && (state.decided === "" || decidedAs(pair) === state.decided)), [pairs, state.all, state.state, state.decided]);
  const names = useMemo(() => new Map(answer.zones.map(({ id, name }) => [id, name])), [answer]);
  const columns = useMemo(() => columnsOf(names, answer, t, reading), [names, answer, t, reading]);
  const { thresholds } = answer;
  const told = t("chains.duplication.told", {
    told: countText(answer.pairs.filter(({ duplicate }) => duplicate).length, reading.language), all: countText(answer.pairs.length, reading.language),
    score: shareText(thresholds.score, reading.language), chance: shareText(thresholds.chance, reading.language),
  });
  return (
    <>
      <p>{told}</p>
      <Segmented
        aria-label={t("chains.duplication.level")} value={state.level} onChange={(level) => change({ level: String(level) }, { replace: true })}
        options={["all", ...duplicationLevels].map((level) => ({ value: level, label: t(`chains.duplication.levels.${level}`) }))}
      />
      <PageTabs
        label={t("chains.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
        tabs={[
          { key: "matrix", label: t("chains.duplication.matrix"), children: <Matrix answer={answer} pairs={pairs} /> },
          {
            key: "pairs", label: t("chains.duplication.pairs"),
            children: (
              <>
                <search className="filters" aria-label={t("tables.filters")}>
                  <FilterSelect label={t("chains.duplication.against")} value={state.state} options={states.map((one) => ({ value: one, label: t(`chains.duplication.states.${one}`) }))} onChange={(one) => change({ state: one })} width={220} />
                  <FilterSelect label={t("chains.duplication.decision")} value={state.decided} options={["none", ...decisionKinds, "changed"].map((one) => ({ value: one, label: t(`chains.duplication.decided.${one}`) }))} onChange={(one) => change({ decided: one })} />
                  <Checkbox checked={state.all !== ""} onChange={({ target }) => change({ all: target.checked ? "1" : "" })}>{t("chains.duplication.showAll")}</Checkbox>
                </search>
                <DataTable caption={t("chains.duplication.pairs")} captionHidden columns={columns} rows={listed.slice(0, mostRows)} rowKey={({ a, b }) => `${a} ${b}`} sort={state.sort} onSort={(sort) => change({ sort })} />
                {listed.length > mostRows && <p className="hint">{t("chains.duplication.more", { shown: countText(mostRows, reading.language), all: countText(listed.length, reading.language) })}</p>}
              </>
            ),
          },
          { key: "clusters", label: t("chains.duplication.clusters"), children: <Clusters answer={answer} /> },
        ]}
      />
    </>
  );
}

const states = declaredStates.filter((state) => state !== "none" && state !== "declared-not-done");
const decidedAs = ({ decision }: PairRow): string => (decision === null ? "none" : decision.holds ? decision.kind : "changed");

function Matrix({ answer, pairs }: { answer: DuplicationAnswer; pairs: readonly PairRow[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const palette = usePalette();
  const navigate = useNavigate();
  const zones = useMemo(() => besideTheirLike(answer).map(({ id, name }) => ({ id, label: nameText(name, reading.language) })), [answer, reading.language]);
  const cells = useMemo(() => cellsOf([...pairs]), [pairs]);
  const { language } = reading;
  const option = useMemo(() => duplicationOption(zones, cells, { palette, text: (value) => shareText(value, language) }), [zones, cells, palette, language]);
  const named = new Map(zones.map(({ id, label }) => [id, label]));
  const table = { columns: [t("chains.zone"), t("chains.zone"), t("chains.duplication.score")], rows: pairs.slice(0, mostRows).map(({ a, b, score }) => [named.get(a) ?? a, named.get(b) ?? b, score === null ? null : shareText(score, language)]) };
  return (
    <Chart
      title={t("chains.duplication.matrix")} note={t("chains.duplication.matrixNote")} option={option} table={table} height={Math.max(420, zones.length * 15 + 160)}
      onPick={(index) => { const cell = cells[index]; if (cell) void navigate(pairPath(cell.a, cell.b)); }}
    />
  );
}

/** Zones of a cluster side by side, the others after them in their own order. */
function besideTheirLike({ zones, clusters }: DuplicationAnswer): DuplicationAnswer["zones"] {
  const place = new Map(clusters.flatMap((cluster) => cluster.zones).map((id, at) => [id, at]));
  return zones.toSorted((x, y) => (place.get(x.id) ?? place.size) - (place.get(y.id) ?? place.size));
}

function columnsOf(names: ReadonlyMap<string, Name>, { measures }: DuplicationAnswer, t: TFunction, { language }: Reading): Column<PairRow>[] {
  const name = (id: string) => <NameView name={names.get(id) ?? { zh: id, en: null }} />;
  const open = (pair: PairRow, measure: string, value: number | null) => <FigureView form="cell" figure={pairFigure(measures, pair, measure, value)} />;
  return [
    { key: "pair", title: t("chains.duplication.pair"), rowHeader: true, className: "name-cell", cell: ({ a, b }) => <PageLink to={pairPath(a, b)}>{name(a)} × {name(b)}</PageLink> },
    { key: "score", title: t("chains.duplication.score"), unit: "%", numeric: true, order: ({ score }) => score, cell: (pair) => open(pair, "duplicationScore", pair.score) },
    ...duplicationLevels.map((level): Column<PairRow> => ({
      key: level, title: t(`chains.duplication.levels.${level}`), numeric: true, wideOnly: true, order: ({ levels }) => levels[level], cell: ({ levels }) => (levels[level] === null ? "—" : shareText(levels[level], language)),
    })),
    { key: "output", title: t("chains.duplication.output"), unit: "%", numeric: true, wideOnly: true, order: ({ output }) => output, cell: (pair) => open(pair, "duplicationOutput", pair.output) },
    { key: "declared", title: t("chains.duplication.declared"), unit: "%", numeric: true, wideOnly: true, order: ({ declared }) => declared, cell: (pair) => open(pair, "declaredOverlap", pair.declared) },
    { key: "state", title: t("chains.duplication.against"), wideOnly: true, cell: ({ state }) => t(`chains.duplication.states.${state}`) },
    { key: "decision", title: t("chains.duplication.decision"), cell: ({ decision }) => (decision ? <DecisionMark kind={decision.kind} holds={decision.holds} /> : "—") },
  ];
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
