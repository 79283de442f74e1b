import { HighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import { parser } from "lezer-feel";

/** Colours say what is a name, a value or a word of the language; the words themselves say it too. */
const colours = HighlightStyle.define([
  { tag: [tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], color: "var(--primary)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--caution)" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.function(tags.variableName))], color: "var(--primary)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--muted)", fontStyle: "italic" },
]);

/** The grammar that the engine reads rules by. */
export const ruleLanguage = new LanguageSupport(
  LRLanguage.define({ name: "rule", parser: parser.configure({ top: "Expression" }), languageData: { closeBrackets: { brackets: ["(", "[", "\""] } } }),
  syntaxHighlighting(colours),
);
