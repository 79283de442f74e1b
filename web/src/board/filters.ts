import type { ZoneSummary } from "@chengqi/domain/zones/zone";

/** Which zones are asked for; an empty list asks for all. */
export interface ZoneFilter {
  readonly ecosystems: readonly string[];
  readonly kinds: readonly string[];
  readonly evidences: readonly string[];
}

const passes = (wanted: readonly string[], values: readonly string[]): boolean =>
  wanted.length === 0 || values.some((value) => wanted.includes(value));

/** Zones that are of one of the wanted values in every list. */
export function zonesThat<Z extends Pick<ZoneSummary, "kind" | "evidence" | "ecosystems">>(zones: readonly Z[], filter: ZoneFilter): Z[] {
  return zones.filter((zone) =>
    passes(filter.kinds, [zone.kind])
    && passes(filter.evidences, [zone.evidence])
    && passes(filter.ecosystems, zone.ecosystems.map(({ ecosystemId }) => ecosystemId)));
}
