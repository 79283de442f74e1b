import { unitText, type Vocabulary } from "@chengqi/engines/rules";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useGet } from "../api.js";
import { countText } from "../ui/format.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import type { FirmRule, FirmRulesAnswer, NotedVocabulary } from "./answers.js";
import { checkedRule } from "./checked-rule.js";
import { ExplanationTree } from "./ExplanationTree.js";
import { MissingFacts } from "./MissingFacts.js";
import { Outcome } from "./Outcome.js";
import { RuleMark } from "./RuleMark.js";
import { useSay } from "./use-say.js";
import "./rules.css";

/** Which rules a firm meets, which it does not, and for those unknown the facts that would decide. */
export default function FirmRules({ firm }: { firm: string }) {
  const query = useGet<FirmRulesAnswer>(`/firms/${encodeURIComponent(firm)}/rules`);
  const vocabulary = useGet<NotedVocabulary>("/rules/vocabularies/firm");
  return <Answer query={query}>{(answer) => <Answer query={vocabulary}>{(known) => <Groups rules={answer.rows} vocabulary={known} />}</Answer>}</Answer>;
}

const groups = ["unknown", "met", "unmet", "values", "withheld"] as const;

const groupOf = ({ value, missing, withheld }: FirmRule): (typeof groups)[number] =>
  (withheld ? "withheld" : value === true ? "met" : value === false ? "unmet" : value === null || missing.length > 0 ? "unknown" : "values");

function Groups({ rules, vocabulary }: { rules: readonly FirmRule[]; vocabulary: Vocabulary }) {
  const say = useSay();
  const { language } = useReading();
  if (rules.length === 0) return <Empty title={say("firmRules.none")} />;
  return groups.map((group) => {
    const members = rules.filter((rule) => groupOf(rule) === group);
    if (members.length === 0) return null;
    return (
      <Section key={group} title={say("firmRules.group", { group: say(`firmRules.${group}`), count: countText(members.length, language) })} note={group === "withheld" ? say("firmRules.withheldNote") : undefined}>
        <ul className="plain-list">{members.map((rule) => <OneRule key={rule.id} rule={rule} vocabulary={vocabulary} />)}</ul>
      </Section>
    );
  });
}

function OneRule({ rule, vocabulary }: { rule: FirmRule; vocabulary: Vocabulary }) {
  const say = useSay();
  const { language } = useReading();
  const [why, setWhy] = useState(false);
  const checked = useMemo(() => checkedRule(rule.expression, vocabulary), [rule.expression, vocabulary]);
  const compiled = checked.ok ? checked.rule : null;
  return (
    <li className="firm-rule">
      <div className="firm-rule-head">
        <PageLink to={`/rules/${encodeURIComponent(rule.id)}`}>{rule.name[language]}</PageLink>
        {!rule.withheld && <Outcome value={rule.value} unit={compiled ? unitText(compiled.of.unit) : ""} />}
        <span className="unknown-plain">{say(`ruleKind.${rule.kind}`)}</span>
        <RuleMark mark={rule.source.mark} />
        {!rule.withheld && <Button size="small" type="text" aria-expanded={why} aria-label={say("firmRules.whyOf", { name: rule.name[language] })} onClick={() => setWhy(!why)}>{say(why ? "example.hideWhy" : "example.why")}</Button>}
      </div>
      {rule.value === null && <MissingFacts missing={rule.missing} vocabulary={vocabulary} />}
      {why && <ExplanationTree explanation={rule.explanation} rule={compiled} vocabulary={vocabulary} />}
    </li>
  );
}
