import { meanOf, type Mean } from "./mean.js";
import { scaleOf, type Scale } from "./normalise.js";
import { patternsOf, type Patterns } from "./patterns.js";
import type { Aggregate, Normalise, Scheme } from "./scheme.js";
import type { Tree } from "./tree.js";

/** Everything about a scheme that does not change with its weights, and the room to compute in. */
export interface Plan {
  readonly tree: Tree;
  readonly units: number;
  readonly scale: Scale;
  readonly mean: Mean;
  readonly aggregate: Aggregate;
  /** present[node][unit]: 1 where there is a value or score. */
  readonly present: readonly Uint8Array[];
  readonly patterns: readonly Patterns[];
  /** below[group][unit · children + child]: transformed values, of indicators from the start, of groups after `evaluate`. */
  readonly below: readonly Float64Array[];
  /** Place of a node among its siblings. */
  readonly place: Int32Array;
  /** Shares of the children of a group after `evaluate`, shares[group][pattern · children + child]. */
  readonly shares: readonly Float64Array[];
  /** Transformed value of the top for each unit after `evaluate`. */
  readonly top: Float64Array;
}

/** @param weights which children count: those with a weight above 0. */
export function planOf(scheme: Scheme, tree: Tree, weights = tree.weights, normalise: Normalise = scheme.normalise, aggregate: Aggregate = scheme.aggregate): Plan {
  const units = scheme.units.length;
  const scale = scaleOf(scheme, normalise, aggregate);
  const mean = meanOf(aggregate, scale.range);
  const present = tree.ids.map((_, node) => scale.columns[node]?.present ?? new Uint8Array(units));
  const below = tree.children.map((children) => new Float64Array(units * children.length));
  const place = new Int32Array(tree.ids.length);
  for (const children of tree.children) children.forEach((child, c) => { place[child] = c; });
  scale.columns.forEach(({ values }, node) => {
    const width = tree.children[tree.parent[node]!]!.length;
    const into = below[tree.parent[node]!]!;
    for (let u = 0; u < units; u += 1) if (present[node]![u] === 1) into[u * width + place[node]!] = mean.forth(values[u]!);
  });
  const patterns: Patterns[] = tree.ids.map(() => patternsOf([], present, weights, 0));
  for (const group of tree.order) patterns[group] = patternsOf(tree.children[group]!, present, weights, units, present[group]);
  return { tree, units, scale, mean, aggregate, present, patterns, below, place, shares: patterns.map(({ counts }) => new Float64Array(counts.length)), top: new Float64Array(units) };
}

/** Transformed value of a node for a unit after `evaluate`; 0 where missing. */
export function valueOf({ tree, below, place, top }: Plan, node: number, u: number): number {
  const up = tree.parent[node]!;
  return up < 0 ? top[u]! : below[up]![u * tree.children[up]!.length + place[node]!]!;
}

/** Weighted means of every group for every unit, children first and in the order of the scheme; written to `below`, `top` and `shares`. */
export function evaluate(plan: Plan, weights: Float64Array): void {
  const { tree, below, patterns, place, top } = plan;
  for (const group of tree.order) {
    const width = tree.children[group]!.length;
    const shares = renormalise(plan, group, weights);
    const up = tree.parent[group]!;
    if (up < 0) means(below[group]!, width, shares, patterns[group]!.of, top, 1, 0);
    else means(below[group]!, width, shares, patterns[group]!.of, below[up]!, tree.children[up]!.length, place[group]!);
  }
}

/** Shares of the children that are there, for every pattern of what is missing. */
function renormalise({ tree, patterns, shares }: Plan, group: number, weights: Float64Array): Float64Array {
  const children = tree.children[group]!;
  const { counts } = patterns[group]!;
  const found = shares[group]!;
  const width = children.length;
  for (let start = 0; start < counts.length; start += width) {
    let total = 0;
    for (let c = 0; c < width; c += 1) if (counts[start + c] === 1) total += weights[children[c]!]!;
    for (let c = 0; c < width; c += 1) found[start + c] = counts[start + c] === 1 ? weights[children[c]!]! / total : 0;
  }
  return found;
}

/** Σ share · value of each unit's row of values, written to every `step`th place of `out`. */
function means(values: Float64Array, width: number, shares: Float64Array, pattern: Int32Array, out: Float64Array, step: number, start: number): void {
  for (let u = 0; u < pattern.length; u += 1) {
    const share = pattern[u]! * width;
    const value = u * width;
    let sum = 0;
    for (let c = 0; c < width; c += 1) sum += shares[share + c]! * values[value + c]!;
    out[u * step + start] = sum;
  }
}
