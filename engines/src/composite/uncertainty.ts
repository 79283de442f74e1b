import { randomStream, type RandomStream } from "../numbers/index.js";
import { gammaFrom } from "./gamma.js";
import { planOf, type Plan } from "./plan.js";
import { aggregates, checkChoice, type Aggregate, type Normalise, type Scheme } from "./scheme.js";
import type { Tree } from "./tree.js";

/** What could as well have been chosen otherwise. */
export interface Uncertainty {
  /**
   * The weights of each group's children are drawn from a Dirichlet distribution with the scheme's shares s as means and the parameters
   * concentration · s: a share has the standard deviation √(s(1 − s)/(concentration + 1)). Null keeps the weights.
   */
  readonly concentration: number | null;
  /** One of them is drawn for each replication, all equally likely; none given: the scheme's own. */
  readonly normalisations?: readonly Normalise[] | undefined;
  readonly aggregations?: readonly Aggregate[] | undefined;
  readonly seed: number;
}

/** As a caller may leave it open. */
export type OpenUncertainty = { readonly [key in keyof Uncertainty]?: Uncertainty[key] | undefined };

/** The choices of one scheme, drawn by replication: the same number for the same seed, replication and name, whatever else is drawn. */
export interface Choices {
  readonly tree: Tree;
  /** plans[normalisation][aggregation]. */
  readonly plans: readonly (readonly Plan[])[];
  readonly streams: readonly (RandomStream | null)[];
  readonly shapes: Float64Array;
  readonly normalisation: RandomStream;
  readonly aggregation: RandomStream;
}

/** What is taken where nothing is said: concentration 100, seed 1. */
export const uncertaintyOf = ({ concentration = 100, normalisations, aggregations, seed = 1 }: OpenUncertainty): Uncertainty =>
  ({ concentration, normalisations, aggregations, seed });

/** @throws RangeError for a concentration, normalisation, aggregation or seed that does not exist. */
export function choicesOf(where: string, scheme: Scheme, tree: Tree, { concentration, normalisations, aggregations, seed }: Uncertainty): Choices {
  if (concentration !== null && !(concentration >= 1 && concentration <= 1e9)) throw new RangeError(`${where}: concentration is ${concentration}, expected a number from 1 to 1e9, or null to keep the weights`);
  const scales = normalisations?.length ? normalisations : [scheme.normalise];
  const means = aggregations?.length ? aggregations : [scheme.aggregate];
  for (const scale of scales) for (const mean of means) checkChoice(where, scale, mean);
  const lacking = scales.some(({ method }) => method === "goalposts") ? scheme.indicators.findIndex(({ goalposts }) => !goalposts) : -1;
  if (lacking >= 0) throw new RangeError(`${where}: indicators[${lacking}].goalposts is missing, expected two finite numbers [low, high] for the normalisation goalposts`);
  const purposes = purposesOf(tree.ids);
  const shapes = shapesOf(tree, concentration);
  return {
    tree, shapes,
    plans: scales.map((scale) => means.map((mean) => planOf(scheme, tree, tree.weights, scale, mean))),
    streams: tree.ids.map((_, node) => (shapes[node]! > 0 ? randomStream(seed, purposes[node]!) : null)),
    normalisation: randomStream(seed, 0),
    aggregation: randomStream(seed, 1),
  };
}

/** Every choice there is: the four normalisations (goalposts only where all indicators have them) and the three aggregations. */
export const allChoices = (scheme: Scheme): { normalisations: Normalise[]; aggregations: Aggregate[] } => ({
  normalisations: [
    { method: "minmax" }, { method: "zscore" }, { method: "rank" },
    ...(scheme.indicators.every(({ goalposts }) => goalposts) ? [{ method: "goalposts" } as const] : []),
  ],
  aggregations: [...aggregates],
});

/**
 * Gamma shapes of the nodes: concentration · share. 0 where nothing is drawn: no weight, or no sibling with weight.
 */
function shapesOf(tree: Tree, concentration: number | null): Float64Array {
  const shapes = new Float64Array(tree.ids.length);
  if (concentration === null) return shapes;
  for (const group of tree.order) {
    const weighted = tree.children[group]!.filter((child) => tree.weights[child]! > 0);
    if (weighted.length < 2) continue;
    const total = weighted.reduce((sum, child) => sum + tree.weights[child]!, 0);
    for (const child of weighted) shapes[child] = (concentration * tree.weights[child]!) / total;
  }
  return shapes;
}

/**
 * Stream of a node by its id alone (FNV-1a), so that two versions of a scheme draw the same numbers for what they have in common.
 * Where two ids of a scheme meet, the later one moves on. 0 to 15 are kept for other choices.
 */
function purposesOf(ids: readonly string[]): number[] {
  const taken = new Set<number>();
  return ids.map((id) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < id.length; i += 1) {
      hash = Math.imul(hash ^ (id.charCodeAt(i) & 0xff), 0x01000193);
      hash = Math.imul(hash ^ (id.charCodeAt(i) >>> 8), 0x01000193);
    }
    let purpose = hash >>> 0;
    while (purpose < 16 || taken.has(purpose)) purpose = (purpose + 1) >>> 0;
    taken.add(purpose);
    return purpose;
  });
}

/** The plan drawn for one replication. */
export function drawPlan({ plans, normalisation, aggregation }: Choices, replication: number): Plan {
  const scale = plans.length > 1 ? Math.floor(normalisation.at(replication).unit() * plans.length) : 0;
  const means = plans[scale]!;
  return means[means.length > 1 ? Math.floor(aggregation.at(replication).unit() * means.length) : 0]!;
}

/** The weights drawn for one replication; unnormalised, because only shares count. Children of `group` alone if one is given. */
export function drawWeights({ tree, streams, shapes }: Choices, replication: number, weights: Float64Array, group?: number): void {
  for (let node = 0; node < weights.length; node += 1) {
    if (group !== undefined && tree.parent[node] !== group) continue;
    const stream = streams[node];
    weights[node] = stream ? gammaFrom(stream.at(replication), shapes[node]!) : tree.weights[node]!;
  }
}
