import type { LayoutEdge, LayoutLink } from "./layout.js";

/** The chain as it is drawn: single links and, in the place of their parts, the groups that are folded. */
export interface FoldedChain<L, E> {
  readonly links: readonly L[];
  /** Edges between what is drawn, each way once, with those of the chain it stands for. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly stands: readonly E[] }[];
}

/**
 * Folds groups: a folded group stands for its parts, edges among its parts vanish, edges to others become the group's. A group
 * that is not folded is not drawn, its parts are. A part of several groups follows the first.
 * @param folded ids of links with parts; others are ignored
 */
export function foldedChain<L extends LayoutLink, E extends LayoutEdge>(links: readonly L[], edges: readonly E[], folded: ReadonlySet<string>): FoldedChain<L, E> {
  const byId = new Map(links.map((link) => [link.id, link]));
  const groups = new Set(links.flatMap(({ parents }) => parents));
  const drawnAs = new Map(links.map(({ id }) => [id, outermost(id, byId, folded) ?? id]));
  const shown = links.filter(({ id }) => drawnAs.get(id) === id && (!groups.has(id) || folded.has(id)));
  const between = new Map<string, { from: string; to: string; stands: E[] }>();
  for (const edge of edges) {
    const [from, to] = [drawnAs.get(edge.from), drawnAs.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const drawn = between.get(`${from} ${to}`);
    if (drawn) drawn.stands.push(edge);
    else between.set(`${from} ${to}`, { from, to, stands: [edge] });
  }
  return { links: shown, edges: [...between.values()] };
}

/** The folded group furthest above a link, the link itself included; undefined where none is folded. */
function outermost(id: string, byId: ReadonlyMap<string, LayoutLink>, folded: ReadonlySet<string>): string | undefined {
  let found: string | undefined;
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = byId.get(at)?.parents[0]) {
    seen.add(at);
    if (folded.has(at)) found = at;
  }
  return found;
}
