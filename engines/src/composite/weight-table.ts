import type { Tree } from "./tree.js";

export interface NodeWeight {
  readonly id: string;
  /** Null for the top. */
  readonly parent: string | null;
  /** Steps from the top. */
  readonly level: number;
  /** As written in the scheme. */
  readonly weight: number;
  /** Of its siblings' weights when none is missing, 0 to 1; null if they sum to 0. */
  readonly share: number | null;
  /** Of the top: the shares on the way down multiplied. */
  readonly shareOfTop: number | null;
}

/** The weights of every level as shares, from the top down; siblings in the order of the scheme. */
export function weightTable(tree: Tree): NodeWeight[] {
  const shareOfTop: (number | null)[] = tree.ids.map(() => null);
  const rows = (node: number): NodeWeight[] => {
    const up = tree.parent[node]!;
    const total = up < 0 ? tree.weights[node]! : tree.children[up]!.reduce((sum, child) => sum + tree.weights[child]!, 0);
    const share = up < 0 ? 1 : total > 0 ? tree.weights[node]! / total : null;
    const above = up < 0 ? 1 : shareOfTop[up]!;
    shareOfTop[node] = share === null || above === null ? null : above * share;
    return [
      { id: tree.ids[node]!, parent: tree.ids[up] ?? null, level: tree.level[node]!, weight: tree.weights[node]!, share, shareOfTop: shareOfTop[node]! },
      ...Array.from(tree.children[node]!).flatMap(rows),
    ];
  };
  return rows(tree.top);
}
