import type { Part } from "./answers.js";
import type { NextRow } from "./answers-supply.js";
import type { ChainFile } from "./chain-file.js";
import { grouping } from "./chain-problems.js";
import { order, pressing } from "./gaps.js";
import type { LinkStatus } from "./link-status.js";
import type { ZoneRelatedness } from "./relatedness.js";

export interface NextClass {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string | null };
}

export interface NextChain {
  readonly chain: Pick<ChainFile, "id" | "links" | "edges">;
  /** Of single links in the city. */
  readonly status: ReadonlyMap<string, LinkStatus>;
  /** Revenue of the zone and of the city by link. */
  readonly zoneCny: ReadonlyMap<string, number>;
  readonly cityCny: ReadonlyMap<string, number>;
}

/**
 * What a zone could do next, classes and links apart, the best of each first. Candidates are classes in which the zone has no advantage yet,
 * and links of which it has nothing. The score is the mean of the parts that are known: nearness (density against the highest of the
 * zone's candidates), complexity gain (against the highest, 0 where it falls), and for links suppliers at hand (the zone's part of the
 * city's revenue on supplying links) and weakness in the city (1 missing, 0.8 at risk, 0.6 weak, else 0; unknown where it is not told).
 */
export function nextSteps(relatedness: ZoneRelatedness, classes: readonly NextClass[], chains: readonly NextChain[], year: number, most = 20): NextRow[] {
  const open = classes.filter(({ code }) => relatedness.density.has(code) && !relatedness.has.has(code));
  const highest = {
    density: Math.max(0, ...open.map(({ code }) => relatedness.density.get(code)!)),
    gain: Math.max(0, ...open.map(({ code }) => relatedness.gain?.get(code) ?? 0)),
  };
  const near = (codes: readonly string[]) => ({
    codes: codes.length, density: mean(codes.flatMap((code) => relatedness.density.get(code) ?? [])), gain: relatedness.gain && mean(codes.flatMap((code) => relatedness.gain?.get(code) ?? [])),
  });
  const ofClasses = open.map(({ code, name }): Candidate => ({ level: "class", code, chain: null, name, ...near([code]), link: null }));
  const ofLinks = chains.flatMap((one) => linkCandidates(one).map((link): Candidate =>
    ({ level: "link", code: link.id, chain: one.chain.id, name: link.name, ...near(link.classes.map(({ code }) => code)), link: { ...atHand(one, link.id), status: one.status.get(link.id) } })));
  return [...ranked(ofClasses, highest, year, most), ...ranked(ofLinks, highest, year, most)];
}

interface Candidate extends Pick<NextRow, "level" | "code" | "chain" | "name"> {
  readonly codes: number;
  readonly density: number | null;
  readonly gain: number | null;
  readonly link: { readonly atHand: number | null; readonly suppliers: number; readonly status: LinkStatus | undefined } | null;
}
type Highest = Readonly<Record<"density" | "gain", number>>;

/** Single links of which the zone has nothing. */
function linkCandidates({ chain: { links }, zoneCny }: NextChain): ChainFile["links"] {
  const groups = grouping(links);
  return links.filter(({ id }) => !groups.has(id) && (zoneCny.get(id) ?? 0) === 0);
}

/** Only those that are shown get their parts: candidates are many. */
function ranked(candidates: readonly Candidate[], highest: Highest, year: number, most: number): NextRow[] {
  return candidates.flatMap((candidate) => {
    const values = valuesOf(candidate, highest);
    // Weakness alone says nothing about the zone.
    if (!values.slice(0, 3).some((value) => value !== null && value > 0)) return [];
    return [{ candidate, values, score: mean(values.filter((value) => value !== null)) ?? 0 }];
  }).toSorted((a, b) => b.score - a.score || order(`${a.candidate.chain ?? ""}/${a.candidate.code}`, `${b.candidate.chain ?? ""}/${b.candidate.code}`)).slice(0, most)
    .map(({ candidate, values, score }, index) => {
      const { level, code, chain, name } = candidate;
      return { level, code, chain, name, rank: index + 1, score, parts: partsOf(candidate, values, year) };
    });
}

const against = (value: number | null, top: number): number | null => (value === null || top === 0 ? null : Math.max(0, Math.min(1, value / top)));

/** Density, gain, suppliers at hand, weakness in the city; each null where it is not known. */
function valuesOf({ density, gain, link }: Candidate, highest: Highest): (number | null)[] {
  const weak = !link || link.status === undefined || link.status === "unknown" ? null : (pressing[link.status] ?? 0);
  return [against(density, highest.density), against(gain, highest.gain), link?.atHand ?? null, weak];
}

function partsOf({ codes, density, gain, link }: Candidate, [near = null, gains = null, atHandRatio = null, weak = null]: readonly (number | null)[], year: number): Part[] {
  const part = (measure: string, value: number | null, method: string, missing: string, input: Part["inputs"][number]): Part =>
    ({ measure, value, unit: "ratio", method, mark: "estimated", dataset: "chains", period: String(year), reason: value === null ? missing : null, inputs: [input] });
  const unknown = codes === 0 ? "no-class" : "not-worked-out";
  const parts = [
    part("density", near, "next-density", unknown, { measure: "densityInput", value: density, unit: "index" }),
    part("complexityGain", gains, "next-gain", unknown, { measure: "complexityGainInput", value: gain, unit: "index" }),
  ];
  if (!link) return parts;
  return [
    ...parts,
    part("suppliersAtHand", atHandRatio, "host-at-hand", link.suppliers === 0 ? "no-suppliers" : "no-firms", { measure: "suppliersAtHandInput", value: link.suppliers, unit: "count" }),
    part("cityWeakness", weak, "next-weakness", "status-unknown", { measure: "status", value: link.status ?? null, unit: "index" }),
  ];
}

function atHand({ chain: { edges }, zoneCny, cityCny }: NextChain, link: string): { readonly atHand: number | null; readonly suppliers: number } {
  const suppliers = [...new Set(edges.filter(({ to }) => to === link).map(({ from }) => from))];
  return { atHand: mean(suppliers.flatMap((id) => ((cityCny.get(id) ?? 0) > 0 ? (zoneCny.get(id) ?? 0) / cityCny.get(id)! : []))), suppliers: suppliers.length };
}

const mean = (values: readonly number[]): number | null => (values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null);
