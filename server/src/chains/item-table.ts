import type { ItemSum } from "@chengqi/domain/chains/duplication";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { AreaSums, SumEntry } from "./area-sums.js";
import type { SumLevel } from "./sums.js";

/** The sums of zones at hand in the worker, by level and year. */
export class ItemTable {
  private readonly entries: ReadonlyMap<SumLevel, readonly SumEntry[]>;

  constructor(private readonly sums: AreaSums) {
    this.entries = grouped(sums.entries.filter(({ areaKind }) => areaKind === "zone"), ({ level }) => level);
  }

  private readonly known = new Map<string, readonly ItemSum[]>();

  /** The sums have been renewed. */
  forget(): void {
    this.known.clear();
  }

  /** Rows of a level in a year; zone '' holds the firms outside every zone. */
  of(level: SumLevel, year: number): readonly ItemSum[] {
    const known = this.known.get(`${level} ${year}`);
    if (known) return known;
    const rows: ItemSum[] = [];
    this.known.set(`${level} ${year}`, rows);
    for (const entry of this.entries.get(level) ?? []) {
      const sum = this.sums.read(entry, year);
      if (sum && sum.firms > 0) rows.push({ item: entry.item, zone: entry.areaId, firms: sum.firms, employees: sum.employees, revenueCny: sum.revenueCny });
    }
    return rows;
  }
}
