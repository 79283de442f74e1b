import { exactLog } from "../numbers/index.js";
import { valueOf, type Plan } from "./plan.js";
import type { Scheme } from "./scheme.js";
import { weightTable } from "./weight-table.js";

/** Why a node counts for nothing in a unit's score. */
export type Missing = "not-measured" | "constant" | "nothing-below" | "no-weight";

/** How one node enters one unit's score. */
export interface NodeStep {
  readonly id: string;
  readonly parent: string | null;
  readonly level: number;
  /** Measured value; null for a group. */
  readonly raw: number | null;
  /** Normalised value of an indicator, score of a group. */
  readonly value: number | null;
  /** Share among its siblings by the scheme. */
  readonly share: number | null;
  /** Share after the weights of missing siblings were redistributed; 0 if itself missing. */
  readonly shareUsed: number;
  /** What came from missing siblings (negative: what was given away). */
  readonly shareGained: number | null;
  /** Share of the top: the shares used on the way down multiplied. */
  readonly shareOfTopUsed: number;
  /** Points of the parent's score; null where that is undefined. */
  readonly contribution: number | null;
  /** Points of the top score. */
  readonly contributionToTop: number | null;
  readonly missing: Missing | null;
}

export interface UnitSteps {
  readonly unit: string;
  readonly score: number | null;
  readonly nodes: NodeStep[];
}

/**
 * How every unit's score came about, from the top down. Contributions add up to the score.
 * Arithmetic: w·y; those to a parent, added in the order of the scheme, give its score to the last bit.
 * Geometric: the part w·ln(y/low) has in ln(score/low), low being the lower end of the range, times the score.
 * Harmonic: the part w/y has in 1/score, times the score; here a low value has a large part, because it is what holds the score down.
 */
export function explain(scheme: Scheme, plan: Plan): UnitSteps[] {
  const { tree, present, mean } = plan;
  const table = weightTable(tree);
  const numbers = new Map(tree.ids.map((id, node) => [id, node]));
  return scheme.units.map((unit, u) => {
    const ofTop = new Float64Array(tree.ids.length);
    const nodes = table.map(({ id, parent, level, share }): NodeStep => {
      const node = numbers.get(id)!;
      const up = tree.parent[node]!;
      const there = present[node]![u] === 1;
      const shareUsed = up < 0 ? (there ? 1 : 0) : usedShare(plan, up, node, u);
      ofTop[node] = up < 0 ? shareUsed : ofTop[up]! * shareUsed;
      const points = (whole: number, used: number) => (present[whole]![u] === 1 ? contribution(plan, whole, node, u, used) : null);
      return {
        id, parent, level, share, shareUsed,
        raw: node < tree.indicators ? scheme.values[u]![node]! : null,
        value: there ? (scaled(plan, node, u) ?? mean.back(valueOf(plan, node, u))) : null,
        shareGained: share === null ? null : shareUsed - share,
        shareOfTopUsed: ofTop[node]!,
        contribution: up < 0 ? null : points(up, shareUsed),
        contributionToTop: points(tree.top, ofTop[node]!),
        missing: reason(scheme, plan, node, u),
      };
    });
    return { unit, score: nodes[0]!.value, nodes };
  });
}

const scaled = ({ scale }: Plan, node: number, u: number): number | undefined => scale.columns[node]?.values[u];

const usedShare = ({ tree, patterns, shares, place }: Plan, group: number, node: number, u: number): number =>
  shares[group]![patterns[group]!.of[u]! * tree.children[group]!.length + place[node]!]!;

/** Points that a node with a share of a whole adds to the whole's score. */
function contribution(plan: Plan, whole: number, node: number, u: number, share: number): number {
  const { aggregate, scale, mean } = plan;
  const part = share * valueOf(plan, node, u);
  if (aggregate === "arithmetic") return part;
  const all = valueOf(plan, whole, u);
  const score = mean.back(all);
  if (aggregate === "harmonic") return (part / all) * score;
  if (share === 0) return 0;
  const low = exactLog(scale.range![0]);
  // At the lower end there is nothing to divide up but the shares themselves.
  return all - low > 1e-9 ? ((share * (valueOf(plan, node, u) - low)) / (all - low)) * score : share * score;
}

function reason({ values }: Scheme, { tree, present }: Plan, node: number, u: number): Missing | null {
  if (present[node]![u] === 0) {
    if (node >= tree.indicators) return "nothing-below";
    return values[u]![node] === null ? "not-measured" : "constant";
  }
  return node !== tree.top && tree.weights[node] === 0 ? "no-weight" : null;
}
