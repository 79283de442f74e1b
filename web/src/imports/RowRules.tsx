import type { ImportDetail, ImportOptions } from "@chengqi/domain/imports/answers";
import { importKind } from "@chengqi/domain/imports/kinds";
import { Button, Input } from "antd";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import type { ChangeOptions } from "./ColumnsStep.js";

interface RowRulesProps { readonly data: ImportDetail; readonly fixed: boolean; readonly onChange: ChangeOptions }

/** Texts of a rule as they are typed: one after the other with strokes between; none is an empty cell. */
const valuesIn = (text: string): string[] => [...new Set(text.split(/[|｜]/u).map((one) => one.trim()))];

/** Which rows are left out, and what holds where a row says nothing. */
export function RowRules({ data, fixed, onChange }: RowRulesProps) {
  const { t } = useTranslation();
  const { options } = data;
  if (!options || (fixed && options.exclude.length + options.otherwise.length === 0)) return null;
  return (
    <Section title={t("imports.rowRules")} note={t("imports.rowRulesNote")}>
      <div className="import-row-rules">
        <Exclusions data={data} options={options} fixed={fixed} onChange={onChange} />
        <Otherwise data={data} options={options} fixed={fixed} onChange={onChange} />
      </div>
    </Section>
  );
}

type PartProps = RowRulesProps & { readonly options: ImportOptions };

function Exclusions({ data, options: { exclude }, fixed, onChange }: PartProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const nameOf = (index: number) => data.columns[index]?.name || t("imports.unnamed", { number: index + 1 });
  const said = (values: readonly string[]) => values.map((value) => (value === "" ? t("imports.emptyCell") : `“${value}”`)).join(language === "zh" ? "、" : ", ");
  const add = (column: string, text: string) => onChange({ exclude: [...exclude.filter((rule) => String(rule.column) !== column), { column: Number(column), values: valuesIn(text) }] });
  return (
    <div>
      <RuleList none={t("imports.excludesNone")} fixed={fixed} rules={exclude.map(({ column, values }) => ({ key: String(column), text: t("imports.excludes", { column: nameOf(column), values: said(values) }) }))}
        onRemove={(key) => onChange({ exclude: exclude.filter(({ column }) => String(column) !== key) })} />
      {!fixed && <NewRule what={t("imports.column")} text={t("imports.excludeValues")} add={t("imports.excludeAdd")} options={data.columns.map(({ index }) => ({ value: String(index), label: nameOf(index) }))} emptyAllowed onAdd={add} />}
    </div>
  );
}

function Otherwise({ data, options: { otherwise }, fixed, onChange }: PartProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { fields } = importKind(data.kind);
  const nameOf = (key: string) => fields.find((field) => field.key === key)?.[language] ?? key;
  return (
    <div>
      <RuleList none={t("imports.otherwiseNone")} fixed={fixed} rules={otherwise.map(({ field, value }) => ({ key: field, text: t("imports.otherwise", { field: nameOf(field), value }) }))}
        onRemove={(key) => onChange({ otherwise: otherwise.filter(({ field }) => field !== key) })} />
      {!fixed && <NewRule what={t("imports.field")} text={t("imports.otherwiseValue")} add={t("imports.otherwiseAdd")} options={fields.map((field) => ({ value: field.key, label: field[language], search: field.key }))}
        onAdd={(field, value) => onChange({ otherwise: [...otherwise.filter((one) => one.field !== field), { field, value }] })} />}
    </div>
  );
}

function RuleList({ rules, none, fixed, onRemove }: { rules: readonly { key: string; text: string }[]; none: string; fixed: boolean; onRemove: (key: string) => void }) {
  const { t } = useTranslation();
  if (rules.length === 0) return <p className="import-stated">{none}</p>;
  return (
    <ul className="plain-list import-said">
      {rules.map(({ key, text }) => <li key={key}>{text}{!fixed && <Button size="small" type="text" aria-label={t("imports.ruleRemove", { rule: text })} onClick={() => onRemove(key)}>×</Button>}</li>)}
    </ul>
  );
}

interface NewRuleProps { readonly what: string; readonly text: string; readonly add: string; readonly options: readonly FilterOption[]; readonly emptyAllowed?: boolean; readonly onAdd: (what: string, text: string) => void }

function NewRule({ what, text: label, add, options, emptyAllowed = false, onAdd }: NewRuleProps) {
  const id = useId();
  const [chosen, setChosen] = useState("");
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAdd(chosen, text.trim());
    setChosen("");
    setText("");
  };
  return (
    <form className="import-new-rule" onSubmit={send}>
      <FilterSelect label={what} value={chosen} options={options} width={200} onChange={setChosen} />
      <label className="visually-hidden" htmlFor={id}>{label}</label>
      <Input id={id} value={text} placeholder={label} maxLength={200} onChange={({ target }) => setText(target.value)} />
      <Button htmlType="submit" disabled={chosen === "" || (!emptyAllowed && text.trim() === "")}>{add}</Button>
    </form>
  );
}
