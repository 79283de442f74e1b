import type { bases } from "./answers.js";
import type { ChainFile, ChainLink } from "./chain-file.js";
import { grouping } from "./chain-problems.js";
import { plainText, wordFinder, type FoundWord } from "./word-search.js";

export type Basis = (typeof bases)[number];

/** What the placing looks at. */
export interface PlacedFirm {
  readonly id: string;
  readonly name: string;
  readonly class: string | null;
  readonly products: readonly string[];
}

/** Somebody who knows said that a firm stands on a link, or that it does not. */
export interface PlacingDecision {
  readonly firm: string;
  readonly chain: string;
  readonly link: string;
  readonly stands: boolean;
}

export interface Placement {
  /** Place of the chain in the list the placing was made from. */
  readonly chain: number;
  readonly link: string;
  /** How sure it is that the firm works in the link, 0 to 1. */
  readonly confidence: number;
  readonly basis: Basis;
  /** The product word that speaks for it, where one does. */
  readonly word: string | null;
  /** Part of the firm that is counted on the link. */
  readonly share: number;
}

/** How sure a placement is by what it rests on, before it is divided among the links that share the class or word. */
export const placingConfidence = {
  wholeClass: 0.9, wholeClassAndWord: 0.95, partialClassAndProduct: 0.85, partialClassAndName: 0.7, productAlone: 0.25, nameAlone: 0.1,
} as const;
/** A word alone, without the class, must be at least so long: two characters say too little. */
export const loneWordLength = 3;

interface SingleLink { readonly chain: number; readonly id: string; readonly link: ChainLink }
/** A link that bears a word, with how many of its chain bear it. */
interface WordAt { readonly link: number; readonly sharing: number }
type Draft = Pick<Placement, "confidence" | "basis" | "word">;

/**
 * Prepares the placing of firms on the single links of chains; groups hold what their parts hold and take no firm themselves.
 *
 * A firm of a class that is wholly the link's stands there with 0.9/√n, n being the links of all chains that claim the class
 * wholly: halfway (geometrically) between belonging to all of them and to one of them. With a product word of the link it is 0.95.
 * A class that is the link's only in part needs a word: 0.85/√m from the products, 0.70/√m from the name, m links of the chain
 * bearing the word. A word without the class gives 0.25/√m and 0.10/√m, from three characters on. Of words within words of one chain
 * the longest speaks alone. The surest basis counts. A decision gives 1 or takes the firm off, whatever else speaks.
 *
 * What is counted on a link is share = c / max(1, Σ c), the sum over the links of one chain: an expected part, so that a firm
 * counts at most once in a chain, and a doubtful one less. Each chain (each version of one) is counted for itself.
 *
 * @returns the placements of a firm, chains in their order, links in the order of the chain; empty where nothing speaks for any.
 */
export function placing(chains: readonly ChainFile[], decisions: readonly PlacingDecision[] = []): (firm: PlacedFirm) => Placement[] {
  const links = singleLinks(chains);
  const byClass = classIndex(links);
  const { finder, words, linksOf } = wordIndex(links);
  const decided = decisionIndex(links, decisions);
  return (firm) => {
    const drafts = new Map<number, Draft>();
    const classes = firm.class === null ? undefined : byClass.get(firm.class);
    if (classes && classes.whole > 0) {
      const confidence = placingConfidence.wholeClass / Math.sqrt(classes.whole);
      for (const [link, partial] of classes.partial) if (!partial) drafts.set(link, { confidence, basis: "class", word: null });
    }
    const speak = (text: string, inProducts: boolean) => {
      const found = finder(plainText(text));
      for (const one of found) {
        for (const { link, sharing } of linksOf[one.word]!) {
          if (found.length > 1 && isWithin(one, found, links[link]!.chain, links, linksOf)) continue;
          const draft = wordDraft(classes?.partial.get(link), words[one.word]!, inProducts, sharing);
          if (draft && (drafts.get(link)?.confidence ?? 0) < draft.confidence) drafts.set(link, draft);
        }
      }
    };
    for (const product of firm.products) speak(product, true);
    speak(firm.name, false);
    for (const { link, stands } of decided.get(firm.id) ?? []) {
      if (stands) drafts.set(link, { confidence: 1, basis: "decision", word: null });
      else drafts.delete(link);
    }
    return drafts.size === 0 ? [] : shared(drafts, links);
  };
}

/**
 * Tells on which single links a firm may stand though nothing can be said: those of which its class is a part, where no product of it is
 * known. A link without firms is not missing while such firms are about.
 * @returns places of chains and links, as `placing` gives them; empty where products are known.
 */
export function undecided(chains: readonly ChainFile[]): (firm: Pick<PlacedFirm, "class" | "products">) => readonly Pick<Placement, "chain" | "link">[] {
  const links = singleLinks(chains);
  const open = new Map([...classIndex(links)].map(([code, { partial }]) =>
    [code, [...partial].flatMap(([number, isPart]) => (isPart ? [{ chain: links[number]!.chain, link: links[number]!.link.id }] : []))] as const));
  return ({ class: code, products }) => (products.length > 0 || code === null ? [] : (open.get(code) ?? []));
}

function wordDraft(partial: boolean | undefined, word: string, inProducts: boolean, sharing: number): Draft | null {
  const divided = Math.sqrt(sharing);
  if (partial === false) return { confidence: placingConfidence.wholeClassAndWord, basis: "class+word", word };
  if (partial) return { confidence: (inProducts ? placingConfidence.partialClassAndProduct : placingConfidence.partialClassAndName) / divided, basis: "class+word", word };
  if (word.length < loneWordLength) return null;
  return { confidence: (inProducts ? placingConfidence.productAlone : placingConfidence.nameAlone) / divided, basis: "word", word };
}

/** Whether the word stands within a longer one of the same chain. */
const isWithin = (one: FoundWord, found: readonly FoundWord[], chain: number, links: readonly SingleLink[], linksOf: readonly (readonly WordAt[])[]): boolean =>
  found.some((other) => other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start && linksOf[other.word]!.some(({ link }) => links[link]!.chain === chain));

function shared(drafts: ReadonlyMap<number, Draft>, links: readonly SingleLink[]): Placement[] {
  const numbers = drafts.size === 1 ? [...drafts.keys()] : [...drafts.keys()].toSorted((a, b) => a - b);
  const placements: Placement[] = [];
  for (let from = 0; from < numbers.length;) {
    const { chain } = links[numbers[from]!]!;
    let to = from;
    let sum = 0;
    for (; to < numbers.length && links[numbers[to]!]!.chain === chain; to += 1) sum += drafts.get(numbers[to]!)!.confidence;
    for (; from < to; from += 1) {
      const { confidence, basis, word } = drafts.get(numbers[from]!)!;
      placements.push({ chain, link: links[numbers[from]!]!.link.id, confidence, basis, word, share: confidence / Math.max(1, sum) });
    }
  }
  return placements;
}

/** Single links of all chains; their place in the list is their number. */
function singleLinks(chains: readonly ChainFile[]): SingleLink[] {
  return chains.flatMap(({ id, links }, chain) => {
    const groups = grouping(links);
    return links.filter((link) => !groups.has(link.id)).map((link) => ({ chain, id, link }));
  });
}

/** By class the links that claim it, with how many claim it wholly over all chains; versions of one chain are one. */
function classIndex(links: readonly SingleLink[]): ReadonlyMap<string, { readonly whole: number; readonly partial: ReadonlyMap<number, boolean> }> {
  const partial = new Map<string, Map<number, boolean>>();
  const whole = new Map<string, Set<string>>();
  links.forEach(({ id, link }, number) => {
    for (const one of link.classes) {
      partial.set(one.code, (partial.get(one.code) ?? new Map<number, boolean>()).set(number, one.partial));
      if (!one.partial) whole.set(one.code, (whole.get(one.code) ?? new Set()).add(`${id}/${link.id}`));
    }
  });
  return new Map([...partial].map(([code, of]) => [code, { whole: whole.get(code)?.size ?? 0, partial: of }]));
}

function wordIndex(links: readonly SingleLink[]) {
  const index = new Map<string, number[]>();
  links.forEach(({ link }, number) => {
    for (const word of new Set(link.products.map(plainText))) put(index, word, number);
  });
  const words = [...index.keys()];
  const linksOf: WordAt[][] = [...index.values()].map((of) => of.map((link) => ({ link, sharing: of.filter((other) => links[other]!.chain === links[link]!.chain).length })));
  return { words, linksOf, finder: wordFinder(words) };
}

/** Decisions by firm, for each version of the chain that has the link; in their order, so that the last holds. */
function decisionIndex(links: readonly SingleLink[], decisions: readonly PlacingDecision[]) {
  const numbers = new Map<string, number[]>();
  links.forEach(({ id, link }, number) => put(numbers, `${id}/${link.id}`, number));
  const index = new Map<string, { readonly link: number; readonly stands: boolean }[]>();
  for (const { firm, chain, link, stands } of decisions) {
    for (const number of numbers.get(`${chain}/${link}`) ?? []) put(index, firm, { link: number, stands });
  }
  return index;
}

function put<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}
