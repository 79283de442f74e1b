import { randomStream } from "@chengqi/engines/numbers";
import { plainText } from "../chains/word-search.js";
import type { LinkFacts } from "./inputs.js";
import type { Deviation } from "./manifest.js";
import { tradeWords } from "./trades.js";

const missingPurpose = 19;
/** A link is held back only where so many firms of its classes are to be expected that its absence tells something. */
const leastExpected = 5;

export interface MissingPlan {
  readonly seed: number;
  readonly strength: number;
  readonly deviations: readonly Deviation[];
  /** Firms to be expected of a class in the city. */
  readonly expected: (code: string) => number;
}

/** Links of which no firm may bear a product: all their classes are missing in the city, or they are held back. */
export function missingLinks(links: readonly LinkFacts[], plan: MissingPlan): ReadonlySet<LinkFacts> {
  const gone = goneClasses(plan.deviations, null);
  return new Set([...linksWithout(links, gone), ...heldBack(links, gone, plan)]);
}

/** Classes missing in the city, or in it and in one of its zones. */
export const goneClasses = (deviations: readonly Deviation[], zone: string | null): ReadonlySet<string> =>
  new Set(deviations.flatMap(({ kind, zones, classes }) =>
    (kind === "missing-in-city" || (kind === "missing-in-zone" && zone !== null && zones.includes(zone)) ? classes : [])));

/** Links all of whose classes are among those that are gone. */
export const linksWithout = (links: readonly LinkFacts[], gone: ReadonlySet<string>): LinkFacts[] =>
  links.filter(({ classes }) => classes.length > 0 && classes.every(({ code }) => gone.has(code)));

/** Links that only words tell from others of their classes: a class that is wholly the link's, or a trade in a name, would speak for it. */
function heldBack(links: readonly LinkFacts[], gone: ReadonlySet<string>, { seed, strength, expected }: MissingPlan): LinkFacts[] {
  if (strength === 0) return [];
  const claims = new Map<string, number>();
  for (const { classes } of links) for (const { code } of classes) claims.set(code, (claims.get(code) ?? 0) + 1);
  const trades = tradeWords.map(plainText);
  const fit = links.filter(({ classes, words }) =>
    classes.length > 0 && classes.every(({ code, partial }) => partial && !gone.has(code)) &&
    classes.reduce((sum, { code }) => sum + expected(code) / (claims.get(code) ?? 1), 0) >= leastExpected &&
    !words.some((word) => trades.some((trade) => trade.includes(plainText(word)))));
  const chance = randomStream(seed, missingPurpose).at(0);
  const shuffled = fit.map((link) => ({ link, key: chance.unit() })).toSorted((a, b) => a.key - b.key);
  const times = Math.min(Math.floor(fit.length / 8), 4 + Math.round(12 * strength));
  return shuffled.slice(0, times).map(({ link }) => link);
}
