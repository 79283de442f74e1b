import type { Period } from "./period.js";
import type { ZoneStatus } from "./zone.js";

/** A zone's status on a day; null before it began. */
export function statusOn(zone: Period & { readonly status: ZoneStatus }, day: string): ZoneStatus | null {
  if (zone.validFrom !== null && zone.validFrom > day) return null;
  if (zone.validTo !== null && zone.validTo <= day) return "former";
  return zone.status;
}

/** Zones that stand on the board on a day: begun, and not succeeded by another. */
export function standsOn(zone: Period & { readonly status: ZoneStatus }, day: string): boolean {
  const status = statusOn(zone, day);
  return status !== null && status !== "former";
}
