import { words as sharedWords, type Language } from "@chengqi/domain/words/words";
import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

export type DrawingWord = keyof typeof zh;

const words: Record<Language, Record<DrawingWord, string>> = { zh, en };

/** A word of the drawings with its blanks filled in. */
export function word(lang: Language, key: DrawingWord, values: Readonly<Record<string, string | number>> = {}): string {
  return words[lang][key].replaceAll(/\{(\w+)\}/gu, (blank, name: string) => String(values[name] ?? blank));
}

/** A word that drawings and pages share, `kind.services`; the key itself where there is none. */
export function sharedWord(lang: Language, group: keyof (typeof sharedWords)["zh"], key: string): string {
  const found = (sharedWords[lang][group] as Readonly<Record<string, string>>)[key];
  return found ?? key;
}
