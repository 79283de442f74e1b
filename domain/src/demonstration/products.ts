import { exactExp, normalQuantile, randomStream } from "@chengqi/engines/numbers";
import { plainText, wordFinder } from "../chains/word-search.js";
import type { FirmSize } from "../enterprises/firm.js";
import type { ClassFacts, LinkFacts, ZoneFacts } from "./inputs.js";
import type { Deviation } from "./manifest.js";
import { goneClasses, linksWithout } from "./missing-links.js";
import { otherProducts } from "./other-products.js";

/**
 * Share of firms of which no product is known. Registers ask the large for their main products; of small firms they hold a scope of
 * business at best. The shares are estimates.
 */
export const unknownShare: Readonly<Record<FirmSize, number>> = { large: 0.02, medium: 0.04, small: 0.1, micro: 0.2 };
/** Share of the firms that make something no chain names, where a class is wholly the link's and where links hold parts of it. */
export const otherShare = { whole: 0.08, partial: 0.25 } as const;
/** Chances of a second and a third product, and that a further one comes from the same link. */
const secondChance = 0.55;
const thirdChance = 0.35;
const sameLink = 0.8;
/** σ of the logarithm of what a link weighs in the city, and in one zone beside the city. */
const citySigma = 0.9;
const zoneSigma = 1;

const purposes = { draw: 16, city: 17, zone: 18 } as const;

/** What of a firm its products follow from, apart from its number. */
export interface ProducingFirm {
  readonly industryCode: string;
  readonly zoneId: string | null;
  readonly size: FirmSize;
}

export interface ProductPlan {
  readonly seed: number;
  readonly deviations: readonly Deviation[];
  readonly missing: ReadonlySet<LinkFacts>;
}

interface Claim { readonly link: number; readonly words: readonly string[] }
interface ClassOffer { readonly claims: readonly Claim[]; readonly otherShare: number; readonly other: readonly string[] }

/**
 * Prepares the main products of firms: one to three words of links that claim the firm's class, or of no link, or none known. How much a
 * link weighs among those of a class is drawn for the city and again for each zone, so that zones of one class differ in what they make;
 * the two zones of a planted duplicate share their draws. Nobody bears a word of a missing link.
 *
 * @returns products by the number of the firm; the same whatever else is drawn of it.
 */
export function productsOf(inputs: { links: readonly LinkFacts[]; classes: readonly ClassFacts[]; zones: readonly ZoneFacts[] }, plan: ProductPlan): (index: number, firm: ProducingFirm) => readonly string[] {
  const { links } = inputs;
  const chance = randomStream(plan.seed, purposes.draw);
  const banned = wordsOf(plan.missing);
  const offers = classOffers(inputs, banned);
  const inCity = weights(plan.seed, purposes.city, citySigma, links.map(({ key }) => key));
  const zones = new Map(inputs.zones.map(({ id }) => [id, {
    weights: zoneWeights(id, links, plan),
    banned: wordsOf(linksWithout(links, goneClasses(plan.deviations, id))),
  }]));
  return (index, { industryCode, zoneId, size }) => {
    chance.at(index);
    const offer = offers.get(industryCode);
    if (chance.unit() < unknownShare[size] || !offer) return [];
    const zone = zoneId === null ? undefined : zones.get(zoneId);
    const held = (word: string) => zone !== undefined && bears(word, zone.banned);
    if (offer.claims.length === 0 || chance.unit() < offer.otherShare) return offer.other.filter((word) => !held(word)).slice(0, 1);
    const weighed = offer.claims.map(({ link }) => inCity[link]! * (zone?.weights[link] ?? 1));
    const many = chance.unit() < secondChance ? (chance.unit() < thirdChance ? 3 : 2) : 1;
    let claim = picked(offer.claims, weighed, chance.unit());
    const products: string[] = [];
    for (let made = 0; made < many; made += 1) {
      if (made > 0 && chance.unit() >= sameLink) claim = picked(offer.claims, weighed, chance.unit());
      const left = claim.words.filter((word) => !products.includes(word) && !held(word));
      const u = chance.unit();
      // The commonest stand first: the square favours them.
      const word = left[Math.floor(u * u * left.length)];
      if (word !== undefined) products.push(word);
    }
    return products;
  };
}

function picked(claims: readonly Claim[], weighed: readonly number[], u: number): Claim {
  let rest = u * weighed.reduce((sum, weight) => sum + weight, 0);
  const at = weighed.findIndex((weight) => (rest -= weight) < 0);
  return claims[at < 0 ? claims.length - 1 : at]!;
}

const wordsOf = (links: Iterable<LinkFacts>): readonly string[] => [...new Set([...links].flatMap(({ words }) => words.map(plainText)))];

/** Whether a text holds one of the words. */
const bears = (text: string, words: readonly string[]): boolean => words.some((word) => plainText(text).includes(word));

function classOffers({ links, classes }: { links: readonly LinkFacts[]; classes: readonly ClassFacts[] }, banned: readonly string[]): ReadonlyMap<string, ClassOffer> {
  const free = links.map(({ words }) => words.filter((word) => !bears(word, banned)));
  const byClass = new Map<string, { link: number; partial: boolean }[]>();
  links.forEach((link, number) => {
    for (const { code, partial } of link.classes) byClass.set(code, [...(byClass.get(code) ?? []), { link: number, partial }]);
  });
  const words = [...new Set(wordsOf(links))];
  const finder = wordFinder(words);
  const found = (text: string) => finder(plainText(text)).map(({ word }) => words[word]!);
  return new Map(classes.map((facts) => {
    const claimed = byClass.get(facts.code) ?? [];
    const own = new Set(claimed.flatMap(({ link }) => links[link]!.words.map(plainText)));
    const offered = claimed.flatMap(({ link }) => (free[link]!.length > 0 ? [{ link, words: free[link]! }] : []));
    const other = otherProducts(facts).filter((text) => !bears(text, banned) && !found(text).some((word) => word.length > 2 || own.has(word)));
    return [facts.code, { claims: offered, otherShare: claimed.some(({ partial }) => !partial) ? otherShare.whole : otherShare.partial, other }];
  }));
}

/** FNV-1a: what is drawn for a link does not depend on which others there are. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

function weights(seed: number, purpose: number, sigma: number, keys: readonly string[]): Float64Array {
  const chance = randomStream(seed, purpose);
  return Float64Array.from(keys, (key) => exactExp(sigma * normalQuantile(chance.at(numberOf(key)).unit())));
}

/** The second zone of a duplicate draws as the first does for the links of the classes that are planted in both. */
function zoneWeights(id: string, links: readonly LinkFacts[], { seed, deviations }: ProductPlan): Float64Array {
  const pair = deviations.find(({ kind, zones }) => kind === "duplicate" && zones.includes(id));
  const keys = links.map(({ key, classes }) => `${pair && classes.some(({ code }) => pair.classes.includes(code)) ? pair.zones[0]! : id} ${key}`);
  return weights(seed, purposes.zone, zoneSigma, keys);
}
