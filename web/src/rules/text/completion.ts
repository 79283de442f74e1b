import { pickedCompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import { matchingWords, type RuleWord } from "./rule-vocabulary.js";

const types: Readonly<Record<RuleWord["kind"], string>> = { term: "variable", function: "function", unit: "type", keyword: "keyword" };

/** Functions are put in with their brackets, and the cursor between them. */
const withBrackets = (name: string) => (view: EditorView, completion: Completion, from: number, to: number) => {
  const open = view.state.sliceDoc(to, to + 1) === "(" ? "" : "()";
  view.dispatch({
    changes: { from, to, insert: name + open }, selection: { anchor: from + name.length + 1 }, userEvent: "input.complete",
    annotations: pickedCompletion.of(completion),
  });
};

/** Offers names, functions and units; values in quotes are left alone. */
export const completionsOf = (words: () => readonly RuleWord[], valuesFor: (before: string) => readonly string[]) =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    const quotes = before.replaceAll(/\\./g, "").split("\"").length - 1;
    if (quotes % 2 === 1) return insideQuotes(before, valuesFor);
    const typed = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*$/u);
    if (!typed && !context.explicit) return null;
    const from = typed?.from ?? context.pos;
    const options = matchingWords(words(), typed?.text ?? "").map((word): Completion => ({
      label: word.name, type: types[word.kind], detail: word.detail, info: word.note,
      ...((word.kind === "function" || word.kind === "unit") && { apply: withBrackets(word.name) }),
    }));
    return options.length === 0 ? null : { from, options, filter: false };
  };

function insideQuotes(before: string, valuesFor: (before: string) => readonly string[]): CompletionResult | null {
  const from = before.lastIndexOf("\"") + 1;
  const options = valuesFor(before.slice(0, from - 1)).map((value): Completion => ({ label: value, type: "text" }));
  return options.length === 0 ? null : { from, options, validFor: /^[^"]*$/ };
}
