import { complexityIndices, densities, hasBit, outlookGains, presence, proximities } from "@chengqi/engines/complexity";
import { order } from "./gaps.js";

export interface ZoneEmployees {
  readonly zone: string;
  readonly item: string;
  readonly employees: number;
}

/** How near each class is to what a zone does. */
export interface ZoneRelatedness {
  /** By class, 0 to 1. */
  readonly density: ReadonlyMap<string, number>;
  /** By class the zone has no advantage in: by how much its outlook would rise; null where complexity is undefined. */
  readonly gain: ReadonlyMap<string, number> | null;
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
  return new Map(made.keptRegions.map((zone, row): [string, ZoneRelatedness] => {
    const near = density[row]!;
    const has = codes.map((_, column) => hasBit(made.byRegion, row, column));
    const gains = pci && outlookGains(has, near, pci, proximity, totals);
    return [zones[zone]!, {
      density: new Map(codes.map((code, column) => [code, near[column]!])),
      gain: gains && new Map(codes.flatMap((code, column) => (has[column] ? [] : [[code, gains[column]!] as const]))),
      has: new Set(codes.filter((_, column) => has[column])),
    }];
  }));
}
