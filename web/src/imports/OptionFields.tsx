import type { ImportDetail } from "@chengqi/domain/imports/answers";
import { Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import type { ChangeOptions } from "./ColumnsStep.js";

interface OptionFieldsProps { readonly data: ImportDetail; readonly fixed: boolean; readonly onChange: ChangeOptions }

const encodings = ["utf-8", "gb18030", "windows-1252", "utf-16le", "utf-16be"] as const;

/** Sheet, header, encoding, rules, and where the file comes from. */
export function OptionFields({ data, fixed, onChange }: OptionFieldsProps) {
  const { t } = useTranslation();
  const { options } = data;
  if (!options) return null;
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => ({ value: String(from + index), label: t("imports.headerAt", { row: from + index }) }));
  const named = (group: string, values: readonly string[]): FilterOption[] => values.map((value) => ({ value, label: t(`imports.${group}.${value}`) }));
  const sheeted = data.format === "csv" || data.format === "xlsx";
  return (
    <div className="import-options">
      {data.sheets.length > 1 && <Choice label={t("imports.sheet")} fixed={fixed} value={options.sheet} options={data.sheets.map((value) => ({ value, label: value }))} onChange={(sheet) => onChange({ sheet })} />}
      {sheeted && <Choice label={t("imports.headerRow")} fixed={fixed} value={String(options.headerRow + 1)} options={numbers(1, 20)} onChange={(row) => onChange({ headerRow: Number(row) - 1 })} />}
      {sheeted && <Choice label={t("imports.headerRows")} fixed={fixed} value={String(options.headerRows)} options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: t("imports.headerLines", { rows: value }) }))} onChange={(rows) => onChange({ headerRows: Number(rows) })} />}
      {(data.format === "csv" || data.format === "shapefile") && <Choice label={t("imports.encoding")} fixed={fixed} value={options.encoding ?? data.foundEncoding ?? "utf-8"} options={encodings.map((value) => ({ value, label: t(`imports.encodings.${value}`) }))} onChange={(encoding) => onChange({ encoding })} />}
      <Choice label={t("imports.existingTitle")} fixed={fixed} value={options.existing} options={named("existing", ["update", "fill", "keep"])} onChange={(existing) => onChange({ existing: existing as typeof options.existing })} />
      <Choice label={t("imports.repeatedTitle")} fixed={fixed} value={options.repeated} options={named("repeated", ["first", "last"])} onChange={(repeated) => onChange({ repeated: repeated as typeof options.repeated })} />
      <Written label={t("imports.source")} fixed={fixed} value={options.source} onChange={(source) => onChange({ source })} />
      <Written label={t("datasets.licence")} fixed={fixed} value={options.licence} onChange={(licence) => onChange({ licence })} />
      <Written label={t("imports.asOf")} fixed={fixed} value={options.asOf} type="date" onChange={(asOf) => onChange({ asOf })} />
    </div>
  );
}

function Choice({ label, value, options, fixed, onChange }: { label: string; value: string; options: readonly FilterOption[]; fixed: boolean; onChange: (value: string) => void }) {
  const shown = options.find((option) => option.value === value)?.label ?? value;
  return (
    <div className="import-option">
      <span aria-hidden={!fixed}>{label}</span>
      {fixed ? <strong>{shown}</strong> : <FilterSelect label={label} value={value} options={options} width={260} onChange={(chosen) => { if (chosen !== "") onChange(chosen); }} />}
    </div>
  );
}

/** Kept once the field is left, or Enter pressed. */
function Written({ label, value, fixed, type = "text", onChange }: { label: string; value: string; fixed: boolean; type?: "text" | "date"; onChange: (value: string) => void }) {
  const id = useId();
  const [text, setText] = useState(value);
  const keep = () => {
    if (text.trim() === "") setText(value);
    else if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <div className="import-option">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type={type} value={text} disabled={fixed} maxLength={200} onChange={({ target }) => setText(target.value)} onBlur={keep} onPressEnter={keep} />
    </div>
  );
}
