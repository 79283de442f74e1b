import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { linter, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, placeholder } from "@codemirror/view";
import type { Vocabulary } from "@chengqi/engines/rules";
import { useEffect, useMemo, useRef } from "react";
import { pageNonce } from "../../theme/nonce.js";
import { useReading } from "../../ui/use-reading.js";
import type { NotedVocabulary } from "../answers.js";
import { checkedRule } from "../checked-rule.js";
import { faultWords, type Say } from "../fault-words.js";
import { useSay } from "../use-say.js";
import { completionsOf } from "./completion.js";
import { editorTheme } from "./editor-theme.js";
import { explainOnHover } from "./hover.js";
import { ruleLanguage } from "./rule-language.js";
import { ruleWords, type RuleWord } from "./rule-vocabulary.js";

interface RuleTextProps {
  readonly value: string;
  readonly vocabulary: NotedVocabulary;
  readonly label: string;
  /** Id of what says the mistake in words. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
}

interface Known {
  readonly vocabulary: Vocabulary;
  readonly words: readonly RuleWord[];
  readonly say: Say;
}

/** The rule as text: names are completed, mistakes underlined while one writes, names explained where the pointer rests. */
export default function RuleText({ value, vocabulary, label, describedBy, onChange }: RuleTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const { language } = useReading();
  const say = useSay();
  const known = useMemo((): Known => ({ vocabulary, say, words: ruleWords(vocabulary, language, say) }), [vocabulary, language, say]);
  const extensions = useMemo(() => knowing(known), [known]);
  const attributes = useMemo(() => EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy, spellcheck: "false" }), [label, describedBy]);
  const changed = useRef(onChange);
  useEffect(() => { changed.current = onChange; }, [onChange]);
  const first = useRef({ value, extensions: [extensions, attributes] as Extension });
  const changing = useRef(new Compartment());
  useEffect(() => {
    if (!box.current) return undefined;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({ doc: first.current.value, extensions: [always((text) => changed.current(text)), changing.current.of(first.current.extensions)] }),
    });
    view.current = made;
    return () => {
      first.current = { ...first.current, value: made.state.doc.toString() };
      made.destroy();
      view.current = null;
    };
  }, []);
  useEffect(() => {
    first.current = { ...first.current, extensions: [extensions, attributes] };
    view.current?.dispatch({ effects: changing.current.reconfigure([extensions, attributes]) });
  }, [extensions, attributes]);
  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (shown !== undefined && shown !== value) view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: value } });
  }, [value]);
  return <div ref={box} className="rule-text" lang="zh-CN" />;
}

/** What never changes while the editor stands. Tab keeps leaving the editor, so that the keyboard can. */
const always = (onText: (text: string) => void): Extension => [
  EditorView.cspNonce.of(pageNonce()),
  history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping, ruleLanguage, editorTheme,
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  EditorView.updateListener.of((update) => { if (update.docChanged) onText(update.state.doc.toString()); }),
];

/** What depends on the vocabulary and the reader's language. */
const knowing = ({ vocabulary, words, say }: Known): Extension => [
  autocompletion({ override: [completionsOf(() => words, (before) => valuesBefore(before, vocabulary))], icons: false }),
  linter((view) => diagnosticsOf(view.state.doc.toString(), vocabulary, say), { delay: 250 }),
  explainOnHover(() => words),
  placeholder(say("editor.placeholder")),
];

/** The values a text may have, where one is being written after its name. */
function valuesBefore(before: string, { terms }: Vocabulary): readonly string[] {
  const named = terms.filter(({ values }) => values !== undefined).map((term) => ({ term, at: before.lastIndexOf(term.name) })).filter(({ at }) => at >= 0);
  const nearest = named.toSorted((a, b) => b.at - a.at)[0];
  return nearest && /^[\s=!in("]*(?:"[^"]*"[\s,]*)*[\s,(]*$/.test(before.slice(nearest.at + nearest.term.name.length)) ? (nearest.term.values ?? []) : [];
}

function diagnosticsOf(text: string, vocabulary: Vocabulary, say: Say): Diagnostic[] {
  const checked = checkedRule(text, vocabulary);
  if (checked.ok || text.trim() === "") return [];
  const { from, to } = checked.fault;
  const { title, found, expected } = faultWords(checked.fault, say);
  return [{ from: Math.min(from, text.length), to: Math.min(to, text.length), severity: "error", message: say("editor.fault", { title, found, expected }) }];
}
