import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import type { Term } from "@chengqi/engines/rules";
import { Input, InputNumber, Select } from "antd";
import { useId } from "react";
import { useReading } from "../ui/use-reading.js";
import { amountText } from "./amount-words.js";
import { unitWords } from "./unit-words.js";
import { useSay } from "./use-say.js";

type Fact = RuleExample["facts"][string];

interface FactInputProps {
  readonly term: Term;
  readonly value: unknown;
  readonly wrong: boolean;
  /** Null: not known. */
  readonly onChange: (value: Fact) => void;
}

/** One fact of an example, by what kind it is; an empty field is an unknown fact. */
export function FactInput({ term, value, wrong, onChange }: FactInputProps) {
  const id = useId();
  const say = useSay();
  const reading = useReading();
  const unit = term.unit ?? "";
  return (
    <div className={wrong ? "fact-input fact-wrong" : "fact-input"}>
      <label htmlFor={id}>
        <span lang="zh-CN">{term.name}</span>
        {reading.language === "en" && term.label && <span className="fact-label"> {term.label.en}</span>}
      </label>
      <Field id={id} term={term} value={value} onChange={onChange} />
      <span className="fact-reading">
        {wrong ? say("example.wrongFact") : typeof value === "number" && readAs(amountText(value, unit, reading, say), unitWords(unit, say))}
      </span>
    </div>
  );
}

/** The amount in a larger unit; in its own unit it stands in the field already. */
const readAs = (amount: string, unit: string): string | null => (unit === "" || amount.endsWith(` ${unit}`) ? null : `= ${amount}`);

function Field({ id, term, value, onChange }: Omit<FactInputProps, "wrong"> & { id: string }) {
  const say = useSay();
  const placeholder = say("truth.unknown");
  if (term.type === "number") {
    const unit = unitWords(term.unit ?? "", say);
    return (
      <InputNumber
        id={id} value={typeof value === "number" ? value : null} placeholder={placeholder} controls={false} changeOnWheel={false} className="fact-number"
        {...(unit !== "" && { suffix: unit })} onChange={(next) => onChange(typeof next === "number" ? next : null)}
      />
    );
  }
  if (term.type === "boolean" || term.values) {
    const options = term.type === "boolean" ? [{ value: "true", label: say("yes") }, { value: "false", label: say("no") }] : (term.values ?? []).map((one) => ({ value: one, label: one }));
    return (
      <Select
        id={id} allowClear options={options} placeholder={placeholder} value={value === null || value === undefined ? null : String(value)}
        onChange={(next: string | null | undefined) => onChange(next === null || next === undefined ? null : term.type === "boolean" ? next === "true" : next)}
      />
    );
  }
  if (term.type === "date") {
    return <Input id={id} type="date" value={typeof value === "string" ? value : ""} onChange={({ target }) => onChange(target.value === "" ? null : target.value)} />;
  }
  if (term.type === "string") {
    return <Input id={id} value={typeof value === "string" ? value : ""} placeholder={placeholder} onChange={({ target }) => onChange(target.value === "" ? null : target.value)} />;
  }
  return <ListField id={id} term={term} value={value} onChange={onChange} />;
}

/** A list as text; what is no number yet is kept as it is typed, and said to be wrong. */
function ListField({ id, term, value, onChange }: Omit<FactInputProps, "wrong"> & { id: string }) {
  const say = useSay();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const options = items.map((item) => (item === null ? "?" : String(item)));
  const read = (text: string): number | string | null => (text === "?" ? null : term.type === "numbers" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text);
  return (
    <Select
      id={id} mode="tags" open={false} suffixIcon={null} value={options} placeholder={say("example.list")} tokenSeparators={[",", "，", "、"]}
      onChange={(next: string[]) => onChange(next.length === 0 ? null : next.map(read))}
    />
  );
}
