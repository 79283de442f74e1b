import type { Part } from "./answers.js";
import type { LevelItem } from "./duplication.js";
import type { ByClass } from "./relatedness.js";

/** What speaks for a zone in a pair. */
export interface ClaimSide {
  readonly zone: string;
  /** By class that is shared: share of the zone's firms, and revenue. */
  readonly classes: ReadonlyMap<string, { readonly share: number; readonly revenueCny: number }>;
  /** Nearness of each class to what the zone does; null: not worked out. */
  readonly density: ByClass | null;
  /** Revenue of the zone on links that supply the shared links or buy of them. */
  readonly neighboursCny: number;
}

export interface Claim {
  readonly zone: string;
  readonly parts: Part[];
}

/**
 * Who of two zones has the better claim to what both do, told in parts and not as one number: specialisation (the part of the zone in the
 * shares of both, over the shared classes by their weight in the score), scale (the same of revenue), relatedness (nearness of the shared
 * classes to what else the zone does), supply (the zone's part of what both have on links before and after the shared ones), land.
 */
export function claims(items: readonly LevelItem[], sides: readonly [ClaimSide, ClaimSide], year: number): Claim[] {
  const classes = items.filter(({ level }) => level === "class");
  const weight = classes.reduce((sum, { part }) => sum + part, 0);
  const weighted = (of: (item: string) => number | null): number | null => {
    const known = classes.map(({ item, part }) => ({ part, value: of(item) })).filter((one): one is { part: number; value: number } => one.value !== null);
    const sum = known.reduce((all, { part }) => all + part, 0);
    return sum > 0 ? known.reduce((all, { part, value }) => all + (part / sum) * value, 0) : null;
  };
  const neighbours = sides.reduce((sum, { neighboursCny }) => sum + neighboursCny, 0);
  return sides.map((side): Claim => {
    const own = (item: string, key: "share" | "revenueCny") => side.classes.get(item)?.[key] ?? 0;
    const partOf = (item: string, key: "share" | "revenueCny"): number | null => {
      const both = sides.reduce((sum, { classes: ofSide }) => sum + (ofSide.get(item)?.[key] ?? 0), 0);
      return both > 0 ? own(item, key) / both : null;
    };
    const shared: Part["inputs"][number] = { measure: "sharedClasses", value: classes.length, unit: "count" };
    return {
      zone: side.zone,
      parts: [
        part("claimSpecialisation", weighted((item) => partOf(item, "share")), "no-shared-class", year, [shared]),
        part("claimScale", weighted((item) => partOf(item, "revenueCny")), weight === 0 ? "no-shared-class" : "no-revenue", year,
          [{ measure: "revenueCny", value: classes.reduce((sum, { item }) => sum + own(item, "revenueCny"), 0), unit: "cny" }]),
        part("claimRelatedness", side.density && weighted((item) => side.density?.get(item) ?? null), weight === 0 ? "no-shared-class" : "not-worked-out", year, [shared]),
        part("claimSupply", neighbours > 0 ? side.neighboursCny / neighbours : null, "no-neighbours", year, [{ measure: "neighboursCny", value: side.neighboursCny, unit: "cny" }]),
        part("claimLand", null, "no-land-data", year, []),
      ],
    };
  });
}

const methods: Readonly<Record<string, string>> = {
  claimSpecialisation: "claim-specialisation", claimScale: "claim-scale", claimRelatedness: "claim-relatedness", claimSupply: "claim-supply", claimLand: "claim-land",
};

const part = (measure: string, value: number | null, missing: string, year: number, inputs: Part["inputs"]): Part =>
  ({ measure, value, unit: "ratio", method: methods[measure] ?? null, mark: "estimated", dataset: "chains", period: String(year), reason: value === null ? missing : null, inputs });
