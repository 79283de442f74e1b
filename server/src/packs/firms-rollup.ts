import type { SyntheticFirm } from "@chengqi/domain/demonstration/demonstration";
import type { FirmYear } from "@chengqi/domain/demonstration/figures";

const measures = ["employees", "revenueCny"] as const satisfies readonly (keyof FirmYear)[];
const width = measures.length + 1;

export const rollupColumns = ["city_id", "area_kind", "area_id", "year", "industry_code", "firms", "employees", "revenue_cny"] as const;

/** Sums by area, year and class, gathered while the firms pass by. Whole amounts of money, so their sums are exact. */
export class Rollup {
  private readonly areas = new Map<string, number>();
  private readonly classes = new Map<string, number>();
  private readonly slots = new Map<number, number>();
  private sums = new Float64Array(width * 4096);

  constructor(private readonly cityId: string) {}

  add(firm: SyntheticFirm): void {
    const firmClass = numberOf(this.classes, firm.industryCode);
    const areas = [
      numberOf(this.areas, `city\t${this.cityId}`),
      numberOf(this.areas, `district\t${firm.districtCode}`),
      firm.zoneId === null ? undefined : numberOf(this.areas, `zone\t${firm.zoneId}`),
      firm.zoneId === null || firm.communityId === null
        ? undefined
        : numberOf(this.areas, `community\t${firm.zoneId}/${firm.communityId}`),
    ];
    for (const area of areas) {
      if (area === undefined) continue;
      for (const year of firm.years) this.addYear(area, firmClass, year);
    }
  }

  private addYear(area: number, firmClass: number, year: FirmYear): void {
    const key = (area * 4096 + firmClass) * 4096 + year.year;
    let slot = this.slots.get(key);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(key, slot);
      if ((slot + 1) * width > this.sums.length) {
        const larger = new Float64Array(this.sums.length * 2);
        larger.set(this.sums);
        this.sums = larger;
      }
    }
    const at = slot * width;
    const { sums } = this;
    sums[at] = (sums[at] ?? 0) + 1;
    for (let i = 0; i < measures.length; i += 1) {
      const measure = measures[i];
      if (measure) sums[at + i + 1] = (sums[at + i + 1] ?? 0) + year[measure];
    }
  }

  get size(): number {
    return this.slots.size;
  }

  /** Rows in COPY's text format. */
  *rows(): Generator<string> {
    const areas = [...this.areas.keys()];
    const classes = [...this.classes.keys()];
    for (const [key, slot] of this.slots) {
      const area = areas[Math.floor(key / 4096 / 4096)];
      const firmClass = classes[Math.floor(key / 4096) % 4096];
      const sums = this.sums.subarray(slot * width, (slot + 1) * width);
      yield `${this.cityId}\t${area}\t${key % 4096}\t${firmClass}\t${sums.join("\t")}\n`;
    }
  }
}

/** The number of a text, given out in order of appearance. */
function numberOf(numbers: Map<string, number>, text: string): number {
  let found = numbers.get(text);
  if (found === undefined) {
    found = numbers.size;
    numbers.set(text, found);
  }
  return found;
}
