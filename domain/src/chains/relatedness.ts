import { complexityIndices, densities, hasBit, outlookGainsOfAll, presence, proximities, total, type Presence } from "@chengqi/engines/complexity";
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

type Relatedness = ReadonlyMap<string, ZoneRelatedness>;

/** Relatedness of zones and classes by where people work; zones and classes without anybody are left out. */
export const relatednessOf = (rows: readonly ZoneEmployees[]): Relatedness => rememberedRelatedness()("", rows);

/**
 * `relatednessOf` again and again: it rests on nothing but which zone has an advantage in which class, so that what was worked out last for
 * a key is the answer as long as that is the same.
 */
export function rememberedRelatedness(): (key: string, rows: readonly ZoneEmployees[]) => Relatedness {
  const last = new Map<string, { readonly made: Presence; readonly names: string; readonly found: Relatedness }>();
  return (key, rows) => {
    const { zones, classes, made } = advantages(rows);
    if (!made) return new Map();
    const names = JSON.stringify([zones, classes]);
    const known = last.get(key);
    if (known && known.names === names && sameAdvantages(known.made, made)) return known.found;
    const found = relatednessFrom(zones, classes, made);
    last.set(key, { made, names, found });
    return found;
  };
}

const sameAdvantages = (one: Presence, other: Presence): boolean =>
  one.byRegion.rows === other.byRegion.rows && one.byRegion.columns === other.byRegion.columns && one.byRegion.bytes.every((byte, at) => byte === other.byRegion.bytes[at])
  && one.keptProducts.every((column, at) => column === other.keptProducts[at]) && one.keptRegions.every((row, at) => row === other.keptRegions[at]);

function advantages(rows: readonly ZoneEmployees[]): { readonly zones: readonly string[]; readonly classes: readonly string[]; readonly made: Presence | null } {
  const own = rows.filter(({ zone, employees }) => zone !== "" && employees > 0);
  const zones = [...new Set(own.map(({ zone }) => zone))].toSorted(order);
  const classes = [...new Set(own.map(({ item }) => item))].toSorted(order);
  if (zones.length < 2 || classes.length < 2) return { zones, classes, made: null };
  const place = { zone: new Map(zones.map((id, at) => [id, at])), class: new Map(classes.map((code, at) => [code, at])) };
  const values = zones.map(() => new Float64Array(classes.length));
  for (const { zone, item, employees } of own) values[place.zone.get(zone)!]![place.class.get(item)!] = employees;
  return { zones, classes, made: presence(values) };
}

function relatednessFrom(zones: readonly string[], classes: readonly string[], made: Presence): Relatedness {
  const proximity = proximities(made);
  const density = densities(made, proximity);
  const { pci } = complexityIndices(made);
  const totals = Float64Array.from(proximity, total);
  const codes = made.keptProducts.map((column) => classes[column]!);
  const columns = new Map(codes.map((code, column) => [code, column]));
  const has = made.keptRegions.map((_, row) => codes.map((__, column) => hasBit(made.byRegion, row, column)));
  const gains = pci && outlookGainsOfAll(made, density, pci, totals);
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
