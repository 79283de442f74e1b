import { PlusOutlined } from "@ant-design/icons";
import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import type { Rule, Vocabulary } from "@chengqi/engines/rules";
import { Button } from "antd";
import { useMemo } from "react";
import { ExampleCard } from "./ExampleCard.js";
import { FirmFacts } from "./FirmFacts.js";
import { resultChoices } from "./result-choices.js";
import { triedExample } from "./tried-example.js";
import { useSay } from "./use-say.js";

interface ExamplesProps {
  readonly examples: readonly RuleExample[];
  readonly rule: Rule | null;
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly day: string;
  readonly onChange: (examples: readonly RuleExample[]) => void;
}

/** Examples of a rule, tried again with every sign one types. */
export function Examples({ examples, rule, text, vocabulary, day, onChange }: ExamplesProps) {
  const say = useSay();
  const holding = useMemo(() => {
    const tried = rule ? examples.map((example) => triedExample(rule, text, example, vocabulary, day)) : [];
    return tried.filter((one) => one.ok && one.holds).length;
  }, [examples, rule, text, vocabulary, day]);
  const add = (example: RuleExample) => onChange([...examples, example]);
  // What a firm gives today is what it begins with; whoever writes the rule says whether that is right.
  const addFirm = (facts: RuleExample["facts"]) => {
    const tried = rule && triedExample(rule, text, { facts, result: null }, vocabulary, day);
    add({ facts, result: tried?.ok && !Array.isArray(tried.result) ? (tried.result as RuleExample["result"]) : null });
  };
  return (
    <>
      <p className="examples-count" aria-live="polite">
        {examples.length === 0 ? say("example.none") : rule ? say("example.count", { holding: String(holding), all: String(examples.length) }) : say("example.notTried")}
      </p>
      <ol className="examples">
        {examples.map((example, index) => (
          <ExampleCard
            // Examples have no name of their own; their place is what they are known by.
            key={index} number={index + 1} example={example} rule={rule} text={text} vocabulary={vocabulary} day={day}
            onChange={(changed) => onChange(examples.with(index, changed))} onRemove={() => onChange(examples.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <div className="examples-add">
        <Button icon={<PlusOutlined />} onClick={() => add({ facts: {}, result: resultChoices(rule)?.[0] === "true" ? true : null })}>{say("example.add")}</Button>
        <FirmFacts vocabulary={vocabulary} onFacts={addFirm} />
      </div>
    </>
  );
}
