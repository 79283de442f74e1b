import type { SyntheticFirm } from "@chengqi/domain/demonstration/demonstration";
import { coarserCell } from "@chengqi/domain/tiles/morton";

/** Cells for tiles of zoom 5 to 13: a tile reads cells five zooms finer. */
const finest = 18;
const coarsest = 10;
const sections = 32;
const letterA = 65;

export const cellColumns = ["city_id", "zoom", "cell", "section", "alive"] as const;

/** Firms in business by cell, section and year, gathered while the firms pass by. */
export class CellCounts {
  private counts = new Map<number, Uint32Array>();

  constructor(private readonly cityId: string, private readonly years: readonly number[]) {}

  /** @param cell of the firm at zoom 20. */
  add(firm: SyntheticFirm, cell: number): void {
    const key = coarserCell(cell, 20, finest) * sections + firm.section.charCodeAt(0) - letterA;
    const alive = countsAt(this.counts, key, this.years.length);
    for (const { year } of firm.years) {
      const at = this.years.indexOf(year);
      alive[at] = (alive[at] ?? 0) + 1;
    }
  }

  /** Rows in COPY's text format, from the finest zoom to the coarsest, in the order of the key. */
  *rows(): Generator<string> {
    let counts = this.counts;
    for (let zoom = finest; zoom >= coarsest; zoom -= 1) {
      for (const key of Float64Array.from(counts.keys()).toSorted()) {
        const section = String.fromCharCode((key % sections) + letterA);
        yield `${this.cityId}\t${zoom}\t${Math.floor(key / sections)}\t${section}\t{${counts.get(key)?.join(",")}}\n`;
      }
      counts = coarser(counts, this.years.length);
    }
  }
}

function countsAt(counts: Map<number, Uint32Array>, key: number, years: number): Uint32Array {
  let found = counts.get(key);
  if (found === undefined) {
    found = new Uint32Array(years);
    counts.set(key, found);
  }
  return found;
}

/** The same counts one zoom further out. */
function coarser(counts: ReadonlyMap<number, Uint32Array>, years: number): Map<number, Uint32Array> {
  const out = new Map<number, Uint32Array>();
  for (const [key, alive] of counts) {
    const parent = Math.floor(key / sections / 4) * sections + (key % sections);
    const sum = countsAt(out, parent, years);
    for (const [at, count] of alive.entries()) sum[at] = (sum[at] ?? 0) + count;
  }
  return out;
}
