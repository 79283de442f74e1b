import { chainPositions } from "@chengqi/engines/chain";
import { inputOutput } from "@chengqi/engines/input-output";
import type { Part } from "./answers.js";
import type { ChainFile } from "./chain-file.js";
import { grouping } from "./chain-problems.js";
import { sectorsOf, type NationalTable } from "./flows.js";
import type { ChainSupply } from "./supply.js";

/** Multiplier and extraction loss of each sector of the table, with the part of sectors that are no higher. */
export interface SectorWeights {
  readonly table: string;
  readonly multiplier: ReadonlyMap<string, { readonly value: number; readonly standing: number }>;
  readonly extractionLoss: ReadonlyMap<string, { readonly value: number; readonly standing: number }>;
}

/** Worked out once for a table, O(n³). Sectors without output are left out. */
export function sectorWeights({ id, sectors, flows }: NationalTable): SectorWeights {
  const used = sectors.filter(({ output }) => output !== null && output > 0);
  const place = new Map(used.map(({ code }, at) => [code, at]));
  const z = used.map(() => used.map(() => 0));
  for (const { from, to, value } of flows) {
    const [i, j] = [place.get(from), place.get(to)];
    if (i !== undefined && j !== undefined) z[i]![j] = z[i]![j]! + value;
  }
  const { outputMultiplier, extractionLoss } = inputOutput({ z, x: used.map(({ output }) => output!), sectors: used.map(({ code }) => code) });
  return { table: id, multiplier: standings(used.map(({ code }) => code), outputMultiplier), extractionLoss: standings(used.map(({ code }) => code), extractionLoss) };
}

function standings(codes: readonly string[], values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return new Map(codes.flatMap((code, at) => {
    const value = values[at];
    return value === null || value === undefined ? [] : [[code, { value, standing: known.filter((other) => other <= value).length / known.length }] as const];
  }));
}

export interface LinkImportance {
  readonly link: string;
  /** 0 to 1: the mean of the parts that are known; null where none is. */
  readonly score: number | null;
  readonly critical: boolean;
  readonly parts: readonly Part[];
}

/**
 * How much of a chain hangs on each of its single links, the mean of: the share of links downstream of it; its betweenness against the
 * highest of the chain; the part of its edges to users that are critical; the standing of its sectors' output multiplier and extraction loss
 * among all sectors (0 to 1, mean over its sectors); what local firms need of it against the most of any link of the chain.
 * Parts that are undefined are left out and say why.
 */
export const linkImportance = (chain: Pick<ChainFile, "links" | "edges">, weights: SectorWeights, supply: ChainSupply, year: number): LinkImportance[] => importanceBasis(chain, weights)(supply, year);

/** `linkImportance` for many years: all but the demand is worked out once. */
export function importanceBasis(chain: Pick<ChainFile, "links" | "edges">, weights: SectorWeights): (supply: ChainSupply, year: number) => LinkImportance[] {
  const groups = grouping(chain.links);
  const singles = chain.links.filter(({ id }) => !groups.has(id));
  const place = new Map(singles.map(({ id }, at) => [id, at]));
  const edges = chain.edges.flatMap(({ from, to }) => place.has(from) && place.has(to) && from !== to ? [[place.get(from)!, place.get(to)!] as const] : []);
  const { downstream, betweenness } = chainPositions(singles.length, edges);
  const mostBetween = Math.max(0, ...betweenness.map((value) => value ?? 0));
  const editorial = { mark: "derived", dataset: "chains", period: null } as const;
  const table = { mark: "published", dataset: weights.table, period: null } as const;
  const basis = singles.map((link, at) => {
    const onward = chain.edges.filter(({ from }) => from === link.id);
    const sectors = sectorsOf(link);
    const { multiplier, extractionLoss } = weights;
    return {
      link: link.id, critical: onward.some(({ critical }) => critical),
      parts: [
        part("downstreamShare", downstream[at]!, editorial, "chain-downstream", "no-other-link", []),
        part("betweenness", mostBetween > 0 ? betweenness[at]! / mostBetween : null, editorial, "chain-betweenness", "nothing-between", [{ measure: "betweenness", value: betweenness[at]!, unit: "ratio" }]),
        part("criticalShare", onward.length > 0 ? onward.filter(({ critical }) => critical).length / onward.length : null, editorial, "chain-critical", "no-users", [{ measure: "edges", value: onward.length, unit: "count" }]),
        part("multiplierStanding", meanOf(sectors, multiplier, "standing"), table, "sector-standing", "no-sector", [{ measure: "outputMultiplier", value: meanOf(sectors, multiplier, "value"), unit: "ratio" }]),
        part("extractionLossStanding", meanOf(sectors, extractionLoss, "standing"), table, "sector-standing", "no-sector", [{ measure: "extractionLoss", value: meanOf(sectors, extractionLoss, "value"), unit: "index" }]),
      ],
    };
  });
  return (supply, year) => {
    const asked = new Map(supply.links.map(({ link, askedCny }) => [link, askedCny]));
    const mostAsked = Math.max(0, ...asked.values());
    return basis.map(({ link, critical, parts: fixed }) => {
      const demand = asked.get(link) ?? 0;
      const parts = [...fixed, part("localDemand", mostAsked > 0 ? demand / mostAsked : null, { mark: "estimated", dataset: weights.table, period: String(year) }, "local-demand", "no-demand", [{ measure: "askedCny", value: demand, unit: "cny" }])];
      const known = parts.flatMap(({ value }) => value ?? []);
      return { link, score: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null, critical, parts };
    });
  };
}

const part = (measure: string, value: number | null, origin: Pick<Part, "mark" | "dataset" | "period">, method: string, missing: string, inputs: Part["inputs"]): Part =>
  ({ measure, value, unit: "ratio", method, ...origin, reason: value === null ? missing : null, inputs });

function meanOf(sectors: readonly string[], of: SectorWeights["multiplier"], field: "value" | "standing"): number | null {
  const values = sectors.flatMap((sector) => of.get(sector)?.[field] ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
