import { useParams } from "react-router";
import { useGet } from "../api.js";
import { Answer } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import type { RuleAnswer, NotedVocabulary } from "./answers.js";
import { contentOfAnswer, draftOf, newDraft, type Draft } from "./draft.js";
import { RuleWorkbench } from "./RuleWorkbench.js";
import "./rules.css";

/** Where rules are written: a new one, or the next version of one that stands. */
export default function EditRulePage() {
  const { id } = useParams();
  const { asOf } = useAsOf();
  const rule = useGet<RuleAnswer>(id === undefined ? null : `/rules/${encodeURIComponent(id)}`);
  // A new rule is one about firms.
  const subject = id === undefined ? "firm" : rule.data?.subject;
  const vocabulary = useGet<NotedVocabulary>(subject === undefined ? null : `/rules/vocabularies/${subject}`);
  return (
    <div className="page">
      {id === undefined
        ? <Answer query={vocabulary} rows={12}>{(known) => asOf !== null && <RuleWorkbench key="new" place="new" begin={begun(asOf, null)} vocabulary={known} />}</Answer>
        : (
          <Answer query={rule} rows={12}>
            {(answer) => <Answer query={vocabulary} rows={12}>{(known) => asOf !== null && <RuleWorkbench key={answer.id} place={answer.id} begin={begun(asOf, answer)} vocabulary={known} />}</Answer>}
          </Answer>
        )}
    </div>
  );
}

function begun(day: string, answer: RuleAnswer | null): Draft {
  if (answer === null) return newDraft(day);
  const content = contentOfAnswer(answer);
  return draftOf(content, { newVersionFrom: laterOf(day, content.versions.at(-1)?.validFrom ?? day) });
}

/** The day, or where it is not after the former version's first day, the day after that. */
function laterOf(day: string, former: string): string {
  if (day > former) return day;
  const next = new Date(`${former}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
