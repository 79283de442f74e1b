import type { BodyType } from "@chengqi/domain/governance/bodies";

/** What the drawing needs to know of a body. */
export interface TreeBody {
  readonly id: string;
  readonly type: BodyType;
  readonly parentId: string | null;
}

export interface TreeNode<Body extends TreeBody> {
  readonly body: Body;
  readonly children: readonly TreeNode<Body>[];
}

/** Bands of the drawing: two governments, three levels (两级政府三级管理). */
export const bands = ["city", "district", "zone"] as const;
export type Band = (typeof bands)[number];

/** Types in the order in which those under one body are drawn. */
const typesOf: Readonly<Record<Band, readonly BodyType[]>> = {
  city: ["city-leading-group", "department", "city-office"],
  district: ["district-government", "managing-body", "district-leading-group"],
  zone: [
    "dispatched-body", "group-and-platform", "statutory-agency", "management-committee", "promotion-group",
    "party-committee", "professional-company", "investment-company", "town",
  ],
};
const order = bands.flatMap((band) => typesOf[band]);

export const bandOf = (type: BodyType): Band => bands.find((band) => typesOf[band].includes(type)) ?? "zone";

/** The bodies under one another, those of one parent by type and then as given. One whose parent is not among them heads a tree of its own. */
export function treeOf<Body extends TreeBody>(bodies: readonly Body[]): readonly TreeNode<Body>[] {
  const known = new Set(bodies.map(({ id }) => id));
  const under = new Map<string, Body[]>();
  for (const body of bodies) {
    const parent = body.parentId !== null && known.has(body.parentId) ? body.parentId : "";
    under.set(parent, [...(under.get(parent) ?? []), body]);
  }
  const nodes = (parent: string): TreeNode<Body>[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
      .map((body) => ({ body, children: nodes(body.id) }));
  return nodes("");
}

/** Ids of bodies that match, and of all that stand above one. */
export function waysTo<Body extends TreeBody>(trees: readonly TreeNode<Body>[], matches: (body: Body) => boolean): { found: ReadonlySet<string>; above: ReadonlySet<string> } {
  const found = new Set<string>();
  const above = new Set<string>();
  const look = ({ body, children }: TreeNode<Body>): boolean => {
    const below = children.map(look).some(Boolean);
    if (below) above.add(body.id);
    if (matches(body)) found.add(body.id);
    return below || found.has(body.id);
  };
  trees.forEach(look);
  return { found, above };
}

export interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly places: ReadonlyMap<string, Place>;
  readonly lines: readonly { readonly from: Place; readonly to: Place }[];
  readonly bands: readonly { readonly band: Band; readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

export const cardSize = { width: 188, height: 50 } as const;
/** Between two columns. */
export const gap = 26;
const step = { x: cardSize.width + gap, y: cardSize.height + 6 } as const;
const margin = { x: 14, top: 38, bottom: 12 } as const;

/** A card that is drawn: in which band, and how many of the same band stand above it. */
interface Seen<Body extends TreeBody> {
  readonly node: TreeNode<Body>;
  readonly band: Band;
  readonly depth: number;
}

/** Places of the cards that are unfolded: bands from left to right, a body in the row of the first that stands under it. */
export function drawingOf<Body extends TreeBody>(trees: readonly TreeNode<Body>[], unfolded: (id: string) => boolean): Drawing {
  const seen = trees.flatMap((node) => seenFrom(node, null, unfolded));
  const columns = bands.flatMap((band) => {
    const depths = seen.filter((one) => one.band === band).map(({ depth }) => depth);
    return Array.from({ length: depths.length === 0 ? 0 : Math.max(...depths) + 1 }, (_, depth) => `${band} ${depth}`);
  });
  const columnOf = new Map(seen.map(({ node, band, depth }) => [node.body.id, columns.indexOf(`${band} ${depth}`)]));
  const places = new Map<string, Place>();
  let rows = 0;
  const place = ({ body, children }: TreeNode<Body>): void => {
    const at = { id: body.id, x: margin.x + step.x * (columnOf.get(body.id) ?? 0), y: margin.top + step.y * rows };
    places.set(body.id, at);
    if (unfolded(body.id) && children.length > 0) children.forEach(place);
    else rows += 1;
  };
  trees.forEach(place);
  return {
    places, lines: linesOf(seen, places), bands: bandsOf(columns),
    width: margin.x * 2 + step.x * columns.length - gap, height: margin.top + step.y * rows + margin.bottom,
  };
}

function seenFrom<Body extends TreeBody>(node: TreeNode<Body>, above: Seen<Body> | null, unfolded: (id: string) => boolean): Seen<Body>[] {
  const band = bandOf(node.body.type);
  const self = { node, band, depth: above?.band === band ? above.depth + 1 : 0 };
  return [self, ...(unfolded(node.body.id) ? node.children.flatMap((child) => seenFrom(child, self, unfolded)) : [])];
}

const linesOf = <Body extends TreeBody>(seen: readonly Seen<Body>[], places: ReadonlyMap<string, Place>) =>
  seen.flatMap(({ node: { body, children } }) => children.flatMap((child) => {
    const [from, to] = [places.get(body.id), places.get(child.body.id)];
    return from && to ? [{ from, to }] : [];
  }));

function bandsOf(columns: readonly string[]): Drawing["bands"] {
  return bands.flatMap((band) => {
    const own = columns.flatMap((column, at) => (column.startsWith(`${band} `) ? [at] : []));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const x = first === 0 ? 0 : margin.x + step.x * first - gap / 2;
    const end = margin.x + step.x * last + cardSize.width + (last === columns.length - 1 ? margin.x : gap / 2);
    return [{ band, x, width: end - x }];
  });
}
