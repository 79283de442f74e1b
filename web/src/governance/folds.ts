import { bandOf, bands, waysTo, type Band, type TreeBody, type TreeNode } from "./tree-layout.js";

/** How far the tree is unfolded: down to a level, but for the bodies that were turned one by one. */
export interface Folds {
  readonly level: Band;
  readonly turned: ReadonlySet<string>;
}

export const levelOf = (text: string): Band => bands.find((band) => band === text) ?? "district";

/** Turns one body: what was folded is unfolded, and the other way round. */
export function turn(turned: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(turned);
  if (!next.delete(id)) next.add(id);
  return next;
}

export interface Shown<Body extends TreeBody> {
  readonly trees: readonly TreeNode<Body>[];
  /** Null where nothing is searched. */
  readonly found: ReadonlySet<string> | null;
  readonly unfolded: (id: string) => boolean;
}

/** What is drawn: all bodies down to a level, or, where something is searched, what was found, the way to it and, folded, what stands under it. */
export function shownOf<Body extends TreeBody>(trees: readonly TreeNode<Body>[], { level, turned }: Folds, matches: ((body: Body) => boolean) | null): Shown<Body> {
  if (matches === null) {
    const open = new Set(all(trees).filter((node) => opensAt(node, level)).map(({ body }) => body.id));
    return { trees, found: null, unfolded: (id) => open.has(id) !== turned.has(id) };
  }
  const { found, above } = waysTo(trees, matches);
  return { trees: pruned(trees, found, above), found, unfolded: (id) => above.has(id) !== turned.has(id) };
}

const rank = ({ type }: TreeBody): number => bands.indexOf(bandOf(type));

/** Whether a body is unfolded when all is shown down to a level. */
const opensAt = <Body extends TreeBody>({ body, children }: TreeNode<Body>, level: Band): boolean =>
  rank(body) < bands.indexOf(level) || children.every((child) => rank(child.body) <= bands.indexOf(level));

const all = <Body extends TreeBody>(trees: readonly TreeNode<Body>[]): TreeNode<Body>[] => trees.flatMap((node) => [node, ...all(node.children)]);

const pruned = <Body extends TreeBody>(trees: readonly TreeNode<Body>[], found: ReadonlySet<string>, above: ReadonlySet<string>): TreeNode<Body>[] =>
  trees
    .filter(({ body }) => found.has(body.id) || above.has(body.id))
    .map((node) => (found.has(node.body.id) ? node : { ...node, children: pruned(node.children, found, above) }));
