import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { listOf } from "../ui/url-state.js";

/** Filters of the list of zones; empty texts filter nothing, several values of one filter are alternatives. */
export const blankFilters = { q: "", kind: "", ecosystem: "", district: "", evidence: "" };
export type ZoneFilters = Readonly<Record<keyof typeof blankFilters, string>>;

/** Zones that pass every filter. */
export function matchingZones(zones: readonly ZoneSummary[], filters: ZoneFilters): ZoneSummary[] {
  const text = filters.q.trim().toLowerCase();
  return zones.filter((zone) =>
    (text === "" || textOfZone(zone).includes(text)) &&
    passes(filters.kind, [zone.kind]) &&
    passes(filters.evidence, [zone.evidence]) &&
    passes(filters.ecosystem, zone.ecosystems.map(({ ecosystemId }) => ecosystemId)) &&
    passes(filters.district, zone.districts.map(({ code }) => code)));
}

const passes = (filter: string, values: readonly string[]): boolean =>
  filter === "" || listOf(filter).some((one) => values.includes(one));

const textOfZone = (zone: ZoneSummary): string =>
  [zone.id, zone.name.zh, zone.name.en, ...zone.leadingIndustries.flatMap(({ name }) => [name.zh, name.en]), ...zone.bodies.map(({ name }) => name.zh)]
    .join(" ").toLowerCase();
