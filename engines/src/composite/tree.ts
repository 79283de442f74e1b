import type { Scheme } from "./scheme.js";

/** The scheme as numbered nodes: first the indicators in their order, then the groups in theirs. */
export interface Tree {
  readonly ids: readonly string[];
  /** Nodes below this number are indicators. */
  readonly indicators: number;
  /** Number of the parent; −1 for the top. */
  readonly parent: Int32Array;
  /** Children of each node in the order of their numbers; none for an indicator. */
  readonly children: readonly Int32Array[];
  /** Every group after the groups below it. */
  readonly order: readonly number[];
  readonly top: number;
  /** Steps from the top, which has 0. */
  readonly level: Int32Array;
  /** As the scheme writes them. */
  readonly weights: Float64Array;
}

/** @throws RangeError if groups contain each other. */
export function treeOf(where: string, { indicators, groups }: Pick<Scheme, "indicators" | "groups">): Tree {
  const nodes = [...indicators, ...groups];
  const numbers = new Map(nodes.map(({ id }, node) => [id, node]));
  const parent = Int32Array.from(nodes, (node) => (node.parent === null ? -1 : numbers.get(node.parent)!));
  const below: number[][] = nodes.map(() => []);
  parent.forEach((up, node) => below[up]?.push(node));
  const children = below.map((list) => Int32Array.from(list));
  const level = new Int32Array(nodes.length).fill(-1);
  const top = parent.indexOf(-1);
  const fromTop = [top];
  level[top] = 0;
  // The list grows while it is read: every node comes after its parent.
  for (const node of fromTop) {
    for (const child of children[node]!) {
      level[child] = level[node]! + 1;
      fromTop.push(child);
    }
  }
  const apart = level.indexOf(-1);
  if (apart >= 0) throw new RangeError(`${where}: ${JSON.stringify(nodes[apart]!.id)} is not below the top group, expected no group that contains itself`);
  return {
    ids: nodes.map(({ id }) => id), indicators: indicators.length, parent, children, top, level,
    order: fromTop.filter((node) => node >= indicators.length).toReversed(),
    weights: Float64Array.from(nodes, ({ weight }) => weight),
  };
}
