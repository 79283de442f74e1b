import { hitKinds, type SearchHit } from "./hit.js";

/** What a thing can be found by. */
export interface Findable {
  /** Names and codes as written. */
  readonly texts: readonly string[];
  /** Pinyin of the names, syllables separated by blanks. */
  readonly pinyin: readonly string[];
}

/** How well something fits what was typed: `exact` before `prefix` before `contains`. */
export const fits = ["exact", "prefix", "contains"] as const;
export type Fit = (typeof fits)[number];

/** Case, width and blanks do not matter. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, "");

/** The best fit of a thing, null if nothing of it holds what was typed. */
export function fitOf(thing: Findable, q: string): Fit | null {
  const typed = folded(q);
  if (typed === "") return null;
  const all = [
    ...thing.texts.map((text) => textFit(folded(text), typed)),
    ...(/^[a-z0-9]+$/.test(typed) ? thing.pinyin.map((sound) => soundFit(sound.toLowerCase().split(" ").filter(Boolean), typed)) : []),
  ];
  return fits.find((fit) => all.includes(fit)) ?? null;
}

function textFit(text: string, typed: string): Fit | null {
  if (text === typed) return "exact";
  if (text.startsWith(typed)) return "prefix";
  return text.includes(typed) ? "contains" : null;
}

/** Full pinyin or its initials, from the start of any syllable. */
function soundFit(syllables: readonly string[], typed: string): Fit | null {
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join("");
  const whole = syllables.join("");
  if (typed === whole || typed === initials) return "exact";
  if (whole.startsWith(typed) || initials.startsWith(typed)) return "prefix";
  const later = syllables.some((_, start) => syllables.slice(start).join("").startsWith(typed));
  return later || initials.includes(typed) ? "contains" : null;
}

export interface FoundHit { readonly hit: SearchHit; readonly fit: Fit }

/** In order of fit, then of kind (zones first, firms late), then of the shorter name. */
const better = (a: FoundHit, b: FoundHit): number =>
  fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
  hitKinds.indexOf(a.hit.kind) - hitKinds.indexOf(b.hit.kind) ||
  a.hit.name.zh.length - b.hit.name.zh.length ||
  (a.hit.id < b.hit.id ? -1 : a.hit.id > b.hit.id ? 1 : 0);

/** The best hits; no kind takes more than a third while others wait. */
export function bestHits(found: readonly FoundHit[], limit: number): SearchHit[] {
  const ordered = found.toSorted(better);
  const share = Math.ceil(limit / 3);
  const taken = new Map<string, number>();
  const first: FoundHit[] = [];
  const rest: FoundHit[] = [];
  for (const one of ordered) {
    const count = taken.get(one.hit.kind) ?? 0;
    taken.set(one.hit.kind, count + 1);
    (count < share ? first : rest).push(one);
  }
  return [...first, ...rest].slice(0, limit).toSorted(better).map(({ hit }) => hit);
}
