import { PlayCircleOutlined } from "@ant-design/icons";
import { unitText, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import { Button, Progress } from "antd";
import { ApiError } from "../api.js";
import { countText } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { Failure } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { RunCounts } from "./RunCounts.js";
import { useRun, type Run } from "./use-run.js";
import { useSay } from "./use-say.js";
import { useNameOf } from "./use-speaker.js";

interface RunOnCityProps {
  readonly subject: string;
  readonly expression: string;
  /** Null where the expression is no rule. */
  readonly rule: Rule | null;
  readonly vocabulary: Vocabulary;
}

/** Tries a rule, saved or not, on every firm of the city: how many meet it, and what is missing for the others. */
export function RunOnCity({ subject, expression, rule, vocabulary }: RunOnCityProps) {
  const say = useSay();
  const { run, start, cancel } = useRun(subject);
  const running = run.state === "running";
  return (
    <Section
      title={say("run.title")} note={say("run.note")} className="run"
      aside={running
        ? <Button onClick={cancel}>{say("run.cancel")}</Button>
        : <Button type="primary" icon={<PlayCircleOutlined />} disabled={rule === null} onClick={() => start(expression)}>{say("run.start")}</Button>}
    >
      {running && <Running run={run} />}
      {run.state === "failed" && <Failed error={run.error} vocabulary={vocabulary} onRetry={() => start(expression)} />}
      {run.state === "done" && (
        <>
          {run.expression !== expression && <p className="run-former" role="note">{say("run.former")}</p>}
          <RunCounts subject={subject} expression={run.expression} result={run.result} unit={rule ? unitText(rule.of.unit) : ""} vocabulary={vocabulary} />
        </>
      )}
      {run.state === "none" && rule === null && <p className="unknown-plain">{say("run.notYet")}</p>}
    </Section>
  );
}

/** What went wrong; where the rule asks for what firms return, who may see that, and what one can do without. */
function Failed({ error, vocabulary, onRetry }: { error: Error; vocabulary: Vocabulary; onRetry: () => void }) {
  const say = useSay();
  const nameOf = useNameOf(vocabulary);
  const barred = error instanceof ApiError && error.problem?.key === "not-permitted";
  if (!barred) return <Failure error={error} onRetry={onRetry} />;
  return (
    <div className="run-barred" role="alert">
      <p><strong>{say("run.barred", { name: nameOf(error.problem?.found ?? "") })}</strong></p>
      <p>{say("run.barredWho")}</p>
    </div>
  );
}

function Running({ run }: { run: Extract<Run, { state: "running" }> }) {
  const say = useSay();
  const { language } = useReading();
  const { progress } = run;
  const part = progress && progress.of > 0 ? Math.round((progress.done / progress.of) * 100) : 0;
  const text = progress
    ? say(`run.step.${progress.step}`, { done: countText(progress.done, language), of: countText(progress.of, language) })
    : say("run.starting");
  return (
    <div className="run-progress">
      <Progress percent={part} showInfo={false} aria-label={say("run.title")} />
      <p role="status">{text}</p>
    </div>
  );
}
