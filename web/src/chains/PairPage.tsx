import type { PairAnswer } from "@chengqi/domain/chains/answers-duplication";
import { duplicationLevels } from "@chengqi/domain/chains/answers-duplication";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { countText, numberText, periodText, scaleFor, shareText, type Reading } from "../ui/format.js";
import { FigureView } from "../ui/FigureView.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { pairFigure } from "./chain-figures.js";
import { Decide } from "./Decide.js";
import { DecisionMark } from "./DecisionMark.js";
import { historyOption } from "./duplication-option.js";
import { PartList } from "./PartList.js";
import "./chains.css";

type Item = PairAnswer["items"][number];

/** Two zones that do the same: what exactly, since when, who has the better claim, and what was decided. */
export default function PairPage() {
  const { a = "", b = "" } = useParams();
  const query = useGet<PairAnswer>(`/duplication/${encodeURIComponent(a)}/${encodeURIComponent(b)}`);
  return <div className="page"><Answer query={query} rows={12}>{(answer) => <Pair answer={answer} />}</Answer></div>;
}

function Pair({ answer }: { answer: PairAnswer }) {
  const { t } = useTranslation();
  const reading = useReading();
  const { language } = reading;
  const { a, b, pair, items, claims, firms, decisions, history, measures } = answer;
  const ofFirms = useMemo(() => firmColumns(answer, t, reading), [answer, t, reading]);
  return (
    <>
      <PageHeader
        title={t("chains.pair.title", { a: nameText(a.name, language), b: nameText(b.name, language) })}
        identity={<><PageLink to={`/zones/${encodeURIComponent(a.id)}`}><NameView name={a.name} /></PageLink><PageLink to={`/zones/${encodeURIComponent(b.id)}`}><NameView name={b.name} /></PageLink><span>{t(`chains.duplication.states.${pair.state}`)}</span></>}
        note={pair.duplicate ? t("chains.pair.told") : t("chains.pair.notTold")}
        actions={<Decide answer={answer} />}
      />
      <Facts>
        {([["duplicationScore", pair.score], ["duplicationOutput", pair.output], ["declaredOverlap", pair.declared], ["duplicationChance", pair.chance]] as const).map(([measure, value]) =>
          <Fact key={measure} label={t(`measure.${measure}`)}><FigureView figure={pairFigure(measures, pair, measure, value)} /></Fact>)}
      </Facts>
      {duplicationLevels.map((level) => <Items key={level} level={level} items={items.filter((item) => item.level === level)} answer={answer} />)}
      <Section title={t("chains.pair.claims")} note={t("chains.pair.claimsNote")}>
        <div className="columns">{claims.map((claim) => <div key={claim.zone}><h3><NameView name={claim.zone === a.id ? a.name : b.name} /></h3><PartList parts={claim.parts} /></div>)}</div>
      </Section>
      <Section title={t("chains.pair.decisions")}>
        {decisions.length === 0 ? <p className="unknown-plain">{t("chains.pair.noDecision")}</p> : (
          <ul className="plain-list">{decisions.map((one) => <li key={one.id}><DecisionMark kind={one.kind} holds={one.holds} /> {periodText(one.decidedAt.slice(0, 10), language)} · {t(`actor.${one.role}`)} — {one.reason}{one.division && <span className="chain-sub">{nameText(a.name, language)}{t("ui.colon")}{one.division.a} · {nameText(b.name, language)}{t("ui.colon")}{one.division.b}</span>}</li>)}</ul>
        )}
      </Section>
      <History history={history} />
      <Section title={t("chains.pair.firms")} note={t("chains.pair.firmsNote")}>
        <DataTable
          caption={t("chains.pair.firms")} captionHidden rows={firms} rowKey={({ id }) => id}
          columns={ofFirms}
        />
      </Section>
    </>
  );
}

/** How the score went over the years. */
function History({ history }: Pick<PairAnswer, "history">) {
  const { t } = useTranslation();
  const { language } = useReading();
  const palette = usePalette();
  const option = useMemo(() => historyOption(history, { palette, text: (value) => shareText(value, language) }), [history, palette, language]);
  const table = { columns: [t("chains.duplication.year"), t("chains.duplication.score")], rows: history.map(({ year, score }) => [String(year), score === null ? null : shareText(score, language)]) };
  return <Section title={t("chains.pair.history")}><Chart title={t("chains.duplication.score")} option={option} table={table} height={180} /></Section>;
}

const money = (value: number | null, t: TFunction, reading: Reading): string => {
  if (value === null) return "—";
  const scale = scaleFor("cny", value, reading);
  return `${numberText(value, scale, reading.language)} ${t(scale.unitKey)}`;
};

function Items({ level, items, answer }: { level: Item["level"]; items: readonly Item[]; answer: PairAnswer }) {
  const { t } = useTranslation();
  const reading = useReading();
  const columns = useMemo(() => itemColumns(level, answer, t, reading), [level, answer, t, reading]);
  if (items.length === 0) return null;
  const rest = answer.rest.find((one) => one.level === level);
  return (
    <Section title={t("chains.pair.shared", { level: t(`chains.duplication.levels.${level}`) })} note={t("chains.pair.sharedNote")}>
      <DataTable caption={level} captionHidden columns={columns} rows={items} rowKey={({ code }) => code} />
      {rest && <p className="hint">{t("chains.pair.rest", { items: countText(rest.items, reading.language), share: shareText(rest.contribution, reading.language) })}</p>}
    </Section>
  );
}

/** A link leads to its page; a class shows its code. */
function ItemName({ level, code, name }: Pick<Item, "level" | "code" | "name">) {
  const [chain = "", link = ""] = code.split("/");
  if (level === "link") return <PageLink to={`/chains/${encodeURIComponent(chain.split("@")[0] ?? "")}/${encodeURIComponent(link)}`}><NameView name={name} /></PageLink>;
  return <><NameView name={name} />{level === "class" && <> <span className="code">{code}</span></>}</>;
}

const itemColumns = (level: Item["level"], { a, b }: PairAnswer, t: TFunction, reading: Reading): Column<Item>[] => [
  { key: "name", title: t(`chains.duplication.levels.${level}`), rowHeader: true, className: "name-cell", cell: ({ code, name }) => <ItemName level={level} code={code} name={name} /> },
  { key: "part", title: t("chains.pair.contribution"), numeric: true, order: ({ contribution }) => contribution, cell: ({ contribution }) => shareText(contribution, reading.language) },
  ...([["a", a], ["b", b]] as const).map(([side, zone]): Column<Item> => ({
    key: side, title: nameText(zone.name, reading.language), numeric: true,
    cell: (item) => <>{t("chains.presence", { firms: countText(item[side].firms, reading.language), revenue: money(item[side].revenueCny, t, reading) })}<span className="chain-sub">{shareText(item[side].share, reading.language)}{item[side].declared && <> · {t("chains.pair.declared")}</>}</span></>,
  })),
  { key: "since", title: t("chains.pair.since"), numeric: true, wideOnly: true, cell: ({ since }) => since ?? "—" },
];

const firmColumns = ({ a, b }: PairAnswer, t: TFunction, reading: Reading): Column<PairAnswer["firms"][number]>[] => [
  { key: "name", title: t("chains.firm"), rowHeader: true, className: "name-cell", cell: ({ id, name, synthetic }) => <><PageLink to={`/firms/${encodeURIComponent(id)}`}><NameView name={name} /></PageLink>{synthetic && <> <MarkView mark="synthetic" /></>}</> },
  { key: "zone", title: t("chains.zone"), cell: ({ zone }) => <NameView name={zone === a.id ? a.name : b.name} /> },
  { key: "class", title: t("chains.duplication.levels.class"), cell: ({ class: code }) => <span className="code">{code ?? "—"}</span> },
  { key: "revenue", title: t("measure.revenueCny"), numeric: true, cell: ({ revenueCny }) => money(revenueCny === null ? null : Number(revenueCny), t, reading) },
];
