import type { Industry } from "@chengqi/domain/industries/industry";

export interface IndustryNode {
  readonly value: string;
  readonly title: string;
  readonly name: Industry["name"];
  /** Both names and the code. */
  readonly search: string;
  readonly children: IndustryNode[];
}

/** The flat classification as a tree: sections at the top, classes at the end, in the order given. */
export function industryTree(industries: readonly Industry[], title: (industry: Industry) => string): IndustryNode[] {
  const nodes = new Map(industries.map((one): [string, IndustryNode] => [
    one.code, { value: one.code, title: title(one), name: one.name, search: `${one.code} ${one.name.zh} ${one.name.en ?? ""}`, children: [] },
  ]));
  const roots: IndustryNode[] = [];
  for (const { code, parent } of industries) {
    const node = nodes.get(code);
    if (node) (parent === null ? roots : (nodes.get(parent)?.children ?? roots)).push(node);
  }
  return roots;
}
