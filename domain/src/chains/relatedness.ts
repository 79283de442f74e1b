import { complexityIndices, densities, hasBit, outlookGainsOf, presence, proximities } from "@chengqi/engines/complexity";
import { order } from "./gaps.js";

export interface ZoneEmployees {
  readonly zone: string;
  readonly item: string;
  readonly employees: number;
}

/** A number by class; undefined where there is none. */
export interface ByClass {
  get(code: string): number | undefined;
}

/** How near each class is to what a zone does. */
export interface ZoneRelatedness {
  /** By class, 0 to 1. */
  readonly density: ByClass;
  /** By class the zone has no advantage in: by how much its outlook would rise; null where complexity is undefined. */
  readonly gain: ByClass | null;
  /** Classes in which the zone has an advantage already. */
  readonly has: ReadonlySet<string>;
}

/** Relatedness of zones and classes by where people work; zones and classes without anybody are left out. */
export function relatednessOf(rows: readonly ZoneEmployees[]): ReadonlyMap<string, ZoneRelatedness> {
  const own = rows.filter(({ zone, employees }) => zone !== "" && employees > 0);
  const zones = [...new Set(own.map(({ zone }) => zone))].toSorted(order);
  const classes = [...new Set(own.map(({ item }) => item))].toSorted(order);
  if (zones.length < 2 || classes.length < 2) return new Map();
  const place = { zone: new Map(zones.map((id, at) => [id, at])), class: new Map(classes.map((code, at) => [code, at])) };
  const values = zones.map(() => new Float64Array(classes.length));
  for (const { zone, item, employees } of own) values[place.zone.get(zone)!]![place.class.get(item)!] = employees;
  const made = presence(values);
  const proximity = proximities(made);
  const density = densities(made, proximity);
  const { pci } = complexityIndices(made);
  const totals = Float64Array.from(proximity, (row) => row.reduce((sum, value) => sum + value, 0));
  const codes = made.keptProducts.map((column) => classes[column]!);
  const columns = new Map(codes.map((code, column) => [code, column]));
  const has = made.keptRegions.map((_, row) => codes.map((__, column) => hasBit(made.byRegion, row, column)));
  const gains = pci && outlookGainsOf(has.map((had, row) => ({ made: had, density: density[row]! })), pci, proximity, totals);
  return new Map(made.keptRegions.map((zone, row): [string, ZoneRelatedness] => [zones[zone]!, {
    density: byClass(columns, density[row]!, null), gain: gains && byClass(columns, gains[row]!, has[row]!), has: new Set(codes.filter((_, column) => has[row]![column])),
  }]));
}

/** @param without classes that have no number */
const byClass = (columns: ReadonlyMap<string, number>, values: Float64Array, without: readonly boolean[] | null): ByClass => ({
  get: (code) => {
    const column = columns.get(code);
    return column === undefined || without?.[column] ? undefined : values[column];
  },
});
