export type SumLevel = "class" | "link" | "word";
export type SumArea = "city" | "district" | "zone";

/** What a firm adds in its years; years of business without figures add a firm and nothing else. One is used for firm after firm. */
export class FirmYears {
  /** Places of the years in business within the years of the sums, ascending; the first `count` count. */
  readonly places: Int32Array;
  readonly revenue: Float64Array;
  readonly employees: Float64Array;
  count = 0;

  constructor(years: number) {
    this.places = new Int32Array(years);
    this.revenue = new Float64Array(years);
    this.employees = new Float64Array(years);
  }
}

/** Measures of a year, in the order in which they lie. */
export const measures = ["firms", "employees", "revenueCny", "wholeFirms", "largestCny", "confidence", "undecidedFirms"] as const;
export const width = measures.length;
export const largest = 4;
const mostCells = 1 << 16;

/** Firms of one zone (`''`: of none) in one district (`''`: unknown). */
export interface Cell {
  readonly zone: string;
  readonly district: string;
}

/**
 * Sums over firms by item, cell and year, gathered while the firms pass by. Cells are what is done anew when firms change; areas are
 * made of cells. All measures but the largest are additive.
 */
export class Sums {
  readonly items: { readonly level: SumLevel; readonly item: string }[] = [];
  readonly cells: Cell[] = [];
  values = new Float64Array(1 << 16);
  readonly block: number;
  private readonly itemNumbers = new Map<string, number>();
  private readonly cellNumbers = new Map<string, Map<string, number>>();
  /** By cell: where the values of each item begin. */
  private readonly places: Map<number, number>[] = [];
  private readonly free: number[] = [];
  private end = 0;

  constructor(readonly years: readonly number[]) {
    this.block = width * years.length;
  }

  item(level: SumLevel, item: string): number {
    const key = `${level}\t${item}`;
    let number = this.itemNumbers.get(key);
    if (number === undefined) {
      number = this.items.push({ level, item }) - 1;
      this.itemNumbers.set(key, number);
    }
    return number;
  }

  cell(zone: string, district: string): number {
    let ofZone = this.cellNumbers.get(zone);
    if (!ofZone) this.cellNumbers.set(zone, (ofZone = new Map()));
    let number = ofZone.get(district);
    if (number === undefined) {
      number = this.cells.push({ zone, district }) - 1;
      if (number >= mostCells) throw new RangeError(`Sums: found more than ${mostCells} pairs of zone and district.`);
      this.places.push(new Map());
      ofZone.set(district, number);
    }
    return number;
  }

  /** Items of a cell with the place of their values. */
  ofCell = (cell: number): ReadonlyMap<number, number> => this.places[cell]!;

  /** Adds a share of a firm to an item. */
  add(item: number, cell: number, firm: FirmYears, share: number, confidence: number): void {
    const start = this.place(item, cell);
    const { values } = this;
    for (let i = 0; i < firm.count; i += 1) {
      const at = start + firm.places[i]! * width;
      const revenue = firm.revenue[i]! * share;
      values[at]! += share;
      values[at + 1]! += firm.employees[i]! * share;
      values[at + 2]! += revenue;
      values[at + 3]! += 1;
      if (revenue > values[at + largest]!) values[at + largest] = revenue;
      values[at + 5]! += confidence;
    }
  }

  /** Counts a firm of which it cannot be told whether it belongs to the item. */
  doubt(item: number, cell: number, { places, count }: FirmYears): void {
    const start = this.place(item, cell);
    for (let i = 0; i < count; i += 1) this.values[start + places[i]! * width + 6]! += 1;
  }

  /** Forgets a cell, so that its firms can be added anew. @returns what it held, by item */
  clear(cell: number): ReadonlyMap<number, Float64Array> {
    const own = this.places[cell]!;
    const held = new Map([...own].map(([item, start]) => [item, this.values.slice(start, start + this.block)]));
    for (const start of own.values()) {
      this.values.fill(0, start, start + this.block);
      this.free.push(start);
    }
    own.clear();
    return held;
  }

  /** Items of which a cell holds something else than it held, each with the first year that differs. */
  changes(cell: number, held: ReadonlyMap<number, Float64Array>): Map<number, number> {
    const own = this.places[cell]!;
    const found = new Map<number, number>();
    for (const item of new Set([...held.keys(), ...own.keys()])) {
      const [before, start] = [held.get(item), own.get(item)];
      let at = 0;
      while (at < this.block && (before?.[at] ?? 0) === (start === undefined ? 0 : this.values[start + at]!)) at += 1;
      if (at < this.block) found.set(item, this.years[Math.floor(at / width)]!);
    }
    return found;
  }

  private place(item: number, cell: number): number {
    const own = this.places[cell]!;
    let start = own.get(item);
    if (start === undefined) {
      start = this.free.pop() ?? this.end;
      if (start === this.end) this.end += this.block;
      own.set(item, start);
      if (this.end > this.values.length) {
        const larger = new Float64Array(this.values.length * 2);
        larger.set(this.values);
        this.values = larger;
      }
    }
    return start;
  }
}
