import { actKinds } from "@chengqi/domain/acts/kinds";
import { roles } from "@chengqi/domain/governance/actor";
import { Button, Input } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { apiPath } from "../api.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Empty, Failure, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { kindText } from "./act-words.js";
import { ActTable } from "./ActTable.js";
import { RecordStateView } from "./RecordStateView.js";
import { useActPages } from "./use-act-pages.js";
import "./acts.css";

const defaults = { kind: "", actor: "", from: "", to: "", q: "", subject: "" } as const;
type Filters = { [K in keyof typeof defaults]: string };

/** Who did what, when and why; and how far the record is signed. */
export default function ActsPage() {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  return (
    <div className="page">
      <PageHeader title={t("acts.title")} note={t("acts.note")} actions={<Exports filters={state} />} />
      <RecordStateView />
      <ActFilters state={state} onChange={change} />
      <ActList filters={state} onClear={() => change({ ...defaults })} />
    </div>
  );
}

function Exports({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  return (
    <>
      <Button href={apiPath("/acts.csv", filters)} download>{t("acts.export.csv")}</Button>
      <Button href={apiPath("/acts.jsonl", filters)} download>{t("acts.export.jsonl")}</Button>
    </>
  );
}

function ActFilters({ state, onChange }: { state: Filters; onChange: (change: Partial<Filters>) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const kinds = useMemo(() => Object.keys(actKinds).map((value) => ({ value, label: kindText(value, language), search: value })), [language]);
  const acting = useMemo(() => roles.filter((role) => role !== "visitor").map((value) => ({ value, label: t(`actor.${value}`) })), [t]);
  return (
    <div className="filters act-filters">
      <Input.Search
        key={state.q} defaultValue={state.q} allowClear maxLength={100} placeholder={t("acts.search")} aria-label={t("acts.search")}
        onSearch={(q) => onChange({ q: q.trim() })}
      />
      <FilterSelect label={t("acts.kind")} options={kinds} value={state.kind} onChange={(kind) => onChange({ kind })} />
      <FilterSelect label={t("acts.role")} options={acting} value={state.actor} onChange={(actor) => onChange({ actor })} width={200} />
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="act-day">
          {t(`acts.${end}`)}
          <Input type="date" value={state[end]} onChange={({ target }) => onChange({ [end]: target.value })} />
        </label>
      ))}
      {state.subject !== "" && <Button onClick={() => onChange({ subject: "" })}>{t("acts.subjectOnly", { subject: state.subject })} ✕</Button>}
    </div>
  );
}

function ActList({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation();
  const pages = useActPages(filters);
  const rows = useMemo(() => pages.data?.flatMap((page) => page.rows) ?? [], [pages.data]);
  const filtered = Object.values(filters).some((value) => value !== "");
  if (pages.error && rows.length === 0) return <Failure error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Loading rows={8} />;
  if (rows.length === 0) {
    return <Empty title={t("acts.none")} hint={t("acts.noneHint")} action={filtered && <Button onClick={onClear}>{t("acts.clear")}</Button>} />;
  }
  return (
    <>
      <p className="filters-count" aria-live="polite">{t("acts.loaded", { count: rows.length })}</p>
      <ActTable rows={rows} />
      {pages.hasNextPage && <Button className="act-more" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t("acts.more")}</Button>}
    </>
  );
}
