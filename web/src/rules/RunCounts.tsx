import type { Vocabulary } from "@chengqi/engines/rules";
import { useState } from "react";
import { countText, periodText, shareText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { useReading } from "../ui/use-reading.js";
import type { RunResult } from "./answers.js";
import { Distribution } from "./Distribution.js";
import { RunFirms } from "./RunFirms.js";
import { runRows, type RunRow } from "./run-rows.js";
import { useSay } from "./use-say.js";
import { useNameOf } from "./use-speaker.js";

interface RunCountsProps {
  readonly subject: string;
  readonly expression: string;
  readonly result: RunResult;
  readonly unit: string;
  readonly vocabulary: Vocabulary;
}

/** What a run found: a bar for each count, which opens its firms; and what is missing most often. */
export function RunCounts({ subject, expression, result, unit, vocabulary }: RunCountsProps) {
  const say = useSay();
  const { language } = useReading();
  const [open, setOpen] = useState<string | null>(null);
  const rows = runRows(result, expression);
  const opened = rows.find(({ key }) => key === open);
  return (
    <div className="run-result">
      <p className="run-basis">
        {say("run.basis", {
          firms: countText(result.firms, language), year: result.year === null ? say("truth.unknown") : String(result.year),
          day: periodText(result.asOf, language), ms: countText(Math.round(result.tookMs), language),
        })}
      </p>
      {result.synthetic > 0 && (
        <p className="run-synthetic"><MarkView mark="synthetic" /> {say("run.synthetic", { firms: countText(result.synthetic, language) })}</p>
      )}
      {result.scope !== "all" && <p className="run-scope" role="note">{say(`run.scope.${result.scope}`)}</p>}
      <ul className="run-bars">
        {rows.map((row) => (
          <Bar key={row.key} row={row} all={result.firms} open={open === row.key} onOpen={result.scope === "counts" || !row.firms ? null : () => setOpen(open === row.key ? null : row.key)} />
        ))}
      </ul>
      {result.summary && <Distribution summary={result.summary} unit={unit} />}
      <Missing result={result} vocabulary={vocabulary} />
      {opened && <RunFirms key={opened.key} subject={subject} row={opened} asOf={result.asOf} />}
    </div>
  );
}

function Bar({ row, all, open, onOpen }: { row: RunRow; all: number; open: boolean; onOpen: (() => void) | null }) {
  const say = useSay();
  const { language } = useReading();
  const share = all === 0 ? 0 : (row.firms ?? 0) / all;
  const label = row.words === null ? row.text : say(row.words);
  return (
    <li className={`run-bar outcome-${row.tone}`}>
      <button type="button" {...(onOpen && { "aria-expanded": open, onClick: onOpen })} disabled={onOpen === null}>
        <span className="run-label"><span className="outcome-sign" aria-hidden="true">{row.sign}</span>{label}</span>
        <span className="run-track" aria-hidden="true"><span className="run-fill" style={{ width: `${share * 100}%` }} /></span>
        <span className="run-count">{row.firms === null ? say("run.few") : say("run.firms", { firms: countText(row.firms, language), share: shareText(share, language) })}</span>
      </button>
    </li>
  );
}

const mostMissing = 5;

function Missing({ result: { missing, examined, unknown }, vocabulary }: { result: RunResult; vocabulary: Vocabulary }) {
  const say = useSay();
  const nameOf = useNameOf(vocabulary);
  const { language } = useReading();
  const [first, ...more] = missing;
  if (!first) return null;
  return (
    <p className="run-missing">
      <strong>{say("run.missing", { name: nameOf(first.name), firms: countText(first.firms, language) })}</strong>
      {more.length > 0 && (
        <> {say("run.missingMore", { list: more.slice(0, mostMissing - 1).map(({ name, firms }) => say("run.missingOne", { name: nameOf(name), firms: countText(firms, language) })).join(say("comma")) })}</>
      )}
      {unknown !== null && examined < unknown && <span className="unknown-plain"> {say("run.examined", { examined: countText(examined, language) })}</span>}
    </p>
  );
}
