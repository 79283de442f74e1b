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

/** Sums by area, cells put together in the order of their zones and districts, so that the same firms give the same numbers to the bit. */
export class AreaSums {
  readonly entries: readonly SumEntry[];
  readonly years: readonly number[];
  private values: Float64Array;
  private end = 0;
  private readonly areas: { readonly kind: SumArea; readonly id: string; readonly cells: number[] }[] = [];
  /** By area: where the values of each item begin. */
  private readonly starts: Map<number, number>[] = [];

  constructor(private readonly sums: Sums, cityId: string) {
    this.years = sums.years;
    this.values = new Float64Array(Math.max(1 << 16, sums.values.length));
    this.layOut(cityId);
    for (const [area, { cells }] of this.areas.entries()) for (const cell of cells) for (const [item, from] of sums.ofCell(cell)) this.put(item, area, from);
    const rank = rankOf(sums.items.map(({ level, item }) => `${level} ${item}`));
    const areaRank = rankOf(this.areas.map(({ kind, id }) => `${kind} ${id}`));
    this.entries = this.starts.flatMap((own, area) => [...own].map(([item, at]) => ({ item, area, at })))
      .toSorted((x, y) => rank[x.item]! - rank[y.item]! || areaRank[x.area]! - areaRank[y.area]!)
      .map(({ item, area, at }) => ({ ...sums.items[item]!, areaKind: this.areas[area]!.kind, areaId: this.areas[area]!.id, at }));
  }

  /** Areas with their cells in order. */
  private layOut(cityId: string): void {
    const numbers = new Map<string, number>();
    const put = (kind: SumArea, id: string, cell: number) => {
      const known = numbers.get(`${kind} ${id}`) ?? this.areas.push({ kind, id, cells: [] }) - 1;
      numbers.set(`${kind} ${id}`, known);
      this.areas[known]!.cells.push(cell);
    };
    const ordered = this.sums.cells.map((cell, number) => ({ ...cell, number })).toSorted((x, y) => order(x.zone, y.zone) || order(x.district, y.district));
    for (const { zone, district, number } of ordered) {
      put("city", cityId, number);
      put("zone", zone, number);
      if (district !== "") put("district", district, number);
    }
    for (const _ of this.areas) this.starts.push(new Map());
  }

  private put(item: number, area: number, from: number): void {
    const own = this.starts[area]!;
    let at = own.get(item);
    if (at === undefined) {
      own.set(item, (at = this.end));
      this.end += this.sums.block;
      if (this.end > this.values.length) {
        const larger = new Float64Array(this.values.length * 2);
        larger.set(this.values);
        this.values = larger;
      }
    }
    addBlock(this.sums.values, from, this.values, at, this.sums.block);
  }

  /**
   * Sums some items anew over the areas that hold some cells.
   * @returns whether it could: an item that is new in an area, or a cell that is new, needs everything laid out anew
   */
  renew(items: ReadonlySet<number>, cells: ReadonlySet<number>): boolean {
    const touched = [...this.areas.entries()].filter(([, area]) => area.cells.some((cell) => cells.has(cell)));
    if ((this.areas[0]?.cells.length ?? 0) !== this.sums.cells.length) return false;
    for (const [area, { cells: own }] of touched) {
      const known = this.starts[area]!;
      for (const item of items) {
        const at = known.get(item);
        if (at === undefined && own.some((cell) => this.sums.ofCell(cell).has(item))) return false;
        if (at === undefined) continue;
        this.values.fill(0, at, at + this.sums.block);
        for (const cell of own) {
          const from = this.sums.ofCell(cell).get(item);
          if (from !== undefined) this.put(item, area, from);
        }
      }
    }
    return true;
  }

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

  /** A row in COPY's text format; empty where no firm was ever in business. */
  line(cityId: string, { level, item, areaKind, areaId, at }: SumEntry): string {
    const { values, years } = this;
    if (years.every((_, place) => values[at + place * width + 3] === 0 && values[at + place * width + 6] === 0)) return "";
    const of = (measure: number) => `{${years.map((_, place) => values[at + place * width + measure]).join(",")}}`;
    return copyRow([cityId, level, item, areaKind, areaId, years[0] ?? 0, ...measures.map((_, measure) => of(measure))]);
  }
}

export const sumColumns = ["city_id", "level", "item", "area_kind", "area_id", "first_year", "firms", "employees", "revenue_cny", "whole_firms", "largest_cny", "confidence", "undecided_firms"] as const;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The place of each text among all of them in order. */
function rankOf(texts: readonly string[]): Int32Array {
  const rank = new Int32Array(texts.length);
  texts.map((_, at) => at).toSorted((x, y) => order(texts[x]!, texts[y]!)).forEach((at, place) => { rank[at] = place; });
  return rank;
}

function addBlock(from: Float64Array, start: number, into: Float64Array, at: number, block: number): void {
  for (let i = 0; i < block; i += 1) {
    const value = from[start + i]!;
    if (i % width === largest) into[at + i] = Math.max(into[at + i]!, value);
    else into[at + i]! += value;
  }
}
