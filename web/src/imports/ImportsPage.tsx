import type { ImportSummary } from "@chengqi/domain/imports/answers";
import { importKind } from "@chengqi/domain/imports/kinds";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { countText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { CountsBar } from "./CountsBar.js";
import { StateView } from "./StateView.js";
import { bytesText, momentText } from "./texts.js";
import { useMayImport } from "./use-import.js";
import "./imports.css";

/** Every file that came in, newest first, and what became of it. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const permitted = useMayImport();
  return (
    <div className="page">
      <PageHeader
        title={t("imports.title")} note={t("imports.note")}
        actions={<>{permitted && <LinkButton to="/imports/new" primary>{t("imports.new")}</LinkButton>}<LinkButton to="/exports">{t("exports.title")}</LinkButton></>}
      />
      {permitted ? <ImportList /> : <Empty title={t("imports.notPermitted")} hint={t("imports.notPermittedHint")} action={<LinkButton to="/sign-in">{t("imports.signIn")}</LinkButton>} />}
    </div>
  );
}

function ImportList() {
  const { t } = useTranslation();
  const { language } = useReading();
  const query = useGet<{ rows: ImportSummary[] }>("/imports");
  const columns = useMemo(() => columnsOf(language, t), [language, t]);
  return (
    <Answer query={query}>
      {({ rows }) => (rows.length === 0
        ? <Empty title={t("imports.none")} hint={t("imports.noneHint")} />
        : <DataTable caption={t("imports.title")} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />)}
    </Answer>
  );
}

const columnsOf = (language: Language, t: TFunction): Column<ImportSummary>[] => [
  { key: "file", title: t("imports.file"), rowHeader: true, className: "name-cell", cell: ({ id, fileName, kind }) => <><PageLink to={`/imports/${encodeURIComponent(id)}`}>{fileName}</PageLink><span className="cell-sub">{importKind(kind)[language]}</span></> },
  { key: "state", title: t("imports.stateTitle"), cell: ({ state }) => <StateView state={state} /> },
  { key: "counts", title: t("imports.counts"), cell: ({ counts }) => (counts ? <CountsBar counts={counts} /> : <span className="unknown-plain">{t("imports.notChecked")}</span>) },
  { key: "rows", title: t("imports.rows"), numeric: true, wideOnly: true, cell: ({ counts }) => (counts ? countText(counts.rows, language) : "—") },
  { key: "bytes", title: t("imports.bytes"), numeric: true, wideOnly: true, cell: ({ fileBytes }) => bytesText(fileBytes, language) },
  { key: "when", title: t("imports.when"), wideOnly: true, className: "nowrap", cell: ({ createdAt }) => momentText(createdAt, language) },
];
