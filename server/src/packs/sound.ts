import { pinyin } from "pinyin-pro";

const syllablesOf = (name: string): string[] =>
  pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .filter((syllable) => syllable !== "");

/** Pinyin of a name, syllables separated by blanks. */
export const pinyinOf = (name: string): string => syllablesOf(name).join(" ");

const legalEnding = /(集团)?(股份)?有限(责任)?公司$|股份公司$|[（(]集团[)）]/g;

/** How a firm's name sounds without its legal ending: whole and by initials, both without blanks. */
export function firmSound(name: string): { readonly pinyin: string; readonly initials: string } {
  const syllables = syllablesOf(name.replaceAll(legalEnding, ""));
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.charAt(0)).join("") };
}
