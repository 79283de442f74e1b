import type { RoadmapContent } from "./targets.js";

export const roadmapParts = ["goals", "technologies", "measures"] as const;
export type RoadmapPart = (typeof roadmapParts)[number];
type Of<Part extends RoadmapPart> = RoadmapContent[Part][number];

/** One entry of a roadmap with the year it is due; null: none is said. */
export type RoadmapItem = { readonly year: number | null } & (
  | { readonly part: "goals"; readonly entry: Of<"goals"> }
  | { readonly part: "technologies"; readonly entry: Of<"technologies"> }
  | { readonly part: "measures"; readonly entry: Of<"measures"> }
);
/** A link of the chain with what is to come of it; null: the chain as a whole. */
export interface RoadmapLane { readonly link: string | null; readonly items: readonly RoadmapItem[] }
export interface RoadmapPicture { readonly years: readonly number[]; readonly undated: boolean; readonly lanes: readonly RoadmapLane[] }

export const nameOfItem = ({ part, entry }: RoadmapItem): string => (part === "goals" ? entry.goal : part === "technologies" ? entry.name : entry.text);

export const roadmapItems = ({ goals, technologies, measures }: RoadmapContent): RoadmapItem[] => [
  ...goals.map((entry): RoadmapItem => ({ part: "goals", entry, year: entry.year })),
  ...technologies.map((entry): RoadmapItem => ({ part: "technologies", entry, year: entry.year ?? null })),
  ...measures.map((entry): RoadmapItem => ({ part: "measures", entry, year: entry.until === undefined ? null : Number(entry.until.slice(0, 4)) })),
];

const linkOf = (item: RoadmapItem): string | null => (item.part === "technologies" ? (item.entry.link ?? null) : null);

/** Lanes in the order of the chain's links, the chain as a whole first; every year from the first to the last, so that distance reads as time. */
export function roadmapPicture(content: RoadmapContent, links: readonly string[]): RoadmapPicture {
  const items = roadmapItems(content);
  const due = items.flatMap(({ year }) => (year === null ? [] : [year]));
  const first = Math.min(...due);
  const named = new Set(items.map(linkOf));
  const order = [null, ...links, ...[...named].filter((link) => link !== null && !links.includes(link))];
  return {
    years: due.length === 0 ? [] : Array.from({ length: Math.max(...due) - first + 1 }, (_, index) => first + index),
    undated: items.some(({ year }) => year === null),
    lanes: order.filter((link) => named.has(link)).map((link) => ({ link, items: items.filter((item) => linkOf(item) === link) })),
  };
}

export interface RoadmapChange { readonly change: "added" | "removed" | "changed"; readonly before: RoadmapItem | null; readonly after: RoadmapItem | null }

/** What a later version added, removed and changed. An entry is the same one when its part and its words are; of goals also the year, as one goal may be set for several. */
export function comparedRoadmaps(before: RoadmapContent, after: RoadmapContent): RoadmapChange[] {
  const left = keyed(before);
  const right = keyed(after);
  return [
    ...[...right].flatMap(([key, item]): RoadmapChange[] => {
      const old = left.get(key);
      if (old === undefined) return [{ change: "added", before: null, after: item }];
      return sameEntry(old, item) ? [] : [{ change: "changed", before: old, after: item }];
    }),
    ...[...left].filter(([key]) => !right.has(key)).map(([, item]): RoadmapChange => ({ change: "removed", before: item, after: null })),
  ];
}

/** Equal entries within one version are told apart by their place among their like. */
function keyed(content: RoadmapContent): Map<string, RoadmapItem> {
  const map = new Map<string, RoadmapItem>();
  for (const item of roadmapItems(content)) {
    const key = JSON.stringify([item.part, nameOfItem(item), item.part === "goals" ? item.year : null]);
    let place = 0;
    while (map.has(`${key} ${place}`)) place += 1;
    map.set(`${key} ${place}`, item);
  }
  return map;
}

const fieldsOf = ({ entry }: RoadmapItem): string => JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const sameEntry = (a: RoadmapItem, b: RoadmapItem): boolean => fieldsOf(a) === fieldsOf(b);
