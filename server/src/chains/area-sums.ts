import type { LinkSum } from "@chengqi/domain/chains/presence";
import { copyRow } from "../db/database.js";
import { largest, measures, width, type SumArea, type SumLevel, type Sums } from "./sums.js";

/** Sums of an item in an area; its values begin at `at`. */
export interface SumEntry {
  readonly level: SumLevel;
  readonly item: string;
  readonly areaKind: SumArea;
  readonly areaId: string;
  readonly at: number;
}

export type LinkTotals = LinkSum & { readonly undecidedFirms: number };

interface AreaAt { readonly kind: SumArea; readonly id: string }

/** Sums by area, cells put together in the order of their zones and districts, so that the same firms give the same numbers to the bit. */
export class AreaSums {
  readonly entries: readonly SumEntry[];
  private readonly values: Float64Array;

  constructor(sums: Sums, cityId: string) {
    this.years = sums.years;
    const areas: AreaAt[] = [];
    const numbers = new Map<string, number>();
    const numberOf = (kind: SumArea, id: string): number => {
      const key = `${kind} ${id}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, areas.length);
      return areas.push({ kind, id }) - 1;
    };
    const ordered = sums.cells.map((cell, number) => ({ ...cell, number })).toSorted((x, y) => order(x.zone, y.zone) || order(x.district, y.district));
    const starts: Map<number, number>[] = [];
    let values = new Float64Array(Math.max(1 << 16, sums.values.length));
    let end = 0;
    for (const { zone, district, number } of ordered) {
      const into = [numberOf("city", cityId), numberOf("zone", zone), ...(district === "" ? [] : [numberOf("district", district)])];
      for (const [item, from] of sums.ofCell(number)) {
        for (const area of into) {
          const own = (starts[area] ??= new Map());
          let at = own.get(item);
          if (at === undefined) {
            own.set(item, (at = end));
            end += sums.block;
            if (end > values.length) {
              const larger = new Float64Array(values.length * 2);
              larger.set(values);
              values = larger;
            }
          }
          addBlock(sums.values, from, values, at, sums.block);
        }
      }
    }
    this.values = values;
    const rank = rankOf(sums.items.map(({ level, item }) => `${level} ${item}`));
    const found = starts.flatMap((own, area) => [...own].map(([item, at]) => ({ item, area, at })));
    const areaRank = rankOf(areas.map(({ kind, id }) => `${kind} ${id}`));
    found.sort((x, y) => rank[x.item]! - rank[y.item]! || areaRank[x.area]! - areaRank[y.area]!);
    this.entries = found.map(({ item, area, at }) => ({ ...sums.items[item]!, areaKind: areas[area]!.kind, areaId: areas[area]!.id, at }));
  }

  readonly years: readonly number[];

  /** What an entry holds in a year; null where no firm was in business. */
  read({ at }: SumEntry, year: number): LinkTotals | null {
    const place = this.years.indexOf(year);
    if (place < 0) return null;
    const { values } = this;
    const from = at + place * width;
    if (values[from + 3] === 0 && values[from + 6] === 0) return null;
    return {
      firms: values[from]!, employees: values[from + 1]!, revenueCny: values[from + 2]!, wholeFirms: values[from + 3]!, largestCny: values[from + largest]!,
      confidence: values[from + 5]!, undecidedFirms: values[from + 6]!,
    };
  }

  /** A row in COPY's text format. */
  line(cityId: string, { level, item, areaKind, areaId, at }: SumEntry): string {
    const { values, years } = this;
    const of = (measure: number) => `{${years.map((_, place) => values[at + place * width + measure]).join(",")}}`;
    return copyRow([cityId, level, item, areaKind, areaId, years[0] ?? 0, ...measures.map((_, measure) => of(measure))]);
  }
}

export const sumColumns = ["city_id", "level", "item", "area_kind", "area_id", "first_year", "firms", "employees", "revenue_cny", "whole_firms", "largest_cny", "confidence", "undecided_firms"] as const;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The place of each text among all of them in order. */
function rankOf(texts: readonly string[]): Int32Array {
  const rank = new Int32Array(texts.length);
  texts.map((_, at) => at).sort((x, y) => order(texts[x]!, texts[y]!)).forEach((at, place) => { rank[at] = place; });
  return rank;
}

function addBlock(from: Float64Array, start: number, into: Float64Array, at: number, block: number): void {
  for (let i = 0; i < block; i += 1) {
    const value = from[start + i]!;
    if (i % width === largest) into[at + i] = Math.max(into[at + i]!, value);
    else into[at + i]! += value;
  }
}
