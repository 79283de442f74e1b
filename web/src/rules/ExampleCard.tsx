import { DeleteOutlined } from "@ant-design/icons";
import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import { namesIn, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import { Button, Input, InputNumber, Select } from "antd";
import { useId, useMemo, useState } from "react";
import { ExplanationTree } from "./ExplanationTree.js";
import { FactInput } from "./FactInput.js";
import { MissingFacts } from "./MissingFacts.js";
import { Outcome } from "./Outcome.js";
import { resultChoices } from "./result-choices.js";
import { triedExample, type Tried } from "./tried-example.js";
import { useSay } from "./use-say.js";

interface ExampleCardProps {
  readonly number: number;
  readonly example: RuleExample;
  readonly rule: Rule | null;
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly day: string;
  readonly onChange: (example: RuleExample) => void;
  readonly onRemove: () => void;
}

/** One example: facts that can be changed, what should come out, and at once whether it does. */
export function ExampleCard({ number, example, rule, text, vocabulary, day, onChange, onRemove }: ExampleCardProps) {
  const say = useSay();
  const [why, setWhy] = useState(false);
  const tried = useMemo(() => (rule ? triedExample(rule, text, example, vocabulary, day) : null), [rule, text, example, vocabulary, day]);
  const { shown, unused } = useTerms(example, rule, vocabulary);
  const title = say("example.title", { number: String(number) });
  return (
    <li className={`example example-${verdictOf(tried)}`}>
      <div className="example-head">
        <h3>{title}</h3>
        <Verdict tried={tried} />
        <span className="example-actions">
          {tried?.ok && <Button size="small" type="text" aria-expanded={why} onClick={() => setWhy(!why)}>{say(why ? "example.hideWhy" : "example.why")}</Button>}
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say("example.remove", { title })} onClick={onRemove} />
        </span>
      </div>
      <div className="example-facts">
        {shown.map((term) => (
          <FactInput
            key={term.name} term={term} value={example.facts[term.name] ?? null} wrong={tried?.ok === false && tried.wrong === term.name}
            onChange={(value) => onChange({ ...example, facts: { ...example.facts, [term.name]: value } })}
          />
        ))}
        {text.includes("today") && <Today example={example} onChange={onChange} />}
        <Expected example={example} rule={rule} onChange={onChange} />
      </div>
      {unused > 0 && <p className="example-unused">{say("example.unused", { count: String(unused) })}</p>}
      {tried?.ok && tried.result === null && <MissingFacts missing={tried.missing} vocabulary={vocabulary} />}
      {why && tried?.ok && <ExplanationTree explanation={tried.explanation} rule={rule} vocabulary={vocabulary} />}
    </li>
  );
}

const verdictOf = (tried: Tried | null): "none" | "good" | "bad" => (tried === null ? "none" : tried.ok && tried.holds ? "good" : "bad");

function Verdict({ tried }: { tried: Tried | null }) {
  const say = useSay();
  const verdict = verdictOf(tried);
  const sign = { none: "—", good: "✓", bad: "✗" }[verdict];
  return (
    <span className={`verdict verdict-${verdict}`}>
      <span className="outcome-sign" aria-hidden="true">{sign}</span>{say(`example.verdict.${tried && !tried.ok ? "wrong" : verdict}`)}
      {tried?.ok && <span className="verdict-got">{say("example.got")} <Outcome value={tried.result} /></span>}
    </span>
  );
}

/** Names the rule asks about; without a rule those the example gives. What is given and not asked about is only counted. */
function useTerms(example: RuleExample, rule: Rule | null, { terms }: Vocabulary) {
  return useMemo(() => {
    const given = Object.entries(example.facts).filter(([, value]) => value !== null).map(([name]) => name);
    const named = rule ? namesIn(rule) : given;
    return { shown: named.flatMap((name) => terms.find((term) => term.name === name) ?? []), unused: given.filter((name) => !named.includes(name)).length };
  }, [example.facts, rule, terms]);
}

function Today({ example, onChange }: Pick<ExampleCardProps, "example" | "onChange">) {
  const id = useId();
  const set = (value: string) => {
    const { today: _former, ...rest } = example;
    onChange(value === "" ? rest : { ...rest, today: value });
  };
  return (
    <div className="fact-input">
      <label htmlFor={id}><code>today()</code></label>
      <Input id={id} type="date" value={example.today ?? ""} onChange={({ target }) => set(target.value)} />
    </div>
  );
}

function Expected({ example, rule, onChange }: Pick<ExampleCardProps, "example" | "rule" | "onChange">) {
  const say = useSay();
  const id = useId();
  const choices = resultChoices(rule);
  const label = (value: string) => (value === "true" ? say("truth.met") : value === "false" ? say("truth.unmet") : value === "null" ? say("truth.unknown") : value);
  const set = (result: RuleExample["result"]) => onChange({ ...example, result });
  return (
    <div className="fact-input fact-expected">
      <label htmlFor={id}>{say("example.expected")}</label>
      {choices === null
        ? <InputNumber id={id} value={typeof example.result === "number" ? example.result : null} placeholder={say("truth.unknown")} controls={false} changeOnWheel={false} className="fact-number" onChange={(next) => set(typeof next === "number" ? next : null)} />
        : (
          <Select
            id={id} value={String(example.result ?? null)} options={choices.map((value) => ({ value, label: label(value) }))}
            onChange={(next: string) => set(next === "true" ? true : next === "false" ? false : next === "null" ? null : next)}
          />
        )}
    </div>
  );
}
