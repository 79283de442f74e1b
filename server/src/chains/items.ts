import type { ChainFile } from "@chengqi/domain/chains/chain-file";

/** What the items of a version of a chain begin with in the sums: `chips@1/`. */
export const itemPrefix = ({ id, version }: Pick<ChainFile, "id" | "version">): string => `${id}@${version}/`;

/** Single links under each link: itself, or the parts of a group however deep. */
export function partsOf(links: ChainFile["links"]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parents } of links) for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  const below = (id: string): string[] => {
    const own = children.get(id);
    return own ? [...new Set(own.flatMap(below))].toSorted() : [id];
  };
  return new Map(links.map(({ id }) => [id, below(id)]));
}

export const sumOf = <K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number => rows.reduce((sum, row) => sum + row[key], 0);

/** Firms of the classes that are partly the link's whose products are known; a class counts all its firms, those that cannot be told are taken off. */
export const decidedOn = ({ classes }: Pick<ChainFile["links"][number], "classes">, firms: ReadonlyMap<string, number>, undecided: number): number =>
  Math.max(0, classes.reduce((sum, { code, partial }) => sum + (partial ? (firms.get(code) ?? 0) : 0), 0) - undecided);
