import type { Part } from "@chengqi/domain/chains/answers";
import type { TargetAnswer, TargetStep } from "@chengqi/domain/chains/targets";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { BodyLink } from "../governance/BodyLink.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { partFigure } from "./chain-figures.js";
import { Candidates, Hosts } from "./LinkPage.js";
import { LinkStatusView } from "./LinkStatusView.js";
import { TargetActs } from "./TargetActs.js";
import { TargetStateView } from "./TargetStateView.js";
import "./chains.css";

/** One target: the gap then and now, whom to call, where it would go best, and everything that was done. */
export default function TargetPage() {
  const { id = "" } = useParams();
  const query = useGet<TargetAnswer>(`/targets/${encodeURIComponent(id)}`);
  return (
    <div className="page">
      <Answer query={query} rows={12}>
        {(answer) => (
          <>
            <Header answer={answer} />
            <Stand answer={answer} />
            <ThenAndNow answer={answer} />
            <Steps steps={answer.steps} />
            <Hosts answer={answer} />
            <Candidates answer={answer} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Header({ answer }: { answer: TargetAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { target } = answer;
  return (
    <PageHeader
      title={t("chains.target.title", { name: target.linkName[language] })}
      identity={(
        <>
          <TargetStateView status={target.status} late={target.late} />
          <PageLink to={`/chains/${encodeURIComponent(target.chain)}/${encodeURIComponent(target.link)}`}>{target.chainName[language]} · {target.linkName[language]}</PageLink>
          {target.ecosystems.map((one) => <PageLink key={one.id} to={`/ecosystems/${encodeURIComponent(one.id)}`}><NameView name={one.name} /></PageLink>)}
          <PageLink to="/targets">{t("chains.targets.title")}</PageLink>
        </>
      )}
      note={target.reason}
      actions={<TargetActs answer={answer} />}
    />
  );
}

function Stand({ answer: { target, zone } }: { answer: TargetAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <Section title={t("chains.target.stand")}>
      <Facts>
        <Fact label={t("chains.targets.body")}>{target.lead ? <BodyLink body={target.lead} /> : t("chains.target.noLead")}</Fact>
        <Fact label={t("chains.target.due")}>{target.due === null ? "—" : periodText(target.due, language)}</Fact>
        <Fact label={t("chains.targets.zone")}>{zone ? <PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink> : t("chains.target.anywhere")}</Fact>
        {target.candidates.length > 0 && <Fact label={t("chains.target.toCall")}><span lang="zh-CN">{target.candidates.join(t("ui.listComma"))}</span></Fact>}
        <Fact label={t("chains.target.id")}><span className="code">{target.id}</span></Fact>
      </Facts>
    </Section>
  );
}

interface Beside { readonly measure: string; readonly before: Part | null; readonly after: Part | null }
const partOf = (parts: readonly Part[], measure: string): Part | null => parts.find((one) => one.measure === measure) ?? null;

function ThenAndNow({ answer: { target, now } }: { answer: TargetAnswer }) {
  const { t } = useTranslation();
  const { evidence, change } = target;
  const columns = useMemo(() => columnsOf(t, evidence.year, now?.year ?? null), [t, evidence.year, now?.year]);
  const measures = [...new Set([...evidence.parts, ...(now?.parts ?? [])].map(({ measure }) => measure))];
  const rows = measures.map((measure): Beside => ({ measure, before: partOf(evidence.parts, measure), after: partOf(now?.parts ?? [], measure) }));
  return (
    <Section title={t("chains.target.beside")} note={t("chains.target.besideNote")}>
      <p><LinkStatusView status={evidence.status} /> → {now ? <LinkStatusView status={now.status} /> : t("chains.target.noNow")} <span className="chip">{t(`chains.target.change.${change}`)}</span></p>
      <DataTable caption={t("chains.target.beside")} captionHidden columns={columns} rows={rows} rowKey={({ measure }) => measure} />
    </Section>
  );
}

const columnsOf = (t: TFunction, then: number, now: number | null): Column<Beside>[] => [
  { key: "measure", title: t("chains.target.measure"), rowHeader: true, className: "name-cell", cell: ({ measure }) => t(`measure.${measure}`) },
  { key: "then", title: t("chains.target.thenIn", { year: then }), numeric: true, cell: (row) => (row.before ? <FigureView figure={partFigure(row.before)} /> : "—") },
  { key: "now", title: now === null ? t("chains.target.now") : t("chains.target.nowIn", { year: now }), numeric: true, cell: (row) => (row.after ? <FigureView figure={partFigure(row.after)} /> : "—") },
];

function Steps({ steps }: { steps: readonly TargetStep[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t("chains.target.history")} note={t("chains.target.historyNote")}>
      <ol className="plain-list">{steps.map((step) => <Step key={step.act} step={step} />)}</ol>
    </Section>
  );
}

function Step({ step }: { step: TargetStep }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <li>
      <strong>{t(`chains.target.step.${step.kind}`)}</strong> {periodText(step.on, language)} · {step.body ? <BodyLink body={step.body} /> : t(`actor.${step.role}`)}
      <span className="chain-sub">
        {step.lead && <>{t("chains.targets.body")}{t("ui.colon")}<BodyLink body={step.lead} /> </>}
        {step.due !== null && <>{t("chains.target.due")}{t("ui.colon")}{periodText(step.due, language)} </>}
        {step.company !== null && <>{t("chains.target.company")}{t("ui.colon")}<span lang="zh-CN">{step.company}</span> </>}
        {step.zone && <>{t("chains.target.settledIn")}{t("ui.colon")}<PageLink to={`/zones/${encodeURIComponent(step.zone.id)}`}><NameView name={step.zone.name} /></PageLink> </>}
        {step.firm && <><PageLink to={`/firms/${encodeURIComponent(step.firm.id)}`}><NameView name={step.firm.name} /></PageLink> </>}
        {step.project !== null && <span lang="zh-CN">{step.project}</span>}
      </span>
      <span className="chain-sub">{step.reason}</span>
    </li>
  );
}
