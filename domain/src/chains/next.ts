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
  const near = (codes: readonly string[]) => [
    against("density", mean(codes.flatMap((code) => relatedness.density.get(code) ?? [])), highest.density, "next-density", codes.length === 0 ? "no-class" : "not-worked-out", year),
    against("complexityGain", relatedness.gain && mean(codes.flatMap((code) => relatedness.gain?.get(code) ?? [])), highest.gain, "next-gain", codes.length === 0 ? "no-class" : "not-worked-out", year),
  ];
  const ofClasses = open.map(({ code, name }) => ({ level: "class" as const, code, chain: null, name, parts: near([code]) }));
  const ofLinks = chains.flatMap((one) => linkCandidates(one).map((link) => {
    const codes = link.classes.map(({ code }) => code);
    return { level: "link" as const, code: link.id, chain: one.chain.id, name: link.name, parts: [...near(codes), atHand(one, link.id, year), weakness(one.status.get(link.id), year)] };
  }));
  return [...ranked(ofClasses, most), ...ranked(ofLinks, most)];
}

/** Single links of which the zone has nothing. */
function linkCandidates({ chain: { links }, zoneCny }: NextChain): ChainFile["links"] {
  const groups = grouping(links);
  return links.filter(({ id }) => !groups.has(id) && (zoneCny.get(id) ?? 0) === 0);
}

function ranked(rows: readonly Omit<NextRow, "rank" | "score">[], most: number): NextRow[] {
  return rows.flatMap((row) => {
    // Weakness alone says nothing about the zone.
    if (row.parts.every(({ measure, value }) => measure === "cityWeakness" || value === null || value === 0)) return [];
    return [{ ...row, score: mean(row.parts.flatMap(({ value }) => value ?? [])) ?? 0 }];
  }).toSorted((a, b) => b.score - a.score || order(`${a.chain ?? ""}/${a.code}`, `${b.chain ?? ""}/${b.code}`))
    .slice(0, most).map((row, index) => ({ ...row, rank: index + 1 }));
}

function atHand({ chain: { edges }, zoneCny, cityCny }: NextChain, link: string, year: number): Part {
  const suppliers = [...new Set(edges.filter(({ to }) => to === link).map(({ from }) => from))];
  const value = mean(suppliers.flatMap((id) => ((cityCny.get(id) ?? 0) > 0 ? (zoneCny.get(id) ?? 0) / cityCny.get(id)! : [])));
  return part("suppliersAtHand", value, "host-at-hand", suppliers.length === 0 ? "no-suppliers" : "no-firms", year, [{ measure: "suppliersAtHandInput", value: suppliers.length, unit: "count" }]);
}

function weakness(status: LinkStatus | undefined, year: number): Part {
  const known = status === undefined || status === "unknown" ? null : (pressing[status] ?? 0);
  return part("cityWeakness", known, "next-weakness", "status-unknown", year, [{ measure: "status", value: status ?? null, unit: "index" }]);
}

const against = (measure: string, value: number | null, highest: number, method: string, missing: string, year: number): Part =>
  part(measure, value === null || highest === 0 ? null : Math.max(0, Math.min(1, value / highest)), method, missing, year, [{ measure: `${measure}Input`, value, unit: "index" }]);

const mean = (values: readonly number[]): number | null => (values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null);

const part = (measure: string, value: number | null, method: string, missing: string, year: number, inputs: Part["inputs"]): Part =>
  ({ measure, value, unit: "ratio", method, mark: "estimated", dataset: "chains", period: String(year), reason: value === null ? missing : null, inputs });
