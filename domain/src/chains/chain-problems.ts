import { chainFileSchema, type ChainFile, type ChainLink } from "./chain-file.js";

/** Why a chain is neither loaded nor saved: where in its file, what stands there, and what would be right. */
export interface ChainProblem {
  readonly where: string;
  readonly found: string;
  readonly expected: string;
}

/** Links that have parts: they hold what their parts hold and have no place of their own on the way of goods. */
export const grouping = (links: readonly Pick<ChainLink, "parents">[]): ReadonlySet<string> => new Set(links.flatMap(({ parents }) => parents));

/**
 * Everything that keeps a chain from being loaded or saved.
 * @param classNames names of the four-digit classes of GB/T 4754-2017 by code
 */
export function chainProblems(raw: unknown, classNames: ReadonlyMap<string, string>): { readonly chain: ChainFile | null; readonly problems: readonly ChainProblem[] } {
  const read = chainFileSchema.safeParse(raw);
  if (!read.success) {
    return { chain: null, problems: read.error.issues.map(({ path, message }) => ({ where: path.join("."), found: shortened(at(raw, path)), expected: message })) };
  }
  const chain = read.data;
  const problems = [...periodProblems(chain), ...linkProblems(chain, classNames), ...circleProblems(chain), ...edgeProblems(chain)];
  return { chain: problems.length === 0 ? chain : null, problems };
}

function periodProblems({ validFrom, validTo, mark, sources }: ChainFile): ChainProblem[] {
  const problems: ChainProblem[] = [];
  if (validTo !== undefined && validTo <= validFrom) problems.push({ where: "validTo", found: validTo, expected: `a day after ${validFrom}` });
  if (mark === "published" && sources.length === 0) problems.push({ where: "sources", found: "none", expected: "the document a published chain stands in" });
  return problems;
}

function linkProblems({ links }: ChainFile, classNames: ReadonlyMap<string, string>): ChainProblem[] {
  const ids = new Set<string>();
  const known = new Set(links.map(({ id }) => id));
  return links.flatMap(({ id, parents, classes, noClass, products, productsEn }, index) => {
    const where = `links.${index}(${id})`;
    const problems: ChainProblem[] = [];
    if (ids.has(id)) problems.push({ where: `${where}.id`, found: id, expected: "an id of its own" });
    ids.add(id);
    for (const parent of parents) if (!known.has(parent)) problems.push({ where: `${where}.parents`, found: parent, expected: "the id of a link of this chain" });
    for (const { code } of classes) if (!classNames.has(code)) problems.push({ where: `${where}.classes`, found: code, expected: "a four-digit class of GB/T 4754-2017" });
    const doubled = classes.find(({ code }, at) => classes.findIndex((one) => one.code === code) !== at);
    if (doubled) problems.push({ where: `${where}.classes`, found: doubled.code, expected: "each class once" });
    if (classes.length === 0 && noClass === undefined) problems.push({ where: `${where}.classes`, found: "none", expected: "a class, or noClass saying why none fits" });
    if (classes.length > 0 && noClass !== undefined) problems.push({ where: `${where}.noClass`, found: "given", expected: "absent where classes are given" });
    if (products.length !== productsEn.length) problems.push({ where: `${where}.productsEn`, found: String(productsEn.length), expected: `${products.length}, one for each product` });
    return problems;
  });
}

function circleProblems({ links }: ChainFile): ChainProblem[] {
  const parents = new Map(links.map((link) => [link.id, link.parents]));
  const above = (id: string, way: readonly string[]): string[] | null => {
    if (way.includes(id)) return [...way, id];
    for (const parent of parents.get(id) ?? []) {
      const circle = above(parent, [...way, id]);
      if (circle) return circle;
    }
    return null;
  };
  const circle = links.map(({ id }) => above(id, [])).find((way) => way !== null);
  return circle ? [{ where: "links", found: circle.join(" → "), expected: "no link above itself" }] : [];
}

function edgeProblems({ links, edges }: ChainFile): ChainProblem[] {
  const known = new Set(links.map(({ id }) => id));
  const groups = grouping(links);
  const seen = new Set<string>();
  const problems = edges.flatMap(({ from, to, kind }, index) => {
    const where = `edges.${index}(${from} → ${to})`;
    const found: ChainProblem[] = [];
    for (const end of [from, to]) {
      if (!known.has(end)) found.push({ where, found: end, expected: "the id of a link of this chain" });
      else if (groups.has(end)) found.push({ where, found: end, expected: "a link without parts: goods pass between single links" });
    }
    if (from === to) found.push({ where, found: from, expected: "two different links" });
    if (seen.has(`${from} ${to} ${kind}`)) found.push({ where, found: `${from} → ${to} ${kind}`, expected: "each edge once" });
    seen.add(`${from} ${to} ${kind}`);
    return found;
  });
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const alone = links.filter(({ id }) => !groups.has(id) && !touched.has(id));
  return [...problems, ...alone.map(({ id }) => ({ where: `links(${id})`, found: "no edge", expected: "an edge to or from every link without parts" }))];
}

const shortened = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 120);
const at = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), raw);
