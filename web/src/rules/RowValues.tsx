import type { Term, TermType, Vocabulary } from "@chengqi/engines/rules";
import { Input, Select } from "antd";
import { unitChoices, usualUnits, valuesOf, type Row } from "./guided-form.js";
import { unitWords } from "./unit-words.js";
import { useSay } from "./use-say.js";

interface RowValuesProps {
  readonly row: Row;
  readonly term: Term | undefined;
  readonly type: TermType;
  readonly vocabulary: Vocabulary;
  readonly label: (part: string) => string;
  readonly onChange: (row: Row) => void;
}

/** What a row compares with: one value, two, or a list; numbers with their unit. */
export function RowValues({ row, term, type, vocabulary, label, onChange }: RowValuesProps) {
  const say = useSay();
  const due = valuesOf[row.comparator];
  if (due === 0) return null;
  if (due === null) return <ValueList row={row} term={term} label={label} onChange={onChange} />;
  const set = (index: number, text: string) => {
    const values = Array.from({ length: due }, (_, at) => (at === index ? text : (row.values[at] ?? "")));
    onChange({ ...row, values: values.every((value) => value === "") ? [] : values });
  };
  const field = (index: number) => (
    <Value key={index} value={row.values[index] ?? ""} term={term} type={type} label={label(due === 1 ? "value" : index === 0 ? "low" : "high")} onChange={(text) => set(index, text)} />
  );
  return (
    <>
      {due === 2 ? <>{field(0)}<span aria-hidden="true">{say("guided.to")}</span>{field(1)}</> : field(0)}
      {type === "number" && <Units row={row} term={term} vocabulary={vocabulary} label={label} onChange={onChange} />}
    </>
  );
}

function Value({ value, term, type, label, onChange }: { value: string; term: Term | undefined; type: TermType; label: string; onChange: (text: string) => void }) {
  const say = useSay();
  const choices = type === "boolean" ? [{ value: "true", label: say("yes") }, { value: "false", label: say("no") }] : term?.values?.map((one) => ({ value: one, label: one }));
  if (choices) return <Select className="guided-value" aria-label={label} options={choices} value={value === "" ? null : value} onChange={onChange} />;
  return (
    <Input
      className={type === "number" ? "guided-number" : "guided-value"} aria-label={label} value={value}
      {...(type === "date" ? { type: "date" } : type === "number" ? { inputMode: "decimal" as const } : {})}
      onChange={({ target }) => onChange(type === "number" ? target.value.replaceAll(/[,，\s]/g, "") : target.value)}
    />
  );
}

function ValueList({ row, term, label, onChange }: Pick<RowValuesProps, "row" | "term" | "label" | "onChange">) {
  const options = term?.values?.map((value) => ({ value, label: value }));
  return (
    <Select
      className="guided-list" aria-label={label("values")} mode={options ? "multiple" : "tags"} value={[...row.values]} tokenSeparators={[",", "，", "、"]}
      {...(options ? { options } : { open: false, suffixIcon: null })} onChange={(values: string[]) => onChange({ ...row, values })}
    />
  );
}

const choicesOf = (unit: string, bare: string) => unitChoices(unit).map((value) => ({ value, label: value === "" ? bare : value }));

function Units({ row, term, vocabulary, label, onChange }: Pick<RowValuesProps, "row" | "term" | "vocabulary" | "label" | "onChange">) {
  const say = useSay();
  const above = term?.unit ?? "";
  const below = row.measure.per === null ? null : (vocabulary.terms.find(({ name }) => name === row.measure.per)?.unit ?? "");
  // A quotient of one unit is a plain number, in which a percentage can be written.
  const plain = above === "" || above === below;
  const quotient = below !== null && !plain;
  const bare = plain ? say("guided.plain") : unitWords(quotient ? `${above}/${below}` : above, say);
  const upper = choicesOf(plain ? "" : above, bare);
  const choose = (unit: string) => onChange({ ...row, unit, perUnit: quotient && unit !== "" ? row.perUnit || usualUnits(above, below).perUnit : "" });
  return (
    <>
      {upper.length > 1 && (
        <Select className="guided-unit" aria-label={label("unit")} options={upper} value={row.unit} popupMatchSelectWidth={false} onChange={choose} />
      )}
      {quotient && row.unit !== "" && (
        <>
          <span aria-hidden="true">/</span>
          <Select
            className="guided-unit" aria-label={label("perUnit")} value={row.perUnit} popupMatchSelectWidth={false}
            options={choicesOf(below, "").filter(({ value }) => value !== "")} onChange={(perUnit: string) => onChange({ ...row, perUnit })}
          />
        </>
      )}
    </>
  );
}
