import type { Dataset } from "@chengqi/domain/datasets/dataset";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { countText, periodText } from "../ui/format.js";
import type { Language } from "../theme/settings.js";
import { LinkButton } from "../ui/LinkButton.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { Age } from "./Age.js";
import { titleOf } from "./dataset-title.js";
import "./datasets.css";

const defaults = { sort: "" } as const;

/** Every body of facts the platform stands on: source, licence, date, owner, age. */
export default function DatasetsPage() {
  const { t } = useTranslation();
  const query = useGet<{ rows: Dataset[] }>("/datasets");
  return (
    <div className="page">
      <PageHeader title={t("datasets.title")} note={t("datasets.listNote")} actions={<><LinkButton to="/imports">{t("imports.title")}</LinkButton><LinkButton to="/exports">{t("exports.title")}</LinkButton></>} />
      <Answer query={query} rows={12}>{({ rows }) => <DatasetTable rows={rows} />}</Answer>
    </div>
  );
}

function DatasetTable({ rows }: { rows: readonly Dataset[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const columns = useMemo(() => datasetColumns(language, t), [language, t]);
  const late = rows.filter((dataset) => dataset.late).length;
  return (
    <>
      <p className="filters-count">
        {t("datasets.count", { count: rows.length })}
        {late > 0 && <span className="late"> {t("datasets.lateCount", { count: late })}</span>}
      </p>
      <DataTable
        caption={t("datasets.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id}
        sort={state.sort} onSort={(sort) => change({ sort })}
      />
    </>
  );
}

const datasetColumns = (language: Language, t: TFunction): Column<Dataset>[] => [
  {
    key: "title", title: t("datasets.name"), rowHeader: true, className: "name-cell dataset-title",
    cell: (dataset) => (
      <>
        <PageLink to={`/datasets/${encodeURIComponent(dataset.id)}`}>{titleOf(dataset, language)}</PageLink>
        <span className="cell-sub dataset-source">{dataset.source}</span>
      </>
    ),
    order: (dataset) => titleOf(dataset, language),
  },
  { key: "mark", title: t("datasets.mark"), className: "nowrap", cell: (dataset) => <MarkView mark={dataset.mark} words />, order: ({ mark }) => mark },
  { key: "asOf", title: t("ui.figure.date"), className: "nowrap", wideOnly: true, cell: (dataset) => periodText(dataset.asOf, language), order: ({ asOf }) => asOf },
  { key: "age", title: t("datasets.age"), numeric: true, cell: (dataset) => <Age dataset={dataset} />, order: ({ ageDays }) => ageDays },
  {
    key: "refresh", title: t("datasets.refresh"), numeric: true, wideOnly: true, order: ({ refreshDays }) => refreshDays,
    cell: ({ refreshDays }) => (refreshDays === null ? <span className="unknown-plain">{t("datasets.noRefresh")}</span> : t("datasets.days", { days: countText(refreshDays, language) })),
  },
  { key: "owner", title: t("datasets.owner"), wideOnly: true, cell: ({ ownerName }) => nameText(ownerName, language), order: ({ ownerName }) => nameText(ownerName, language) },
  { key: "licence", title: t("datasets.licence"), wideOnly: true, className: "dataset-licence", cell: ({ licence }) => licence, order: ({ licence }) => licence },
  { key: "rows", title: t("datasets.rows"), numeric: true, wideOnly: true, cell: ({ rows }) => countText(rows, language), order: ({ rows }) => rows },
];
