import type { ImportDetail } from "@chengqi/domain/imports/answers";
import { headerScale } from "@chengqi/domain/imports/headers";
import { importKind } from "@chengqi/domain/imports/kinds";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { countText } from "../ui/format.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { useReading } from "../ui/use-reading.js";
import type { ChangeOptions } from "./ColumnsStep.js";

type FileColumn = ImportDetail["columns"][number];
type Mapping = ImportDetail["suggested"];

interface ColumnTableProps { readonly data: ImportDetail; readonly fixed: boolean; readonly onChange: ChangeOptions }

/** Columns of the file with samples, and the field each goes into. */
export function ColumnTable({ data, fixed, onChange }: ColumnTableProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const mapping = data.options?.columns ?? data.suggested;
  const choose = (column: FileColumn, field: string) => onChange({ columns: chosen(mapping, column, field, data.kind) });
  return (
    <DataTable
      caption={t("imports.columns")} captionHidden columns={columnsOf({ mapping, kind: data.kind, fixed, language, t, choose })} rows={data.columns}
      rowKey={({ index }) => String(index)} rowClass={({ index }) => (mapping.some(({ column }) => column === index) ? undefined : "import-untaken")}
    />
  );
}

/** One column, one field: what went into the field before goes nowhere now. */
function chosen(mapping: Mapping, { index, name }: FileColumn, key: string, kindId: ImportDetail["kind"]): Mapping {
  const rest = mapping.filter(({ column, field }) => column !== index && field !== key);
  const field = importKind(kindId).fields.find((one) => one.key === key);
  return field ? [...rest, { column: index, field: key, scale: headerScale(name, field) ?? 1 }].toSorted((a, b) => a.column - b.column) : rest;
}

interface Parts { mapping: Mapping; kind: ImportDetail["kind"]; fixed: boolean; language: Language; t: TFunction; choose: (column: FileColumn, field: string) => void }

function columnsOf({ mapping, kind, fixed, language, t, choose }: Parts): Column<FileColumn>[] {
  const { fields } = importKind(kind);
  const of = (index: number) => mapping.find(({ column }) => column === index);
  const options = fields.map((field) => ({ value: field.key, label: field[language], search: field.key }));
  return [
    { key: "name", title: t("imports.column"), rowHeader: true, className: "import-column", cell: ({ name, index }) => <>{name === "" ? <span className="unknown-plain">{t("imports.unnamed", { number: index + 1 })}</span> : name}</> },
    { key: "samples", title: t("imports.samples"), className: "import-samples", wideOnly: true, cell: ({ samples }) => samples.slice(0, 4).map((sample, index) => <span key={`${index} ${sample}`} className="chip chip-dashed">{sample === "" ? "—" : sample}</span>) },
    {
      key: "field", title: t("imports.field"), cell: (column) => {
        const field = fields.find(({ key }) => key === of(column.index)?.field);
        if (fixed) return field ? field[language] : <span className="unknown-plain">{t("imports.notTaken")}</span>;
        return <FilterSelect label={t("imports.notTaken")} value={of(column.index)?.field ?? ""} options={options} width={220} onChange={(value) => choose(column, value)} />;
      },
    },
    { key: "scale", title: t("imports.scale"), numeric: true, wideOnly: true, cell: ({ index }) => (of(index) && of(index)?.scale !== 1 ? `× ${countText(of(index)?.scale ?? 1, language)}` : "") },
  ];
}
