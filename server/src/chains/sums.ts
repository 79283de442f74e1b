import { copyRow } from "../db/database.js";

export type SumLevel = "class" | "link" | "word";
export type SumArea = "city" | "district" | "zone";

/** What a firm adds in a year; years of business without figures add a firm and nothing else. */
export interface FirmYears {
  /** Places of the years in business within the years of the sums, ascending. */
  readonly places: readonly number[];
  readonly revenue: readonly (number | null)[];
  readonly employees: readonly (number | null)[];
}

/** One row of the sums. */
export interface SumRow {
  readonly level: SumLevel;
  readonly item: string;
  readonly areaKind: SumArea;
  readonly areaId: string;
  readonly year: number;
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: number;
  readonly wholeFirms: number;
  readonly largestCny: number;
  readonly confidence: number;
  readonly undecidedFirms: number;
}

export const sumColumns = ["city_id", "level", "item", "area_kind", "area_id", "year", "firms", "employees", "revenue_cny", "whole_firms", "largest_cny", "confidence", "undecided_firms"] as const;

const width = 7;
const mostAreas = 8192;

/** Sums over firms by item, area and year, gathered while the firms pass by. All but the largest are additive. */
export class Sums {
  private readonly items = new Map<string, number>();
  private readonly areas = new Map<string, number>();
  private readonly slots = new Map<number, number>();
  private values = new Float64Array(1 << 16);
  private readonly block: number;

  constructor(readonly years: readonly number[]) {
    this.block = width * years.length;
  }

  area(kind: SumArea, id: string): number {
    const number = numberOf(this.areas, `${kind}\t${id}`);
    if (number >= mostAreas) throw new RangeError(`Sums: found more than ${mostAreas} areas.`);
    return number;
  }

  item = (level: SumLevel, item: string): number => numberOf(this.items, `${level}\t${item}`);

  /** Adds a share of a firm to an item in each of its areas. */
  add(item: number, areas: readonly number[], firm: FirmYears, share: number, confidence: number): void {
    for (const area of areas) {
      const start = this.slot(item * mostAreas + area);
      const { values } = this;
      for (let i = 0; i < firm.places.length; i += 1) {
        const at = start + firm.places[i]! * width;
        const revenue = (firm.revenue[i] ?? 0) * share;
        values[at] = values[at]! + share;
        values[at + 1] = values[at + 1]! + (firm.employees[i] ?? 0) * share;
        values[at + 2] = values[at + 2]! + revenue;
        values[at + 3] = values[at + 3]! + 1;
        if (revenue > values[at + 4]!) values[at + 4] = revenue;
        values[at + 5] = values[at + 5]! + confidence;
      }
    }
  }

  /** Counts a firm of which it cannot be told whether it belongs to the item. */
  doubt(item: number, areas: readonly number[], { places }: FirmYears): void {
    for (const area of areas) {
      const start = this.slot(item * mostAreas + area);
      for (const place of places) this.values[start + place * width + 6]! += 1;
    }
  }

  private slot(key: number): number {
    let slot = this.slots.get(key);
    if (slot === undefined) {
      slot = this.slots.size * this.block;
      this.slots.set(key, slot);
      if (slot + this.block > this.values.length) {
        const larger = new Float64Array(this.values.length * 2);
        larger.set(this.values);
        this.values = larger;
      }
    }
    return slot;
  }

  /** All rows in which a firm was in business. */
  *rows(): Generator<SumRow> {
    const items = [...this.items.keys()];
    const areas = [...this.areas.keys()];
    for (const [key, slot] of this.slots) {
      const [level = "", item = ""] = items[Math.floor(key / mostAreas)]!.split("\t");
      const [areaKind = "", areaId = ""] = areas[key % mostAreas]!.split("\t");
      for (const [place, year] of this.years.entries()) {
        const [firms = 0, employees = 0, revenueCny = 0, wholeFirms = 0, largestCny = 0, confidence = 0, undecidedFirms = 0] = this.values.subarray(slot + place * width, slot + (place + 1) * width);
        if (wholeFirms === 0 && undecidedFirms === 0) continue;
        yield { level: level as SumLevel, item, areaKind: areaKind as SumArea, areaId, year, firms, employees, revenueCny, wholeFirms, largestCny, confidence, undecidedFirms };
      }
    }
  }
}

/** A row in COPY's text format. */
export const sumLine = (cityId: string, row: SumRow): string =>
  copyRow([cityId, row.level, row.item, row.areaKind, row.areaId, row.year, row.firms, row.employees, row.revenueCny, row.wholeFirms, row.largestCny, row.confidence, row.undecidedFirms]);

/** The number of a text, given out in order of appearance. */
function numberOf(numbers: Map<string, number>, text: string): number {
  let found = numbers.get(text);
  if (found === undefined) {
    found = numbers.size;
    numbers.set(text, found);
  }
  return found;
}
