import type { SearchHit } from "@chengqi/domain/search/hit";

/** Order of the groups in the palette. */
const kinds: readonly SearchHit["kind"][] = ["zone", "ecosystem", "district", "firm", "industry", "page"];

/** Hits by kind in a fixed order, each kind in the order of the server. */
export const groupsOf = (hits: readonly SearchHit[]): { kind: SearchHit["kind"]; hits: SearchHit[] }[] =>
  kinds.map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) })).filter((group) => group.hits.length > 0);

/** Where a hit leads. An industry leads to its firms; a page's id is its address. */
export function addressOf({ kind, id }: Pick<SearchHit, "kind" | "id">): string {
  const part = encodeURIComponent(id);
  switch (kind) {
    case "zone": return `/zones/${part}`;
    case "ecosystem": return `/ecosystems/${part}`;
    case "district": return `/districts/${part}`;
    case "firm": return `/firms/${part}`;
    case "industry": return `/firms?industry=${part}`;
    case "page": return id.startsWith("/") ? id : `/${id}`;
  }
}

interface Part { readonly at: number; readonly text: string; readonly typed: boolean }

/** A name in parts, what was typed apart from the rest; pinyin and codes are found without being in the name. */
export function partsOf(name: string, query: string): Part[] {
  const at = query === "" ? -1 : name.toLowerCase().indexOf(query.toLowerCase());
  if (at === -1) return [{ at: 0, text: name, typed: false }];
  const end = at + query.length;
  const parts = [{ at: 0, text: name.slice(0, at), typed: false }, { at, text: name.slice(at, end), typed: true }, { at: end, text: name.slice(end), typed: false }];
  return parts.filter(({ text }) => text !== "");
}
