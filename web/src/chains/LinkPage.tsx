import type { LinkAnswer, LinkFirm } from "@chengqi/domain/chains/answers";
import { may } from "@chengqi/domain/governance/permissions";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { countText, numberText, scaleFor, shareText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { areaParams } from "./area.js";
import { AreaSelect } from "./AreaSelect.js";
import { LinkStatusView } from "./LinkStatusView.js";
import { MakeTarget } from "./MakeTarget.js";
import { PartList } from "./PartList.js";
import { DecidePlace, PutOnLink } from "./PlaceFirm.js";

const defaults = { area: "" } as const;

/** One link of a chain: how it stands and why, who is on it, who could be, and where it would go best. */
export default function LinkPage() {
  const { id = "", link = "" } = useParams();
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const query = useGet<LinkAnswer>(`/chains/${encodeURIComponent(id)}/links/${encodeURIComponent(link)}`, areaParams(state.area));
  return (
    <div className="page">
      <Answer query={query} rows={12}>
        {(answer) => (
          <>
            <Header answer={answer} />
            <search className="filters" aria-label={t("tables.filters")}><AreaSelect label={t("chains.area")} value={state.area} onChange={(area) => change({ area })} /></search>
            <Section title={t("chains.linkPage.evidence")} note={t("chains.linkPage.evidenceNote")}>
              {answer.state && <p><LinkStatusView status={answer.state.status} /> {answer.state.lifeCycle && <><span className="chip">{t("chains.lifeCycleInCity", { stage: t(`chains.lifeCycle.${answer.state.lifeCycle}`) })}</span> </>}{answer.statusRule && <PageLink to={`/rules/${encodeURIComponent(answer.statusRule.rule)}`}>{t("chains.linkPage.byRule", { version: answer.statusRule.version })}</PageLink>}</p>}
              <PartList parts={answer.evidence} />
            </Section>
            <Firms answer={answer} />
            <Decisions answer={answer} />
            <Hosts answer={answer} />
            <Candidates answer={answer} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Header({ answer: { chain, link, classes, targets } }: { answer: LinkAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <PageHeader
      title={link.name[language]}
      identity={(
        <>
          <PageLink to={`/chains/${encodeURIComponent(chain.id)}?link=${encodeURIComponent(link.id)}`}>{chain.name[language]}</PageLink>
          <span>{t(`chainStage.${link.stage}`)}</span><span>{t("chains.technology", { maturity: t(`maturity.${link.maturity}`) })}</span>
          {classes.map(({ code, partial, name }) => <span key={code}><span className="code">{code}{partial ? "*" : ""}</span> <NameView name={name} /></span>)}
          {targets.length > 0 && <PageLink to={`/targets?chain=${encodeURIComponent(chain.id)}&link=${encodeURIComponent(link.id)}`}>{t("chains.linkPage.targets", { count: targets.length })}</PageLink>}
        </>
      )}
      note={link.note?.[language] ?? (language === "zh" ? link.products.join("、") : link.productsEn.join(", "))}
      actions={<MakeTarget chain={chain.id} link={link.id} name={link.name[language]} />}
    />
  );
}

function Firms({ answer: { chain, link, group, firms, firmsTotal } }: { answer: LinkAnswer }) {
  const { t } = useTranslation();
  const reading = useReading();
  const { actor } = useMe();
  const decides = !group && firms.some(({ zone }) => may(actor, "placement.decide", { zoneId: zone?.id ?? null }));
  const columns = useMemo(() => [...firmColumns(t, reading), ...(decides ? [decideColumn(chain.id, link, t, reading.language)] : [])], [t, reading, decides, chain.id, link]);
  return (
    <Section title={t("chains.linkPage.firms", { count: countText(firmsTotal, reading.language) })} note={t("chains.linkPage.firmsNote")}>
      {firms.length === 0 ? <Empty title={t("chains.linkPage.noFirms")} /> : <DataTable caption={t("chains.firms")} captionHidden columns={columns} rows={firms} rowKey={({ id }) => id} />}
    </Section>
  );
}

const firmColumns = (t: TFunction, reading: ReturnType<typeof useReading>): Column<LinkFirm>[] => [
  { key: "name", title: t("chains.firm"), rowHeader: true, className: "name-cell", cell: ({ id, name, synthetic }) => <><PageLink to={`/firms/${encodeURIComponent(id)}`}><NameView name={name} /></PageLink>{synthetic && <> <MarkView mark="synthetic" /></>}</> },
  { key: "zone", title: t("chains.zone"), cell: ({ zone }) => (zone ? <PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink> : "—") },
  { key: "basis", title: t("chains.linkPage.basis"), cell: ({ basis, word, confidence }) => t(`chains.basis.${basis}`, { word: word ?? "", confidence: shareText(confidence, reading.language) }) },
  { key: "share", title: t("chains.linkPage.share"), numeric: true, wideOnly: true, cell: ({ share }) => shareText(share, reading.language) },
  { key: "revenue", title: t("measure.revenueCny"), numeric: true, cell: ({ revenueCny }) => moneyText(revenueCny, t, reading) },
];

const decideColumn = (chain: string, link: LinkAnswer["link"], t: TFunction, language: "zh" | "en"): Column<LinkFirm> => ({
  key: "decide", title: t("chains.place.decide"),
  cell: ({ id, name, zone }) => {
    const placed = { firm: id, firmName: nameText(name, language), zone: zone?.id ?? null };
    const here = { chain, link: link.id, linkName: link.name[language] };
    return <span className="place-acts"><DecidePlace {...placed} {...here} on={false} /><PutOnLink {...placed} insteadOf={here} /></span>;
  },
});

/** Firms that stand here, or do not, because somebody who knows said so. */
function Decisions({ answer: { chain, link, decisions } }: { answer: LinkAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  if (decisions.length === 0) return null;
  return (
    <Section title={t("chains.place.ofLink", { count: decisions.length })} note={t("chains.place.note")}>
      <ul className="plain-list">
        {decisions.map(({ firm, zone, on, reason, role, decidedAt, counted, act }) => (
          <li key={act}>
            <PageLink to={`/firms/${encodeURIComponent(firm.id)}`}><NameView name={firm.name} /></PageLink> {t(on === true ? "chains.place.on" : "chains.place.off")}
            <span className="chain-sub">{t("chains.place.by", { role: t(`actor.${role}`), day: decidedAt.slice(0, 10), reason })}{!counted && ` · ${t("chains.place.waiting")}`}</span>{" "}
            <DecidePlace firm={firm.id} firmName={nameText(firm.name, language)} zone={zone} chain={chain.id} link={link.id} linkName={link.name[language]} on={null} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function moneyText(value: string | null, t: TFunction, reading: ReturnType<typeof useReading>): string {
  if (value === null) return "—";
  const scale = scaleFor("cny", Number(value), reading);
  return `${numberText(Number(value), scale, reading.language)} ${t(scale.unitKey)}`;
}

export function Hosts({ answer: { hosts } }: { answer: Pick<LinkAnswer, "hosts"> }) {
  const { t } = useTranslation();
  if (hosts.length === 0) return null;
  return (
    <Section title={t("chains.linkPage.hosts")} note={t("chains.linkPage.hostsNote")}>
      <ol className="host-list">{hosts.map((host) => <li key={host.zone.id}><h3><PageLink to={`/zones/${encodeURIComponent(host.zone.id)}`}><NameView name={host.zone.name} /></PageLink> <span className="chain-sub">{host.score.toFixed(2)}</span></h3><PartList parts={host.parts} /></li>)}</ol>
    </Section>
  );
}

export function Candidates({ answer: { candidates } }: { answer: Pick<LinkAnswer, "candidates"> }) {
  const { t } = useTranslation();
  return (
    <Section title={t("chains.linkPage.candidates")} note={t("chains.linkPage.candidatesNote")}>
      {candidates.length === 0 ? <Empty title={t("chains.linkPage.noCandidates")} /> : (
        <ul className="plain-list">
          {candidates.map((one) => (
            <li key={one.id ?? one.name.zh}>
              {one.id === null ? <NameView name={one.name} /> : <PageLink to={`/firms/${encodeURIComponent(one.id)}`}><NameView name={one.name} /></PageLink>}
              {one.synthetic && <> <MarkView mark="synthetic" /></>} <span className="chain-sub" lang="zh-CN">{[one.place, one.words.join("、")].filter((part) => part !== null && part !== "").join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
