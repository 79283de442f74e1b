import type { Target } from "@chengqi/domain/chains/targets";
import type { LinkStatus } from "@chengqi/domain/chains/link-status";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { LinkStatusView } from "./LinkStatusView.js";
import { PartList } from "./PartList.js";
import "./chains.css";

const defaults = { chain: "", zone: "" } as const;

/** Gaps that somebody took up: what to bring where, and the numbers as they stood. */
export default function TargetsPage() {
  const { t } = useTranslation();
  const { session } = useMe();
  const query = useGet<{ rows: Target[] }>("/targets");
  return (
    <div className="page">
      <PageHeader title={t("chains.targets.title")} note={t("chains.targets.note")} />
      <Answer query={query} rows={8}>
        {({ rows }) => (rows.length === 0
          ? <Empty title={t("chains.targets.none")} hint={t(session?.actor.role === "visitor" ? "chains.targets.signIn" : "chains.targets.noneHint")} action={<PageLink to="/gaps">{t("chains.gaps.title")}</PageLink>} />
          : <Rows rows={rows} />)}
      </Answer>
    </div>
  );
}

function Rows({ rows }: { rows: readonly Target[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const zones = useGet<{ rows: ZoneSummary[] }>("/zones").data?.rows;
  const names = useMemo(() => new Map(zones?.map(({ id, name }) => [id, name])), [zones]);
  const chains = useMemo(() => [...new Map(rows.map((row) => [row.chain, { value: row.chain, label: row.chainName[language] }])).values()], [rows, language]);
  const shown = rows.filter((row) => (state.chain === "" || row.chain === state.chain) && (state.zone === "" || row.zone === state.zone));
  return (
    <>
      <search className="filters" aria-label={t("tables.filters")}>
        <FilterSelect label={t("chains.chain")} options={chains} value={state.chain} onChange={(chain) => change({ chain })} width={220} />
        <FilterSelect label={t("chains.zone")} options={[...names].map(([value, name]) => ({ value, label: name[language] ?? name.zh, search: name.zh }))} value={state.zone} onChange={(zone) => change({ zone })} width={220} />
      </search>
      <ol className="gap-list">
        {shown.map((target) => (
          <li key={target.id} className="gap">
            <details>
              <summary>
                <span className="gap-name">{target.linkName[language]}<span className="chain-sub">{target.chainName[language]}{target.zone !== null && <> · <NameView name={names.get(target.zone) ?? { zh: target.zone, en: null }} /></>}</span></span>
                <LinkStatusView status={target.evidence.status as LinkStatus} />
                <span>{periodText(target.createdAt.slice(0, 10), language)}</span>
              </summary>
              <div className="gap-body">
                <p>{target.reason}</p>
                {target.candidates.length > 0 && <p lang="zh-CN">{t("chains.linkPage.candidates")}{t("ui.colon")}{target.candidates.join(t("ui.listComma"))}</p>}
                <p><PageLink to={`/chains/${encodeURIComponent(target.chain)}/${encodeURIComponent(target.link)}`}>{t("chains.gaps.openLink")}</PageLink></p>
                <h3>{t("chains.targets.evidence", { year: target.evidence.year })}</h3>
                <PartList parts={target.evidence.parts} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
