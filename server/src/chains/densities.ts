import { densities, presence, proximities } from "@chengqi/engines/complexity";
import type { SumRow } from "./sums.js";

/** Nearness of each class to what each zone does, by zone and class, from where people work; zones and classes without any are left out. */
export function zoneDensities(rows: readonly SumRow[], year: number): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const own = rows.filter((row) => row.level === "class" && row.areaKind === "zone" && row.areaId !== "" && row.year === year && row.employees > 0);
  const zones = [...new Set(own.map(({ areaId }) => areaId))].toSorted();
  const classes = [...new Set(own.map(({ item }) => item))].toSorted();
  if (zones.length < 2 || classes.length < 2) return new Map();
  const place = { zone: new Map(zones.map((id, at) => [id, at])), class: new Map(classes.map((code, at) => [code, at])) };
  const values = zones.map(() => new Float64Array(classes.length));
  for (const { areaId, item, employees } of own) values[place.zone.get(areaId)!]![place.class.get(item)!] = employees;
  const made = presence(values);
  const density = densities(made, proximities(made));
  const kept = { zones: placesKept(made.keptRegions), classes: placesKept(made.keptProducts) };
  return new Map(kept.zones.map((zone, row) => [zones[zone]!, new Map(kept.classes.map((code, column) => [classes[code]!, density[row]![column]!]))]));
}

const placesKept = (kept: ArrayLike<number>): number[] => Array.from(kept);
