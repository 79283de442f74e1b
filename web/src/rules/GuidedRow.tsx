import { DeleteOutlined } from "@ant-design/icons";
import type { Term, TermType, Vocabulary } from "@chengqi/engines/rules";
import { Button, Select } from "antd";
import { useMemo } from "react";
import { useReading } from "../ui/use-reading.js";
import { comparatorsFor, isComplete, usualUnits, valuesOf, type Comparator, type Row } from "./guided-form.js";
import { RowValues } from "./RowValues.js";
import { useSay } from "./use-say.js";

interface GuidedRowProps {
  readonly row: Row;
  readonly vocabulary: Vocabulary;
  readonly number: string;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

/** One condition: what, how compared, with which value and unit. */
export function GuidedRow({ row, vocabulary, number, onChange, onRemove }: GuidedRowProps) {
  const say = useSay();
  const term = vocabulary.terms.find(({ name }) => name === row.measure.name);
  const type = row.measure.per === null ? (term?.type ?? "string") : "number";
  const label = (part: string) => say("guided.field", { part: say(`guided.${part}`), number });
  return (
    <li className="guided-row">
      <div className="guided-fields">
        <TermSelect
          label={label("name")} vocabulary={vocabulary} value={row.measure.name} only={null}
          onChange={(name) => onChange(rowOf(vocabulary.terms.find((one) => one.name === name), row))}
        />
        {term?.type === "number" && (
          <TermSelect
            label={label("per")} vocabulary={vocabulary} value={row.measure.per} only="number" placeholder={say("guided.perNone")} className="guided-per"
            onChange={(per) => onChange({ ...row, measure: { ...row.measure, per }, ...usualUnits(term.unit ?? "", unitOf(per, vocabulary)) })}
          />
        )}
        <Select
          className="guided-comparator" aria-label={label("comparator")} value={row.comparator} popupMatchSelectWidth={false}
          options={comparatorsFor[type].map((value) => ({ value, label: say(comparatorKey(value, type)) }))}
          onChange={(comparator: Comparator) => onChange({ ...row, comparator, values: fitting(row.values, comparator) })}
        />
        <RowValues row={row} term={term} type={type} vocabulary={vocabulary} label={label} onChange={onChange} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={label("remove")} onClick={onRemove} />
      </div>
      {!isComplete(row, type === "strings" ? "string" : type) && <p className="guided-gap">{say("guided.gap")}</p>}
    </li>
  );
}

const dayComparators: readonly Comparator[] = [">=", "<=", ">", "<", "=", "!="];
const comparatorKey = (value: Comparator, type: TermType): string => `${type === "date" && dayComparators.includes(value) ? "dayComparator" : "comparator"}.${value}`;

const fitting = (values: readonly string[], comparator: Comparator): readonly string[] => {
  const due = valuesOf[comparator];
  return due === null ? values : values.slice(0, due);
};

/** A row about a term, with what of the former row still fits. */
export function rowOf(term: Term | undefined, former?: Row): Row {
  const type = term?.type ?? "string";
  const comparator = former && comparatorsFor[type].includes(former.comparator) ? former.comparator : (comparatorsFor[type][0] ?? "= null");
  return { kind: "row", measure: { name: term?.name ?? "", per: null }, comparator, values: [], ...usualUnits(term?.unit ?? "", null) };
}

const unitOf = (name: string | null, { terms }: Vocabulary): string | null => (name === null ? null : (terms.find((term) => term.name === name)?.unit ?? ""));

function TermSelect({ label, vocabulary, value, only, placeholder, className = "guided-name", onChange }: {
  label: string; vocabulary: Vocabulary; value: string | null; only: "number" | null; placeholder?: string; className?: string; onChange: (name: string | null) => void;
}) {
  const { language } = useReading();
  const options = useMemo(() => vocabulary.terms.filter(({ type }) => only === null || type === only).map((term) => ({
    value: term.name, label: language === "en" && term.label ? `${term.name} · ${term.label.en}` : term.name, search: `${term.name} ${term.label?.zh ?? ""} ${term.label?.en ?? ""}`.toLowerCase(),
  })), [vocabulary, only, language]);
  return (
    <Select
      className={className} aria-label={label} options={options} value={value} allowClear={only !== null} prefix={only === null ? undefined : "÷"} popupMatchSelectWidth={false} placeholder={placeholder}
      showSearch={{ filterOption: (text: string, option?: { search: string }) => option?.search.includes(text.toLowerCase()) ?? false }}
      onChange={(name: string | null | undefined) => onChange(name ?? null)}
    />
  );
}
