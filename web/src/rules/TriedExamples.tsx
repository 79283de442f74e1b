import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import type { Rule, Vocabulary } from "@chengqi/engines/rules";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { periodText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";
import { ExplanationTree } from "./ExplanationTree.js";
import { MissingFacts } from "./MissingFacts.js";
import { Outcome } from "./Outcome.js";
import { triedExample } from "./tried-example.js";
import { useSay } from "./use-say.js";
import { useNameOf } from "./use-speaker.js";
import { valueWords } from "./value-words.js";

interface TriedExamplesProps {
  readonly examples: readonly RuleExample[];
  readonly rule: Rule | null;
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly day: string;
}

/** Examples of a rule as its file has them, tried here and now. */
export function TriedExamples(props: TriedExamplesProps) {
  return <ol className="examples">{props.examples.map((example, index) => <TriedExample key={JSON.stringify(example)} number={index + 1} example={example} {...props} />)}</ol>;
}

function TriedExample({ number, example, rule, text, vocabulary, day }: Omit<TriedExamplesProps, "examples"> & { number: number; example: RuleExample }) {
  const say = useSay();
  const reading = useReading();
  const nameOf = useNameOf(vocabulary);
  const [why, setWhy] = useState(false);
  const tried = useMemo(() => (rule ? triedExample(rule, text, example, vocabulary, day) : null), [rule, text, example, vocabulary, day]);
  const units = new Map(vocabulary.terms.map(({ name, unit }) => [name, unit ?? ""]));
  const holds = tried?.ok === true && tried.holds;
  return (
    <li className={`example example-${holds ? "good" : "bad"}`}>
      <div className="example-head">
        <h3>{say("example.title", { number: String(number) })}</h3>
        {tried?.ok && <Outcome value={tried.result} />}
        <span className={`verdict verdict-${holds ? "good" : "bad"}`}>{say(`example.verdict.${holds ? "good" : "bad"}`)}</span>
        {tried?.ok && <Button size="small" type="text" aria-expanded={why} onClick={() => setWhy(!why)}>{say(why ? "example.hideWhy" : "example.why")}</Button>}
      </div>
      <p className="why-facts">
        {Object.entries(example.facts).map(([name, value]) => (
          <span key={name} className={value === null ? "why-fact why-missing" : "why-fact"}>
            {nameOf(name)} {valueWords(value as Parameters<typeof valueWords>[0], units.get(name) ?? "", reading, say)}
          </span>
        ))}
        {example.today !== undefined && <span className="why-fact">{say("example.day", { day: periodText(example.today, reading.language) })}</span>}
      </p>
      {tried?.ok && tried.result === null && <MissingFacts missing={tried.missing} vocabulary={vocabulary} />}
      {why && tried?.ok && <ExplanationTree explanation={tried.explanation} rule={rule} vocabulary={vocabulary} />}
    </li>
  );
}
