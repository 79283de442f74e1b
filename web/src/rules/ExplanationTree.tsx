import { unitText, type Explanation, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import { useState } from "react";
import { useReading } from "../ui/use-reading.js";
import { Outcome } from "./Outcome.js";
import { partAt } from "./part-at.js";
import { tellingParts } from "./telling-parts.js";
import { useSay } from "./use-say.js";
import { useNameOf } from "./use-speaker.js";
import { valueWords } from "./value-words.js";

interface TreeProps {
  readonly explanation: Explanation;
  /** The rule it explains, for units; null where it cannot be read here. */
  readonly rule: Rule | null;
  readonly vocabulary: Vocabulary;
}

/** How a result came about: conditions, and in each the facts it was decided by. Parts open and close. */
export function ExplanationTree({ explanation, rule, vocabulary }: TreeProps) {
  return <ul className="why"><Node explanation={explanation} rule={rule} vocabulary={vocabulary} top /></ul>;
}

function Node({ explanation, rule, vocabulary, top = false }: TreeProps & { top?: boolean }) {
  const say = useSay();
  const [open, setOpen] = useState(true);
  const part = rule && partAt(rule, explanation);
  const unit = part ? unitText(part.of.unit) : "";
  const parts = tellingParts(explanation, part);
  const inner = parts.length > 0;
  return (
    <li className={top ? "why-part why-top" : "why-part"}>
      <div className="why-line">
        {inner && (
          <button type="button" className="why-fold" aria-expanded={open} aria-label={say(open ? "why.close" : "why.open")} onClick={() => setOpen(!open)}>
            <span aria-hidden="true">{open ? "▾" : "▸"}</span>
          </button>
        )}
        <Outcome value={explanation.value} unit={unit} />
        <code className="why-text" lang="zh-CN">{explanation.text}</code>
      </div>
      {!inner && <Details explanation={explanation} part={part} vocabulary={vocabulary} />}
      {inner && open && (
        <ul>
          {parts.map((one, index) => <Node key={`${one.from}-${index}`} explanation={one} rule={rule} vocabulary={vocabulary} />)}
        </ul>
      )}
    </li>
  );
}

function Details({ explanation, part, vocabulary }: { explanation: Explanation; part: Rule | null; vocabulary: Vocabulary }) {
  const say = useSay();
  const reading = useReading();
  const nameOf = useNameOf(vocabulary);
  const facts = Object.entries(explanation.facts ?? {});
  const units = new Map(vocabulary.terms.map(({ name, unit }) => [name, unit ?? ""]));
  const sides = part?.kind === "compare" && part.left.kind === "arithmetic" && explanation.sides ? { part, values: explanation.sides } : null;
  if (facts.length === 0 && !explanation.reason) return null;
  return (
    <p className="why-facts">
      {facts.map(([name, value]) => (
        <span key={name} className={value === null ? "why-fact why-missing" : "why-fact"}>
          {nameOf(name)} {value === null ? say("why.missing") : valueWords(value, units.get(name) ?? "", reading, say)}
        </span>
      ))}
      {sides && sides.values[0] !== null && (
        <span className="why-fact">
          {say("why.sides", {
            left: valueWords(sides.values[0], unitText(sides.part.left.of.unit), reading, say), operator: sides.part.operator,
            right: valueWords(sides.values[1], unitText((sides.part.right.of.bare ? sides.part.left : sides.part.right).of.unit), reading, say),
          })}
        </span>
      )}
      {explanation.reason && <span className="why-fact">{say(`why.reason.${explanation.reason}`)}</span>}
    </p>
  );
}
