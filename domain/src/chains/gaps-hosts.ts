import type { Part } from "./answers.js";
import type { ChainFile } from "./chain-file.js";
import { order } from "./gaps.js";
import { partsScore, standInInput, standIns } from "./known-parts.js";
import type { ByClass } from "./relatedness.js";

export interface HostZone {
  readonly id: string;
  /** Classes, or groups and divisions, that the zone has declared as leading industries. */
  readonly declared: readonly string[];
  /** Nearness of each class to what the zone does, 0 to 1; null: not worked out. */
  readonly density: ByClass | null;
  /** Revenue by link of the chain. */
  readonly revenueCny: ReadonlyMap<string, number>;
}

export interface RankedHost {
  readonly zone: string;
  readonly score: number;
  readonly parts: readonly Part[];
}

/**
 * Zones best placed to host a link, the best first. The score is the mean of the parts, one that is unknown of a zone counting as the mean of the others (`standIns`): density (nearness of the link's
 * classes to what the zone does, mean over the classes, against the highest of any zone), suppliers and customers at hand (the zone's
 * part of the city's revenue on the links before and after it, mean over those links that have any), declared (part of its classes that
 * the zone names among its leading industries). Zones of which nothing speaks for the link are left out.
 */
export function rankedHosts({ links, edges }: Pick<ChainFile, "links" | "edges">, linkId: string, zones: readonly HostZone[], year: number, most = 5): RankedHost[] {
  const link = links.find(({ id }) => id === linkId);
  if (!link) throw new RangeError(`rankedHosts: link is ${linkId}, expected the id of a link of the chain`);
  const codes = link.classes.map(({ code }) => code);
  const before = [...new Set(edges.filter(({ to }) => to === linkId).map(({ from }) => from))];
  const after = [...new Set(edges.filter(({ from }) => from === linkId).map(({ to }) => to))];
  const ofCity = new Map([...before, ...after].map((id) => [id, zones.reduce((sum, zone) => sum + (zone.revenueCny.get(id) ?? 0), 0)]));
  const densities = zones.map(({ density }) => (density && codes.length > 0 ? mean(codes.flatMap((code) => density.get(code) ?? [])) : null));
  const highest = Math.max(0, ...densities.map((value) => value ?? 0));
  const atHand = (zone: HostZone, ids: readonly string[]) => mean(ids.flatMap((id) => (ofCity.get(id)! > 0 ? (zone.revenueCny.get(id) ?? 0) / ofCity.get(id)! : [])));
  const declared = (zone: HostZone) =>
    codes.length > 0 && zone.declared.length > 0 ? codes.filter((code) => zone.declared.some((prefix) => code.startsWith(prefix))).length / codes.length : null;
  const all = zones.map((zone, at) => {
    const dense = densities[at] ?? null;
    return { zone, dense, values: [dense !== null && highest > 0 ? dense / highest : null, atHand(zone, before), atHand(zone, after), declared(zone)] as const };
  });
  const instead = standIns(all.map(({ values }) => values));
  const ranked = all.filter(({ values }) => values.some((value) => value !== null && value > 0)).map((one) => ({ ...one, score: partsScore(one.values, instead) ?? 0 }))
    .toSorted((a, b) => b.score - a.score || order(a.zone.id, b.zone.id)).slice(0, most);
  // Only those that are shown get their parts: zones are many.
  return ranked.map(({ zone, score, values: [near, suppliers, customers, named], dense }) => ({
    zone: zone.id, score, parts: [
      part("density", near, "host-density", "complexity", codes.length === 0 ? "no-class" : "not-worked-out", year, dense, instead[0]),
      part("suppliersAtHand", suppliers, "host-at-hand", "chains", before.length === 0 ? "no-suppliers" : "no-firms", year, before.length, instead[1]),
      part("customersAtHand", customers, "host-at-hand", "chains", after.length === 0 ? "no-customers" : "no-firms", year, after.length, instead[2]),
      part("declared", named, "host-declared", "declared", codes.length === 0 ? "no-class" : "declares-none", year, zone.declared.length, instead[3]),
    ],
  }));
}

const mean = (values: readonly number[]): number | null => (values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null);

const part = (measure: string, value: number | null, method: string, dataset: string, missing: string, year: number, input: number | null, instead: number | null | undefined): Part => ({
  measure, value, unit: "ratio", method, mark: measure === "declared" ? "published" : "estimated", dataset, period: String(year), reason: value === null ? missing : null,
  inputs: [{ measure: `${measure}Input`, value: input, unit: "index" }, ...standInInput(value, instead)],
});
