import { hoverTooltip, type EditorView, type Tooltip } from "@codemirror/view";
import type { RuleWord } from "./rule-vocabulary.js";

/** The longest known word that stands at a place: `round half up`, `税收`. */
export function wordAt(line: string, at: number, words: readonly RuleWord[]): { word: RuleWord; from: number; to: number } | null {
  const sign = /[\p{L}\p{N}_]/u;
  const hits = words.flatMap((word) => {
    const from = line.lastIndexOf(word.name, at);
    const to = from + word.name.length;
    if (from < 0 || to <= at || sign.test(line[from - 1] ?? "") || sign.test(line[to] ?? "")) return [];
    return [{ word, from, to }];
  });
  return hits.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null;
}

/** What a name or function means, where the pointer rests. */
export const explainOnHover = (words: () => readonly RuleWord[]) =>
  hoverTooltip((view: EditorView, place: number): Tooltip | null => {
    const line = view.state.doc.lineAt(place);
    const hit = wordAt(line.text, place - line.from, words());
    if (!hit) return null;
    return {
      pos: line.from + hit.from, end: line.from + hit.to, above: true,
      create: () => {
        const dom = document.createElement("div");
        const name = document.createElement("strong");
        name.textContent = hit.word.name;
        const detail = document.createElement("div");
        detail.textContent = [hit.word.detail, hit.word.note].filter((text) => text !== "").join(" · ");
        dom.append(name, detail);
        return { dom };
      },
    };
  });
