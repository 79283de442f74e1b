import { explain, type UnitSteps } from "./explain.js";
import { evaluate, planOf, valueOf, type Plan } from "./plan.js";
import { rankInto } from "./ranks.js";
import { checkScheme, type Scheme } from "./scheme.js";
import { treeOf, type Tree } from "./tree.js";
import { weightTable, type NodeWeight } from "./weight-table.js";

export interface Composite {
  /** [unit][indicator] on the common scale, higher is better. */
  readonly normalised: (number | null)[][];
  /** By the id of the group, [unit]. */
  readonly scores: Record<string, (number | null)[]>;
  /** [unit] by the top group's score. */
  readonly rank: (number | null)[];
  readonly range: readonly [number, number] | null;
  readonly weights: NodeWeight[];
  readonly constantIndicators: string[];
  readonly warnings: string[];
  readonly steps?: UnitSteps[];
}

/**
 * Composite scores of a scheme of weighted levels (OECD/JRC, Handbook on Constructing Composite Indicators, 2008): indicators on a common
 * scale, then weighted means upwards, group by group. Arithmetic Σ w y; geometric exp(Σ w ln y); harmonic 1 / Σ (w / y), where w are the
 * shares among the children that are there: a missing child is left out and its weight goes to its siblings in proportion.
 * Ranks compare unrounded scores; ties share the better rank.
 *
 * @param scheme values[unit][indicator], null where not measured; weights ≥ 0, only their shares among siblings count.
 * @returns null for a missing or constant indicator (goalposts place a constant one), for a group without any child with a
 *   value and weight above 0, and for the rank of a unit without a score. `range` is the scale; `constantIndicators` could not be
 *   placed or do not tell units apart; `warnings` has "rescaled-above-zero" if the range asked for reached 0 and [1, 100] was taken.
 * @throws RangeError if an id is used twice, a parent is unknown, there is not one top, a weight is negative, a direction is not 1 or −1,
 *   goalposts are missing or a value is not finite.
 */
export function composite(scheme: Scheme, explained = false): Composite {
  checkScheme("composite", scheme);
  const tree = treeOf("composite", scheme);
  const plan = planOf(scheme, tree);
  evaluate(plan, tree.weights);
  const { columns, range, rescaled } = plan.scale;
  return {
    normalised: scheme.units.map((_, u) => columns.map(({ present, values }) => (present[u] === 1 ? values[u]! : null))),
    scores: Object.fromEntries(scheme.groups.map(({ id }, g) => [id, scoresOf(plan, tree.indicators + g)])),
    rank: Array.from(ranksOf(plan), (rank) => (rank === 0 ? null : rank)),
    range,
    weights: weightTable(tree),
    constantIndicators: tree.ids.filter((_, node) => columns[node]?.constant),
    warnings: rescaled ? ["rescaled-above-zero"] : [],
    ...(explained ? { steps: explain(scheme, plan) } : {}),
  };
}

/** Scores of a node after `evaluate`. */
export const scoresOf = (plan: Plan, node: number): (number | null)[] =>
  Array.from(plan.present[node]!, (there, u) => (there === 1 ? plan.mean.back(valueOf(plan, node, u)) : null));

/** Ranks after `evaluate`, 0 without a score. */
export function ranksOf(plan: Plan): Int32Array {
  const ranks = new Int32Array(plan.units);
  const room = new Float64Array(plan.units);
  rankTop(plan, room, new Float64Array(plan.units), ranks);
  return ranks;
}

/** As `ranksOf`, in rooms given. Published scores are compared, not their transforms, so that anybody finds the same ties. */
export function rankTop({ tree, top, present, mean, units }: Plan, scores: Float64Array, sorted: Float64Array, ranks: Int32Array): void {
  for (let u = 0; u < units; u += 1) scores[u] = mean.back(top[u]!);
  rankInto(scores, present[tree.top]!, sorted, ranks);
}

/** The checked scheme's tree, for those who evaluate it many times. */
export function checkedTree(where: string, scheme: Scheme): Tree {
  checkScheme(where, scheme);
  return treeOf(where, scheme);
}
