import type { ItemSum } from "@chengqi/domain/chains/duplication";
import type { SumLevel, SumRow } from "./sums.js";

/** The sums of zones at hand in the worker, by level and year. */
export class ItemTable {
  private readonly rows = new Map<string, ItemSum[]>();
  private readonly years = new Map<string, Set<number>>();
  private readonly firstYear: number;

  constructor(rows: Iterable<SumRow>) {
    let first = Infinity;
    for (const { level, item, areaKind, areaId, year, firms, employees, revenueCny } of rows) {
      if (areaKind !== "zone" || firms === 0) continue;
      first = Math.min(first, year);
      grow(this.rows, `${level} ${year}`, (): ItemSum[] => []).push({ item, zone: areaId, firms, employees, revenueCny });
      if (areaId !== "") grow(this.years, `${level}\t${item}\t${areaId}`, () => new Set<number>()).add(year);
    }
    this.firstYear = first;
  }

  /** Rows of a level in a year; zone '' holds the firms outside every zone. */
  of = (level: SumLevel, year: number): readonly ItemSum[] => this.rows.get(`${level} ${year}`) ?? [];

  /** First year since which, up to a year, all the zones have the item; null where one has not. */
  since(level: SumLevel, item: string, zones: readonly string[], year: number): number | null {
    const known = zones.map((zone) => this.years.get(`${level}\t${item}\t${zone}`));
    let since: number | null = null;
    for (let at = year; at >= this.firstYear && known.every((years) => years?.has(at)); at -= 1) since = at;
    return since;
  }
}

function grow<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
