import type { Atlas, DirectoryEntry } from "@chengqi/domain/atlas/atlas";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { firmFigure } from "../enterprises/firm-figures.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { useDatasets } from "../ui/Datasets.js";
import { FigureView } from "../ui/FigureView.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { RuleForm } from "./RuleForm.js";
import type { RuleState } from "./key-rule.js";

interface DirectoryProps {
  readonly atlas: Atlas;
  readonly state: RuleState;
  readonly onChange: (change: Partial<RuleState>, options?: { replace?: boolean }) => void;
  readonly stale: boolean;
}

interface Entry extends DirectoryEntry { readonly no: number }

/** Key and supporting enterprises with the rule that chose them and the reason of each. */
export function Directory({ atlas, state, onChange, stale }: DirectoryProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const datasets = useDatasets();
  const columns = useMemo(() => directoryColumns(datasets, language, t), [datasets, language, t]);
  const entries = useMemo(() => atlas.directory.map((entry, index): Entry => ({ ...entry, no: index + 1 })), [atlas.directory]);
  const blocked = atlas.missing.find(({ sheet }) => sheet === "panorama");
  return (
    <Section title={t("atlas.directory")} note={t("atlasPage.directoryNote")}>
      <RuleForm by={atlas.rule.by} state={state} onChange={onChange} />
      <ul className="rule-text">{atlas.ruleText.map((text) => <li key={text.zh}>{nameText(text, language)}</li>)}</ul>
      <div aria-live="polite" aria-busy={stale} className={stale ? "directory-stale" : undefined}>
        {entries.length === 0
          ? <Empty title={t("atlasPage.noEntries")} hint={blocked ? t(`reason.${blocked.reason}`) : t("atlasPage.noEntriesHint")} />
          : <DataTable caption={t("atlasPage.caption", { count: entries.length })} columns={columns} rows={entries} rowKey={({ firm }) => firm.id} />}
      </div>
    </Section>
  );
}

function directoryColumns(datasets: ReturnType<typeof useDatasets>, language: "zh" | "en", t: TFunction): Column<Entry>[] {
  return [
    { key: "no", title: t("atlasPage.column.no"), numeric: true, cell: ({ no }) => no },
    {
      key: "role", title: t("atlasPage.column.role"), className: "nowrap",
      cell: ({ role }) => <span className={role === "key" ? "chip chip-primary" : "chip"}>{t(`atlasPage.role.${role}`)}</span>,
    },
    {
      key: "firm", title: t("enterprises.column.name"), rowHeader: true, className: "name-cell",
      cell: ({ firm }) => (
        <>
          {firm.synthetic && <><MarkView mark="synthetic" /> </>}
          <PageLink to={`/firms/${encodeURIComponent(firm.id)}`}><NameView name={firm.name} /></PageLink>
          <span className="cell-sub">{firm.id}</span>
        </>
      ),
    },
    { key: "industry", title: t("enterprises.column.industry"), wideOnly: true, cell: ({ firm }) => (firm.industry ? <><span className="code">{firm.industry.code}</span><NameView name={firm.industry.name} /></> : "—") },
    {
      key: "place", title: t("enterprises.column.place"), wideOnly: true,
      cell: ({ firm }) => (
        <>
          {firm.zone ? <NameView name={firm.zone.name} /> : t("enterprises.outsideZones")}
          {firm.district && <span className="cell-sub"><NameView name={firm.district.name} /></span>}
        </>
      ),
    },
    { key: "employees", title: t("enterprises.column.employees"), numeric: true, wideOnly: true, cell: ({ firm }) => <FigureView figure={firmFigure(firm, "employees", datasets)} /> },
    { key: "revenue", title: t("enterprises.column.revenue"), numeric: true, cell: ({ firm }) => <FigureView figure={firmFigure(firm, "revenueCny", datasets)} /> },
    { key: "reason", title: t("atlasPage.column.reason"), wideOnly: true, className: "directory-reason", cell: ({ text }) => nameText(text, language) },
  ];
}
