import type { RunResult } from "./answers.js";
import { lightSign, signOf, type Sign } from "./outcome.js";

/** One count of a run: how it is shown, and how its firms are asked for. */
export interface RunRow extends Sign {
  readonly key: string;
  /** Words key, or null where the text itself is the label. */
  readonly words: string | null;
  readonly text: string;
  /** Null: so few that they are not told. */
  readonly firms: number | null;
  readonly ask: { readonly expression: string; readonly truth: "met" | "unmet" | "unknown" };
}

const about = (expression: string, rest: string): string => `(${expression}\n) ${rest}`;

/** Counts of a run: of a condition met, not met and unknown; of a light one for each colour; of an indicator known and unknown. */
export function runRows({ of, met, unmet, unknown, values, firms }: RunResult, expression: string): readonly RunRow[] {
  if (of === "string") {
    const colours = Object.entries(values ?? {}).map(([text, count]): RunRow =>
      ({ ...lightSign(text), key: `=${text}`, words: null, text, firms: count, ask: { expression: about(expression, `= ${JSON.stringify(text)}`), truth: "met" } }));
    return [...colours, missingRow(expression, unknown)];
  }
  if (of === "number") {
    const known: RunRow = { ...signOf(0), key: "known", words: "run.known", text: "", firms: unknown === null ? null : firms - unknown, ask: { expression: about(expression, "!= null"), truth: "met" } };
    return [known, missingRow(expression, unknown)];
  }
  return [
    { ...signOf(true), key: "met", words: "truth.met", text: "", firms: met, ask: { expression, truth: "met" } },
    { ...signOf(false), key: "unmet", words: "truth.unmet", text: "", firms: unmet, ask: { expression, truth: "unmet" } },
    { ...signOf(null), key: "unknown", words: "truth.unknown", text: "", firms: unknown, ask: { expression, truth: "unknown" } },
  ];
}

/** A value that is no condition is unknown where it is missing. */
const missingRow = (expression: string, firms: number | null): RunRow =>
  ({ ...signOf(null), key: "unknown", words: "truth.unknown", text: "", firms, ask: { expression: about(expression, "= null"), truth: "met" } });
