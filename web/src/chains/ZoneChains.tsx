import type { DuplicationAnswer } from "@chengqi/domain/chains/answers-duplication";
import type { ZoneChains as Answered, ZoneNext } from "@chengqi/domain/chains/answers-supply";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { countText, numberText, scaleFor, shareText, type Reading, type Scale } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { pairFigure, pairPath } from "./chain-figures.js";
import { ChainFiles } from "./ChainFiles.js";
import { DecisionMark } from "./DecisionMark.js";
import { StatusBar } from "./LinkStatusView.js";
import { PartList } from "./PartList.js";

/** The chains a zone's firms stand on, how much of what they need is at hand, and what could come next. */
export default function ZoneChains({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const chains = useGet<Answered>(`/zones/${encodeURIComponent(zone)}/chains`);
  const next = useGet<ZoneNext>(`/zones/${encodeURIComponent(zone)}/next`);
  return (
    <>
      <Section title={t("chains.zoneChains.title")} note={t("chains.zoneChains.note")}><ChainFiles chain={null} area={`zone:${zone}`} /><Answer query={chains} rows={6}>{(answer) => <Chains answer={answer} zone={zone} />}</Answer></Section>
      <SameAs zone={zone} />
      {next.data && next.data.rows.length > 0 && <Section title={t("chains.next.title")} note={t("chains.next.note")} aside={<ExportLinks list="next" />}><Next rows={next.data.rows} /></Section>}
    </>
  );
}

function Chains({ answer: { chains }, zone }: { answer: Answered; zone: string }) {
  const { t } = useTranslation();
  const reading = useReading();
  if (chains.length === 0) return <Empty title={t("chains.zoneChains.none")} />;
  const scale = scaleFor("cny", Math.max(...chains.map(({ revenueCny }) => revenueCny)), reading);
  return (
    <DataTable
      caption={t("chains.zoneChains.title")} captionHidden rows={chains} rowKey={({ id }) => id}
      columns={chainColumns(zone, scale, t, reading)}
    />
  );
}

const chainColumns = (zone: string, scale: Scale, t: TFunction, reading: Reading): Column<Answered["chains"][number]>[] => [
  { key: "name", title: t("chains.chain"), rowHeader: true, className: "name-cell", cell: ({ id, name, ofEcosystem }) => <><PageLink to={`/chains/${encodeURIComponent(id)}?area=zone:${encodeURIComponent(zone)}`}>{name[reading.language]}</PageLink>{ofEcosystem && <span className="chain-sub">{t("chains.zoneChains.ofEcosystem")}</span>}</> },
  { key: "firms", title: t("chains.firms"), numeric: true, cell: ({ firms }) => countText(Math.round(firms), reading.language) },
  { key: "revenue", title: t("measure.revenueCny"), unit: t(scale.unitKey), numeric: true, cell: ({ revenueCny }) => numberText(revenueCny, scale, reading.language) },
  { key: "supply", title: t("chains.supplyRatio"), numeric: true, cell: ({ supplyRatio }) => (supplyRatio === null ? "—" : `≈ ${shareText(supplyRatio, reading.language)}`) },
  { key: "links", title: t("chains.statuses"), className: "status-cell", cell: ({ links }) => <StatusBar counts={Object.fromEntries(linkStatuses.map((status) => [status, links.filter((link) => link.status === status).length]))} /> },
];

/** Zones that do the same as this one, the most first. */
function SameAs({ zone }: { zone: string }) {
  const { t } = useTranslation();
  const { data } = useGet<DuplicationAnswer>("/duplication", { zone, duplicate: "true" });
  if (!data?.run) return null;
  const name = (id: string) => data.zones.find((one) => one.id === id)?.name ?? { zh: id, en: null };
  return (
    <Section title={t("chains.zoneChains.same")} note={t("chains.zoneChains.sameNote")}>
      {data.pairs.length === 0 ? <p className="unknown-plain">{t("chains.zoneChains.noneSame")}</p> : (
        <ol className="host-list">
          {data.pairs.map((pair) => (
            <li key={`${pair.a} ${pair.b}`}>
              <PageLink to={pairPath(pair.a, pair.b)}><NameView name={name(pair.a === zone ? pair.b : pair.a)} /></PageLink>
              {" "}<FigureView figure={pairFigure(data.measures, pair, "duplicationScore", pair.score)} />
              <span className="chain-sub">{t(`chains.duplication.states.${pair.state}`)}{pair.decision && <> · <DecisionMark kind={pair.decision.kind} holds={pair.decision.holds} /></>}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** Classes and links side by side, the nearest first; each opens to what its place rests on. */
function Next({ rows }: { rows: ZoneNext["rows"] }) {
  const { t } = useTranslation();
  return (
    <div className="columns">
      {(["link", "class"] as const).map((level) => (
        <div key={level}>
          <h3>{t(`chains.duplication.levels.${level}`)}</h3>
          <ol className="gap-list">{rows.filter((row) => row.level === level).slice(0, 12).map((row) => <NextStep key={`${row.chain ?? ""} ${row.code}`} row={row} />)}</ol>
        </div>
      ))}
    </div>
  );
}

function NextStep({ row: { chain, code, name, rank, score, parts } }: { row: ZoneNext["rows"][number] }) {
  const { t } = useTranslation();
  return (
    <li className="gap">
      <details>
        <summary><span className="gap-rank">{rank}</span><span className="gap-name"><NameView name={name} /> {chain === null && <span className="code">{code}</span>}</span><span className="gap-score">{score.toFixed(2)}</span></summary>
        <div className="gap-body">
          {chain !== null && <p><PageLink to={`/chains/${encodeURIComponent(chain)}/${encodeURIComponent(code)}`}>{t("chains.gaps.openLink")}</PageLink></p>}
          <PartList parts={parts} />
        </div>
      </details>
    </li>
  );
}
