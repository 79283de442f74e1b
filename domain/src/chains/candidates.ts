import type { ChainFile } from "./chain-file.js";
import { order } from "./gaps.js";
import { plainText, wordFinder } from "./word-search.js";

/** A company that could fill a gap, from any list that can be loaded: inside or outside the city. */
export interface OutsideCompany {
  readonly id: string | null;
  readonly name: string;
  /** What it sells with the share of its revenue, 0 to 1; null where the share is not told. */
  readonly products: readonly { readonly name: string; readonly share: number | null }[];
  readonly class?: string | null;
  readonly place: string | null;
  readonly source: string;
  readonly synthetic: boolean;
}

export interface Candidate {
  readonly company: OutsideCompany;
  readonly words: readonly string[];
  readonly fit: number;
}

/** A product whose share is not told counts as this much of a company. */
const untoldShare = 0.25;
/** What a class of the link adds where no product word speaks. */
const classAlone = 0.1;

/**
 * Companies that could fill each link, the best first: fit = min(1, Σ share of the products that bear a product word of the link), a
 * product whose share is not told counting 0.25; a class that is wholly the link's gives 0.1 where no word speaks. Shares of products in
 * published lists overlap at times, hence the limit. Links without a candidate are left out.
 */
export function candidatesFor({ links }: Pick<ChainFile, "links">, companies: readonly OutsideCompany[], most = 8): ReadonlyMap<string, readonly Candidate[]> {
  const index = new Map<string, string[]>();
  for (const { id, products } of links) for (const word of new Set(products.map(plainText))) index.set(word, [...(index.get(word) ?? []), id]);
  const words = [...index.keys()];
  const finder = wordFinder(words);
  const byLink = new Map<string, Candidate[]>();
  for (const company of companies) {
    const fits = new Map<string, { fit: number; words: Set<string> }>();
    for (const { name, share } of company.products) {
      const spoken = new Map<string, string>();
      for (const { word } of finder(plainText(name))) for (const link of index.get(words[word]!)!) spoken.set(link, words[word]!);
      for (const [link, word] of spoken) {
        const known = fits.get(link) ?? { fit: 0, words: new Set<string>() };
        fits.set(link, { fit: Math.min(1, known.fit + (share ?? untoldShare)), words: known.words.add(word) });
      }
    }
    for (const { id, classes } of links) {
      if (!fits.has(id) && classes.some(({ code, partial }) => !partial && code === company.class)) fits.set(id, { fit: classAlone, words: new Set() });
    }
    for (const [link, { fit, words: spoken }] of fits) byLink.set(link, [...(byLink.get(link) ?? []), { company, words: [...spoken].toSorted(), fit }]);
  }
  return new Map([...byLink].map(([link, found]) => [link, found.toSorted((a, b) => b.fit - a.fit || order(a.company.name, b.company.name)).slice(0, most)]));
}

/** Products as the list of listed companies writes them: `PVC树脂:0.7294|烧碱:0.2099`. A part without a number has no share. */
export const productsIn = (text: string): { name: string; share: number | null }[] => text.split("|").filter((part) => part.trim() !== "").map((part) => {
  const [, name = part, share] = /^(.*?)(?::([\d.]+))?$/u.exec(part.trim()) ?? [];
  return { name, share: share === undefined ? null : Math.min(1, Number(share)) };
});
