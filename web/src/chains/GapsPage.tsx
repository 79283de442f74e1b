import type { Gap } from "@chengqi/domain/chains/answers";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { areaParams } from "./area.js";
import { AreaSelect } from "./AreaSelect.js";
import { ChainSelect } from "./ChainSelect.js";
import { LinkStatusView } from "./LinkStatusView.js";
import { MakeTarget } from "./MakeTarget.js";
import { PartList } from "./PartList.js";
import { RunLine } from "./RunLine.js";
import "./chains.css";

const defaults = { area: "", chain: "", status: "", open: "" } as const;

/** Weak, missing and at-risk links, the ones that matter most first; each opens to what its place rests on. */
export default function GapsPage() {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const query = useGet<{ rows: Gap[] }>("/gaps", { ...areaParams(state.area), ...(state.chain && { chain: state.chain }), ...(state.status && { status: state.status }) });
  return (
    <div className="page">
      <PageHeader title={t("chains.gaps.title")} note={t("chains.gaps.note")} actions={<ExportLinks list="gaps" />} />
      <RunLine />
      <search className="filters" aria-label={t("tables.filters")}>
        <AreaSelect label={t("chains.area")} value={state.area} onChange={(area) => change({ area })} />
        <ChainSelect value={state.chain} onChange={(chain) => change({ chain })} />
        <FilterSelect label={t("chains.status")} options={linkStatuses.filter((status) => /weak|missing|at-risk/.test(status)).map((status) => ({ value: status, label: t(`linkStatus.${status}`) }))} value={state.status} onChange={(status) => change({ status })} />
      </search>
      <Answer query={query} rows={12}>
        {({ rows }) => (rows.length === 0
          ? <Empty title={t("chains.gaps.none")} hint={t("chains.gaps.noneHint")} />
          : <ol className="gap-list">{rows.map((gap) => <GapItem key={`${gap.chain}/${gap.link}`} gap={gap} open={state.open === `${gap.chain}/${gap.link}`} onOpen={(key) => change({ open: key }, { replace: true })} />)}</ol>)}
      </Answer>
    </div>
  );
}

function GapItem({ gap, open, onOpen }: { gap: Gap; open: boolean; onOpen: (key: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const key = `${gap.chain}/${gap.link}`;
  return (
    <li className="gap">
      <details open={open} onToggle={({ currentTarget }) => { if (currentTarget.open !== open) onOpen(currentTarget.open ? key : ""); }}>
        <summary>
          <span className="gap-rank">{gap.rank}</span>
          <span className="gap-name">{gap.linkName[language]}<span className="chain-sub">{gap.chainName[language]} · {t(`chainStage.${gap.stage}`)}</span></span>
          <LinkStatusView status={gap.status} />
          <span className="gap-score">{gap.score === null ? "—" : gap.score.toFixed(2)}</span>
        </summary>
        {open && (
          <div className="gap-body">
            <p><PageLink to={`/chains/${encodeURIComponent(gap.chain)}/${encodeURIComponent(gap.link)}`}>{t("chains.gaps.openLink")}</PageLink> <MakeTarget chain={gap.chain} link={gap.link} name={gap.linkName[language]} /></p>
            <PartList parts={[...gap.parts, ...gap.importance]} />
            {gap.hosts.length > 0 && <p>{t("chains.linkPage.hosts")}{t("ui.colon")}{gap.hosts.slice(0, 3).map((host, index) => <span key={host.zone.id}>{index > 0 && t("ui.listComma")}<PageLink to={`/zones/${encodeURIComponent(host.zone.id)}`}><NameView name={host.zone.name} /></PageLink></span>)}</p>}
            {gap.candidates.length > 0 && <p>{t("chains.linkPage.candidates")}{t("ui.colon")}{gap.candidates.slice(0, 5).map(({ name }) => name[language] ?? name.zh).join(t("ui.listComma"))}</p>}
          </div>
        )}
      </details>
    </li>
  );
}
