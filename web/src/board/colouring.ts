import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { Name } from "@chengqi/domain/figures/figure";
import type { EvidenceGrade, ZoneKind, ZoneSummary } from "@chengqi/domain/zones/zone";
import { classOf, quantileClasses, type Classes } from "../map/classes.js";
import { isFigureColouring, type Colouring, type FigureColouring } from "./board-state.js";
import { classLook, ecosystemLook, evidenceLooks, kindLooks, unknownLook, type Look } from "./colours.js";

/** What one entry of the legend stands for. */
export type EntryMeaning =
  | { readonly type: "ecosystem"; readonly id: string; readonly name: Name }
  | { readonly type: "kind"; readonly kind: ZoneKind }
  | { readonly type: "evidence"; readonly evidence: EvidenceGrade }
  | { readonly type: "class"; readonly from: number; readonly to: number | null }
  | { readonly type: "undefined" };

export interface LegendEntry {
  readonly key: string;
  readonly meaning: EntryMeaning;
  readonly look: Look;
  readonly count: number;
}

export interface ColouredZones {
  readonly looks: ReadonlyMap<string, Look>;
  /** Every entry any zone has, with how many of the shown zones have it. */
  readonly legend: readonly LegendEntry[];
}

type Zone = Pick<ZoneSummary, "id" | "kind" | "evidence" | "ecosystems" | "figures">;

/**
 * How each shown zone is drawn, and the legend that explains it. Classes come from all zones, so that a filter does not
 * recolour what it leaves. A zone of several ecosystems has the look of its first.
 */
export function colourZones(
  all: readonly Zone[], shown: readonly Zone[], colouring: Colouring, ecosystems: readonly EcosystemSummary[],
): ColouredZones {
  const entryOf = isFigureColouring(colouring) ? figureEntry(all, colouring) : categoryEntry(colouring, ecosystems);
  const entries = new Map(all.map((zone) => entryOf(zone)).map((entry) => [entry.key, { ...entry, count: 0 }]));
  const looks = new Map<string, Look>();
  for (const zone of shown) {
    const { key, look } = entryOf(zone);
    looks.set(zone.id, look);
    const entry = entries.get(key);
    if (entry) entry.count += 1;
  }
  return { looks, legend: [...entries.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

type Entry = Omit<LegendEntry, "count">;

// Keys sort the legend: two digits of order first, the undefined last.
const undefinedEntry: Entry = { key: "99", meaning: { type: "undefined" }, look: unknownLook };
const ordered = (order: number, name: string): string => `${String(order).padStart(2, "0")} ${name}`;

function categoryEntry(colouring: Colouring, ecosystems: readonly EcosystemSummary[]): (zone: Zone) => Entry {
  if (colouring === "kind") return ({ kind }) => entryFrom(kindLooks, kind, { type: "kind", kind });
  if (colouring === "evidence") return ({ evidence }) => entryFrom(evidenceLooks, evidence, { type: "evidence", evidence });
  const entries = ecosystemEntries(ecosystems);
  return (zone) => zone.ecosystems.map(({ ecosystemId }) => entries.get(ecosystemId)).find((entry) => entry !== undefined) ?? undefinedEntry;
}

function entryFrom<K extends string>(looks: Readonly<Record<K, Look>>, value: K, meaning: EntryMeaning): Entry {
  return { key: ordered(Object.keys(looks).indexOf(value), value), meaning, look: looks[value] };
}

function ecosystemEntries(ecosystems: readonly EcosystemSummary[]): Map<string, Entry> {
  const seen: Record<ZoneKind, number> = { manufacturing: 0, services: 0, agriculture: 0 };
  const families = Object.keys(seen);
  return new Map(ecosystems.map(({ id, name, family }) => {
    const index = seen[family];
    seen[family] += 1;
    const order = families.indexOf(family) * 30 + index;
    return [id, { key: ordered(order, id), meaning: { type: "ecosystem", id, name }, look: ecosystemLook(family, index) }];
  }));
}

function figureEntry(zones: readonly Zone[], measure: FigureColouring): (zone: Zone) => Entry {
  const classes = quantileClasses(zones.map((zone) => figureOf(zone, measure)));
  return (zone) => classEntry(classOf(figureOf(zone, measure), classes), classes);
}

function classEntry(index: number | null, { breaks }: Classes): Entry {
  const from = index === null ? undefined : breaks[index];
  if (index === null || from === undefined) return undefinedEntry;
  const meaning = { type: "class", from, to: breaks[index + 1] ?? null } as const;
  return { key: ordered(index, ""), meaning, look: classLook(index, breaks.length) };
}

/** A figure of a zone as a number; null where it is undefined. */
export function figureOf(zone: Pick<ZoneSummary, "figures">, measure: string): number | null {
  const value = zone.figures[measure]?.value ?? null;
  return value === null ? null : Number(value);
}
