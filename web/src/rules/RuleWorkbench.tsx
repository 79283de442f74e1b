import { Button } from "antd";
import { useDeferredValue, useMemo } from "react";
import { LinkButton } from "../ui/LinkButton.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import type { NotedVocabulary } from "./answers.js";
import { checkedRule } from "./checked-rule.js";
import type { Draft } from "./draft.js";
import { Examples } from "./Examples.js";
import { RuleEditor } from "./RuleEditor.js";
import { RuleFiles } from "./RuleFiles.js";
import { RuleInfo } from "./RuleInfo.js";
import { RunOnCity } from "./RunOnCity.js";
import { SaveRule } from "./SaveRule.js";
import { useDraft } from "./use-draft.js";
import { useSay } from "./use-say.js";

interface RuleWorkbenchProps {
  readonly place: string;
  readonly begin: Draft;
  readonly vocabulary: NotedVocabulary;
}

/** A rule being written: the expression, its examples beside it, and the city it can be tried on at any time. */
export function RuleWorkbench({ place, begin, vocabulary }: RuleWorkbenchProps) {
  const say = useSay();
  const { language } = useReading();
  const { draft, change, startFrom, restored, kept, begun } = useDraft(place, begin);
  const name = draft.name[language] || draft.name.zh;
  // Trying the examples may lag behind the keys one types; the text itself may not.
  const text = useDeferredValue(draft.expression);
  const rule = useMemo(() => {
    const checked = checkedRule(text, vocabulary);
    return checked.ok ? checked.rule : null;
  }, [text, vocabulary]);
  return (
    <>
      <PageHeader
        title={place === "new" ? say("page.new") : say("page.edit", { name, version: String(draft.version) })}
        note={say("page.editNote")}
        actions={(
          <>
            {place !== "new" && <LinkButton to={`/rules/${encodeURIComponent(place)}`}>{say("page.back")}</LinkButton>}
            <RuleFiles draft={draft} onOpen={(opened) => startFrom(opened, true)} />
            <SaveRule draft={draft} onSaved={() => startFrom(draft)} />
          </>
        )}
      />
      {kept && (
        <p className="kept" role="note">
          <span aria-hidden="true">✎</span> {say(restored ? "kept.restored" : "kept.here")}
          <Button type="link" size="small" onClick={() => startFrom(begin)}>{say("kept.discard")}</Button>
        </p>
      )}
      <div className="columns rule-columns">
        <Section title={say("editor.title")}>
          <RuleEditor key={begun} expression={draft.expression} guided={draft.guided} vocabulary={vocabulary} onChange={change} />
        </Section>
        <Section title={say("example.heading")} note={say("example.note")}>
          <Examples examples={draft.examples} rule={rule} text={text} vocabulary={vocabulary} day={draft.validFrom} onChange={(examples) => change({ examples })} />
        </Section>
      </div>
      {draft.subject === "firm" && <RunOnCity subject={draft.subject} expression={text} rule={rule} vocabulary={vocabulary} />}
      <RuleInfo draft={draft} onChange={change} />
    </>
  );
}
