import { targetStates } from "@chengqi/domain/chains/target-life";
import type { Target, TargetsAnswer } from "@chengqi/domain/chains/targets";
import type { BodySummary } from "@chengqi/domain/governance/bodies";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { BodyLink } from "../governance/BodyLink.js";
import { useMe } from "../sign-in/use-me.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import { periodText, type Reading } from "../ui/format.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { LinkStatusView } from "./LinkStatusView.js";
import { TargetStateView } from "./TargetStateView.js";
import "./chains.css";

type Language = Reading["language"];

const defaults = { state: "", body: "", ecosystem: "", zone: "", chain: "", link: "", late: "", sort: "" } as const;

/** Gaps that somebody took up: what to bring, where to, who is responsible and how far it is. */
export default function TargetsPage() {
  const { t } = useTranslation();
  const { session } = useMe();
  const [state, change] = useUrlState(defaults);
  const { sort, ...filters } = state;
  const query = useGet<TargetsAnswer>("/targets", Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "")));
  return (
    <div className="page">
      <PageHeader title={t("chains.targets.title")} note={t("chains.targets.note")} actions={<ExportLinks list="targets" />} />
      <Answer query={query} rows={8}>
        {({ rows, counts }) => (counts.all === 0
          ? <Empty title={t("chains.targets.none")} hint={t(session?.actor.role === "visitor" ? "chains.targets.signIn" : "chains.targets.noneHint")} action={<PageLink to="/gaps">{t("chains.gaps.title")}</PageLink>} />
          : (
            <>
              <Filters counts={counts} rows={rows} state={state} change={change} />
              {rows.length === 0 ? <Empty title={t("chains.targets.noneFit")} /> : <Rows rows={rows} sort={sort} onSort={(to) => change({ sort: to })} />}
            </>
          ))}
      </Answer>
    </div>
  );
}

type State = { readonly [Key in keyof typeof defaults]: string };
interface FiltersProps extends TargetsAnswer { readonly state: State; readonly change: (part: Partial<State>) => void }

function Filters({ counts, rows, state, change }: FiltersProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const zones = useNames("/zones", language);
  const bodies = useNames("/bodies", language);
  const circles = useNames("/ecosystems", language);
  const chains = new Map(rows.map(({ chain, chainName }) => [chain, chainName[language]]));
  const options = (of: Readonly<Record<string, number>>, nameOf: (id: string) => string): FilterOption[] =>
    Object.entries(of).map(([value, count]) => ({ value, label: t("chains.targets.choice", { name: nameOf(value), count }) }));
  const all = { body: bodies, ecosystem: circles, zone: zones, chain: chains } as const;
  return (
    <search className="filters" aria-label={t("tables.filters")}>
      <FilterSelect label={t("chains.targets.state")} options={targetStates.map((value) => ({ value, label: t("chains.targets.choice", { name: t(`chains.target.state.${value}`), count: counts.state[value] ?? 0 }) }))} value={state.state} onChange={(to) => change({ state: to })} width={150} />
      {(["body", "ecosystem", "zone", "chain"] as const).map((key) => (
        <FilterSelect key={key} label={t(`chains.targets.${key}`)} options={options(counts[key], (id) => all[key].get(id) ?? id)} value={state[key]} onChange={(to) => change({ [key]: to })} width={200} />
      ))}
      <FilterSelect label={t("chains.target.late")} options={[{ value: "true", label: t("chains.targets.choice", { name: t("chains.target.late"), count: counts.late }) }]} value={state.late} onChange={(late) => change({ late })} width={140} />
    </search>
  );
}

type Named = Pick<ZoneSummary | BodySummary | EcosystemSummary, "id" | "name">;

function useNames(list: string, language: Language): ReadonlyMap<string, string> {
  const { data } = useGet<{ rows: Named[] }>(list);
  return useMemo(() => new Map(data?.rows.map(({ id, name }) => [id, nameText(name, language)])), [data, language]);
}

function Rows({ rows, sort, onSort }: { rows: readonly Target[]; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const zones = useNames("/zones", language);
  const columns = useMemo(() => columnsOf(t, language, zones), [t, language, zones]);
  return <DataTable caption={t("chains.targets.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} sort={sort} onSort={onSort} />;
}

const columnsOf = (t: TFunction, language: Language, zones: ReadonlyMap<string, string>): Column<Target>[] => [
  { key: "link", title: t("chains.link"), rowHeader: true, className: "name-cell", cell: ({ id, linkName, chainName }) => <><PageLink to={`/targets/${encodeURIComponent(id)}`}>{linkName[language]}</PageLink><span className="chain-sub">{chainName[language]}</span></> },
  { key: "state", title: t("chains.targets.state"), order: ({ status }) => targetStates.indexOf(status), cell: ({ status, late }) => <TargetStateView status={status} late={late} /> },
  { key: "body", title: t("chains.targets.body"), order: ({ lead }) => lead?.name.zh ?? null, cell: ({ lead }) => (lead ? <BodyLink body={lead} /> : "—") },
  { key: "due", title: t("chains.target.due"), order: ({ due }) => due, cell: ({ due }) => (due === null ? "—" : periodText(due, language)) },
  { key: "zone", title: t("chains.targets.zone"), wideOnly: true, cell: ({ zone }) => (zone === null ? "—" : <PageLink to={`/zones/${encodeURIComponent(zone)}`}>{zones.get(zone) ?? zone}</PageLink>) },
  { key: "then", title: t("chains.target.then"), wideOnly: true, cell: ({ evidence }) => <LinkStatusView status={evidence.status} /> },
  { key: "now", title: t("chains.target.now"), cell: ({ statusNow, change }) => <>{statusNow === null ? "—" : <LinkStatusView status={statusNow} />}{change === "filled" && <> <span className="chip">{t("chains.target.filled")}</span></>}</> },
  { key: "ecosystem", title: t("chains.targets.ecosystem"), wideOnly: true, cell: ({ ecosystems }) => <>{ecosystems.map(({ id, name }) => <span key={id} className="chain-sub"><NameView name={name} /></span>)}</> },
  { key: "made", title: t("chains.targets.made"), wideOnly: true, order: ({ createdAt }) => createdAt, cell: ({ createdAt }) => periodText(createdAt.slice(0, 10), language) },
];
