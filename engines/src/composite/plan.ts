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
  /** below[group][child · units + unit]: transformed values, of indicators from the start, of groups after `evaluate`. */
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
    const into = below[tree.parent[node]!]!;
    const start = place[node]! * units;
    for (let u = 0; u < units; u += 1) if (present[node]![u] === 1) into[start + u] = mean.forth(values[u]!);
  });
  const patterns: Patterns[] = tree.ids.map(() => patternsOf([], present, weights, 0));
  for (const group of tree.order) patterns[group] = patternsOf(tree.children[group]!, present, weights, units, present[group]);
  return { tree, units, scale, mean, aggregate, present, patterns, below, place, shares: patterns.map(({ counts }) => new Float64Array(counts.length)), top: new Float64Array(units) };
}

/** Transformed value of a node for a unit after `evaluate`; 0 where missing. */
export function valueOf({ tree, below, place, top, units }: Plan, node: number, u: number): number {
  const up = tree.parent[node]!;
  return up < 0 ? top[u]! : below[up]![place[node]! * units + u]!;
}

/** Weighted means of every group for every unit, children first and in the order of the scheme; written to `below`, `top` and `shares`. */
export function evaluate(plan: Plan, weights: Float64Array): void {
  const { tree, below, patterns, place, top, units } = plan;
  for (const group of tree.order) {
    const width = tree.children[group]!.length;
    const shares = renormalise(plan, group, weights);
    const up = tree.parent[group]!;
    const out = up < 0 ? top : below[up]!;
    const start = up < 0 ? 0 : place[group]! * units;
    meansOfAll(below[group]!, width, units, shares, out, start);
    meansOfSome(below[group]!, width, units, shares, patterns[group]!, out, start);
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

/** Σ share · value for every unit as if it lacked nothing, the children in their order; four at a time, so that a share is read once for all units. */
function meansOfAll(values: Float64Array, width: number, units: number, shares: Float64Array, out: Float64Array, start: number): void {
  out.fill(0, start, start + units);
  let c = 0;
  for (; c + 3 < width; c += 4) {
    const [s0, s1, s2, s3] = [shares[c]!, shares[c + 1]!, shares[c + 2]!, shares[c + 3]!];
    const [v0, v1, v2, v3] = [c * units, (c + 1) * units, (c + 2) * units, (c + 3) * units];
    for (let u = 0; u < units; u += 1) {
      out[start + u] = out[start + u]! + s0 * values[v0 + u]! + s1 * values[v1 + u]! + s2 * values[v2 + u]! + s3 * values[v3 + u]!;
    }
  }
  for (; c < width; c += 1) {
    const share = shares[c]!;
    const from = c * units;
    for (let u = 0; u < units; u += 1) out[start + u] = out[start + u]! + share * values[from + u]!;
  }
}

/** The same with their own shares for the units that lack something. */
function meansOfSome(values: Float64Array, width: number, units: number, shares: Float64Array, { of, lacking }: Patterns, out: Float64Array, start: number): void {
  for (let k = 0; k < lacking.length; k += 1) {
    const u = lacking[k]!;
    const from = of[u]! * width;
    let sum = 0;
    for (let c = 0; c < width; c += 1) sum += shares[from + c]! * values[c * units + u]!;
    out[start + u] = sum;
  }
}
