import type { ImportPreview } from "@chengqi/domain/imports/answers";
import { expectedText, foundText } from "@chengqi/domain/imports/expected";
import { importKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useScrollFocus } from "../ui/use-scroll-focus.js";
import { useReading } from "../ui/use-reading.js";
import { rowSigns } from "./StateView.js";
import { fieldValue } from "./texts.js";
import { importPath } from "./use-import.js";

type Row = ImportPreview["rows"][number];
const most = 20;

/** The first rows as they will be read; what cannot be taken is marked where it stands. */
export function PreviewTable({ id, kind }: { id: string; kind: ImportKindId }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const query = useGet<ImportPreview>(`${importPath(id)}/preview`);
  return (
    <Section title={t("imports.preview")} note={t("imports.previewNote")}>
      <Answer query={query}>
        {({ rows }) => (rows.length === 0 ? <Empty title={t("imports.noRows")} /> : <Rows rows={rows.slice(0, most)} kind={kind} language={language} t={t} />)}
      </Answer>
    </Section>
  );
}

function Rows({ rows, kind, language, t }: { rows: readonly Row[]; kind: ImportKindId; language: Language; t: TFunction }) {
  const columns = useMemo(() => columnsOf(rows, kind, language, t), [rows, kind, language, t]);
  const box = useScrollFocus<HTMLDivElement>();
  return <div className="import-wide" ref={box}><DataTable caption={t("imports.preview")} captionHidden columns={columns} rows={rows} rowKey={({ line }) => String(line)} rowClass={({ excluded }) => (excluded ? "import-excluded" : undefined)} /></div>;
}

function columnsOf(rows: readonly Row[], kind: ImportKindId, language: Language, t: TFunction): Column<Row>[] {
  const used = importKind(kind).fields.filter(({ key }) => rows.some(({ values, faults }) => fieldValue(values, key) !== "" || faults.some(({ field }) => field === key)));
  return [
    { key: "line", title: t("imports.line"), numeric: true, rowHeader: true, cell: ({ line, excluded }) => <>{excluded && <span className="nowrap"><span aria-hidden="true">{rowSigns.excluded} </span>{t("imports.row.excluded")} </span>}{line}</> },
    ...used.map(({ key, type, ...names }): Column<Row> => ({
      key, title: names[language], numeric: type === "number" || type === "integer", className: "import-value", cell: (row) => <Value row={row} field={key} language={language} />,
    })),
  ];
}

function Value({ row, field, language }: { row: Row; field: string; language: Language }) {
  const { t } = useTranslation();
  const faults = row.faults.filter((fault) => fault.field === field);
  return (
    <>
      {fieldValue(row.values, field)}
      {faults.map(({ found, expected, mild }) => (
        <span key={`${found} ${expected}`} className={mild ? "import-fault import-fault-mild" : "import-fault"}><span aria-hidden="true">{mild ? "▲" : "■"} </span>{t("imports.found", { found: foundText(found, language), expected: expectedText(expected, language) })}</span>
      ))}
    </>
  );
}
