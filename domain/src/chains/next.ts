import type { Part } from "./answers.js";
import type { NextRow } from "./answers-supply.js";
import type { ChainFile } from "./chain-file.js";
import { grouping } from "./chain-problems.js";
import { order, pressing } from "./gaps.js";
import { partsScore, standInInput, standIns } from "./known-parts.js";
import type { LinkStatus } from "./link-status.js";
import type { ByClass, ZoneRelatedness } from "./relatedness.js";

export interface NextClass {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string | null };
}

export interface NextChain {
  readonly chain: Pick<ChainFile, "id" | "links" | "edges">;
  /** Of single links in the city. */
  readonly status: ReadonlyMap<string, LinkStatus>;
  /** Revenue of the city by link. */
  readonly cityCny: ReadonlyMap<string, number>;
}

/** Revenue of a zone by link of a chain. */
export type ZoneRevenue = (chain: string) => ReadonlyMap<string, number> | undefined;

/**
 * What a zone could do next, classes and links apart, the best of each first. Candidates are classes in which the zone has no advantage yet,
 * and links of which it has nothing. The score is the mean of the parts, one that is unknown counting as the
 * mean of the other candidates (`standIns`): nearness (density against the highest of the
 * zone's candidates), complexity gain (against the highest, 0 where it falls), and for links suppliers at hand (the zone's part of the
 * city's revenue on supplying links) and weakness in the city (1 missing, 0.8 at risk, 0.6 weak, else 0; unknown where it is not told).
 *
 * @returns what works it out for a zone: what all zones have in common is made ready once.
 */
export function nextSteps(classes: readonly NextClass[], chains: readonly NextChain[], year: number): (relatedness: ZoneRelatedness, revenue: ZoneRevenue, most?: number) => NextRow[] {
  const ofClasses = classes.map(({ code, name }): Possible => ({ level: "class", code, chain: null, name, codes: [code], link: null, key: `/${code}` }));
  const ofLinks = chains.flatMap(possibleLinks);
  return (relatedness, revenue, most = 20) => {
    const open = ofClasses.filter(({ code }) => relatedness.density.get(code) !== undefined && !relatedness.has.has(code));
    const highest = { density: 0, gain: 0 };
    for (const { code } of open) {
      highest.density = Math.max(highest.density, relatedness.density.get(code) ?? 0);
      highest.gain = Math.max(highest.gain, relatedness.gain?.get(code) ?? 0);
    }
    const nothing = ofLinks.filter(({ chain, code }) => (revenue(chain ?? "")?.get(code) ?? 0) === 0);
    const values = (one: Possible): Values => ({
      density: meanOf(one.codes, relatedness.density), gain: meanOf(one.codes, relatedness.gain), atHand: one.link ? atHand(one.chain ?? "", one.link.suppliers, revenue) : null,
    });
    return [...ranked(open, values, highest, year, most), ...ranked(nothing, values, highest, year, most)];
  };
}

/** A class or a link that some zone could take up. */
interface Possible extends Pick<NextRow, "level" | "code" | "chain" | "name"> {
  readonly codes: readonly string[];
  readonly link: { readonly suppliers: readonly { readonly id: string; readonly cityCny: number }[]; readonly status: LinkStatus | undefined } | null;
  /** Breaks ties. */
  readonly key: string;
}
interface Values {
  readonly density: number | null;
  readonly gain: number | null;
  readonly atHand: number | null;
}
type Highest = Readonly<Record<"density" | "gain", number>>;

/** Single links. */
function possibleLinks({ chain: { id: chain, links, edges }, status, cityCny }: NextChain): Possible[] {
  const groups = grouping(links);
  return links.filter(({ id }) => !groups.has(id)).map(({ id, name, classes }) => ({
    level: "link", code: id, chain, name, codes: classes.map(({ code }) => code), key: `${chain}/${id}`,
    link: { suppliers: [...new Set(edges.filter(({ to }) => to === id).map(({ from }) => from))].map((from) => ({ id: from, cityCny: cityCny.get(from) ?? 0 })), status: status.get(id) },
  }));
}

/** Only those that are shown get their parts: candidates are many. */
function ranked(possible: readonly Possible[], valuesOf: (one: Possible) => Values, highest: Highest, year: number, most: number): NextRow[] {
  const values = possible.map(valuesOf);
  const all = possible.map((one, at) => partValues(one, values[at]!, highest));
  const instead = standIns(all);
  // Weakness alone says nothing about the zone.
  const scores = all.map((row) => ((row[0] ?? 0) > 0 || (row[1] ?? 0) > 0 || (row[2] ?? 0) > 0 ? partsScore(row, instead) : null));
  return possible.map((_, at) => at).filter((at) => scores[at] !== null).toSorted((x, y) => scores[y]! - scores[x]! || order(possible[x]!.key, possible[y]!.key)).slice(0, most)
    .map((at, index) => {
      const one = possible[at]!;
      const { level, code, chain, name } = one;
      return { level, code, chain, name, rank: index + 1, score: scores[at]!, parts: partsOf(one, values[at]!, { values: all[at]!, instead, year }) };
    });
}

const against = (value: number | null, top: number): number | null => (value === null || top === 0 ? null : Math.max(0, Math.min(1, value / top)));

/** Density, gain, suppliers at hand, weakness in the city; each null where it is not known. */
function partValues({ link }: Possible, { density, gain, atHand: near }: Values, highest: Highest): [number | null, number | null, number | null, number | null] {
  const weak = !link || link.status === undefined || link.status === "unknown" ? null : (pressing[link.status] ?? 0);
  return [against(density, highest.density), against(gain, highest.gain), near, weak];
}

interface Told { readonly values: ReturnType<typeof partValues>; readonly instead: readonly (number | null)[]; readonly year: number }

function partsOf({ codes, link }: Possible, { density, gain }: Values, { values: [near, gains, atHandRatio, weak], instead, year }: Told): Part[] {
  const part = (measure: string, at: number, value: number | null, method: string, missing: string, input: Part["inputs"][number]): Part => ({
    measure, value, unit: "ratio", method, mark: "estimated", dataset: "chains", period: String(year), reason: value === null ? missing : null, inputs: [input, ...standInInput(value, instead[at])],
  });
  const unknown = codes.length === 0 ? "no-class" : "not-worked-out";
  const parts = [
    part("density", 0, near, "next-density", unknown, { measure: "densityInput", value: density, unit: "index" }),
    part("complexityGain", 1, gains, "next-gain", unknown, { measure: "complexityGainInput", value: gain, unit: "index" }),
  ];
  if (!link) return parts;
  return [
    ...parts,
    part("suppliersAtHand", 2, atHandRatio, "host-at-hand", link.suppliers.length === 0 ? "no-suppliers" : "no-firms", { measure: "suppliersAtHandInput", value: link.suppliers.length, unit: "count" }),
    part("cityWeakness", 3, weak, "next-weakness", "status-unknown", { measure: "status", value: link.status ?? null, unit: "index" }),
  ];
}

/** The zone's part of the city's revenue, mean over the suppliers that have any; null where none has. */
function atHand(chain: string, suppliers: readonly { readonly id: string; readonly cityCny: number }[], revenue: ZoneRevenue): number | null {
  const own = revenue(chain);
  let sum = 0;
  let known = 0;
  for (const { id, cityCny } of suppliers) {
    if (cityCny <= 0) continue;
    sum += (own?.get(id) ?? 0) / cityCny;
    known += 1;
  }
  return known > 0 ? sum / known : null;
}

function meanOf(codes: readonly string[], of: ByClass | null): number | null {
  let sum = 0;
  let known = 0;
  for (const code of codes) {
    const value = of?.get(code);
    if (value === undefined) continue;
    sum += value;
    known += 1;
  }
  return known > 0 ? sum / known : null;
}
