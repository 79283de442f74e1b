import type { Vocabulary } from "@chengqi/engines/rules";
import { Segmented } from "antd";
import { lazy, Suspense, useId, useMemo, useState } from "react";
import { Loading } from "../ui/States.js";
import type { NotedVocabulary } from "./answers.js";
import { checkedRule, type CheckedRule } from "./checked-rule.js";
import { faultWords } from "./fault-words.js";
import { expressionOf, type Group } from "./guided-form.js";
import { guidedOf, type Guided } from "./guided-reading.js";
import { GuidedRows } from "./GuidedRows.js";
import { Sentence } from "./Sentence.js";
import { typeOfTerm } from "./term-type.js";
import { useSay } from "./use-say.js";

const RuleText = lazy(() => import("./text/RuleText.js"));

interface RuleEditorProps {
  readonly expression: string;
  /** The rows the expression was written from, if it was. */
  readonly guided: Group | null;
  readonly vocabulary: NotedVocabulary;
  readonly onChange: (change: { readonly expression: string; readonly guided: Group | null }) => void;
}

type Face = "rows" | "text";
const noRows: Group = { kind: "group", join: "and", items: [] };

/** One expression, written as rows or as text; one may change between the two at any time. */
export function RuleEditor({ expression, guided, vocabulary, onChange }: RuleEditorProps) {
  const say = useSay();
  const id = useId();
  const rows = useMemo(() => shownRows(expression, guided, vocabulary), [expression, guided, vocabulary]);
  const [face, setFace] = useState<Face>(rows.ok ? "rows" : "text");
  const checked = useMemo(() => checkedRule(expression, vocabulary), [expression, vocabulary]);
  return (
    <div className="rule-editor">
      <Segmented<Face>
        aria-label={say("editor.face")} value={face} onChange={setFace}
        options={[{ value: "rows", label: say("editor.rows") }, { value: "text", label: say("editor.text") }]}
      />
      {face === "rows" && rows.ok && (
        <>
          <GuidedRows group={rows.group} vocabulary={vocabulary} onChange={(group) => onChange({ guided: group, expression: expressionOf(group, typeOfTerm(vocabulary)) })} />
          {expression.trim() !== "" && <pre className="rule-written" lang="zh-CN"><code>{expression}</code></pre>}
        </>
      )}
      {face === "rows" && !rows.ok && <TextOnly why={rows} />}
      {(face === "text" || !rows.ok) && (
        <Suspense fallback={<Loading rows={3} />}>
          <RuleText value={expression} vocabulary={vocabulary} label={say("editor.label")} describedBy={id} onChange={(text) => onChange({ expression: text, guided: null })} />
        </Suspense>
      )}
      {face === "rows" && rows.ok && !checked.ok && expression.trim() !== ""
        ? <p id={id} className="checked checked-empty" aria-live="polite">{say("editor.gaps")}</p>
        : <Checked id={id} expression={expression} checked={checked} />}
      {checked.ok && <Sentence rule={checked.rule} vocabulary={vocabulary} />}
    </div>
  );
}

/** The rows to show: those it was written from, if they still say the same; else as they are read. Nothing at all is no rows. */
function shownRows(expression: string, guided: Group | null, vocabulary: Vocabulary): Guided {
  if (guided && expressionOf(guided, typeOfTerm(vocabulary)) === expression) return { ok: true, group: guided };
  return expression.trim() === "" ? { ok: true, group: noRows } : guidedOf(expression, vocabulary);
}

function TextOnly({ why }: { why: Extract<Guided, { ok: false }> }) {
  const say = useSay();
  return (
    <p className="text-only" role="note">
      {say(`editor.textOnly.${why.reason}`)}{why.text !== "" && <> <code lang="zh-CN">{why.text}</code></>}
    </p>
  );
}

function Checked({ id, expression, checked }: { id: string; expression: string; checked: CheckedRule }) {
  const say = useSay();
  if (expression.trim() === "") return <p id={id} className="checked checked-empty" aria-live="polite">{say("editor.nothing")}</p>;
  if (checked.ok) return <p id={id} className="checked checked-good" aria-live="polite"><span aria-hidden="true">✓</span> {say("editor.good", { kind: say(`result.${checked.rule.of.type}`) })}</p>;
  const { from, to } = checked.fault;
  const { title, found, expected } = faultWords(checked.fault, say);
  const { line, column } = placeOf(expression, from);
  return (
    <p id={id} className="checked checked-bad" aria-live="polite">
      <span aria-hidden="true">✗</span> {say("editor.place", { line: String(line), column: String(column) })}{say("editor.fault", { title, found, expected })}
      {!checked.fault.found.startsWith("\"") && to > from && to - from < 60 && <> <code lang="zh-CN">{expression.slice(from, to)}</code></>}
    </p>
  );
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
