import { coveredBy, sectionPickers, type FirmClass } from "./classes.js";
import { candidatesOf, declaredRatio, planDeviations } from "./deviations.js";
import type { DemonstrationInputs, DistrictFacts, ZoneFacts } from "./inputs.js";
import type { Deviation } from "./manifest.js";
import { picker, type Picker } from "./pick.js";
import type { Place, Places, ZoneGround } from "./places.js";
import { sectionAssumptions } from "./sections.js";

/** Share of a district's firms that stand in its zones, where it has any. */
export const zoneRatio = 0.42;

/** What the firms of one zone do. */
export interface ZoneMix {
  readonly declared: Picker<FirmClass> | undefined;
  readonly declaredRatio: number;
  readonly planted: Picker<FirmClass> | undefined;
  readonly plantedRatio: number;
  readonly missing: ReadonlySet<string>;
}

export interface DistrictMix {
  readonly open: Picker<Place> | undefined;
  readonly grounds: Picker<ZoneGround> | undefined;
  readonly sections: Picker<string>;
}

export interface CityMix {
  readonly districts: Picker<DistrictMix>;
  readonly zones: ReadonlyMap<string, ZoneMix>;
  readonly classes: ReadonlyMap<string, Picker<FirmClass>>;
  readonly deviations: readonly Deviation[];
}

/** Number of enterprises of a district by section, before zones: residents employed × share in enterprises ÷ mean size. */
export function enterprisesBySection(district: DistrictFacts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [section, { enterpriseShare, meanEmployees }] of Object.entries(sectionAssumptions)) {
    const persons = district.employedResidents * (district.sectionShares[section] ?? 0);
    counts.set(section, (persons * enterpriseShare) / meanEmployees);
  }
  return counts;
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Zones share the firms of a district by the root of their extent: large zones are less dense. */
const groundsOf = (places: Places, district: string): Picker<ZoneGround> | undefined =>
  picker((places.zones.get(district) ?? []).map((ground): [ZoneGround, number] => [ground, Math.sqrt(ground.extent)]));

/** Everything that decides where a firm stands and what it does. */
export function cityMix(inputs: DemonstrationInputs, places: Places, all: readonly FirmClass[], plan: { seed: number; count: number; strength: number }): CityMix {
  const counts = new Map(inputs.districts.map((district) => [district.code, enterprisesBySection(district)]));
  const total = sum([...counts.values()].map((bySection) => sum(bySection.values())));
  const expected = new Map<ZoneFacts, number>();
  for (const [district, bySection] of counts) {
    const grounds = groundsOf(places, district);
    const firms = (plan.count * sum(bySection.values()) * (places.open.has(district) ? zoneRatio : 1)) / total;
    for (const ground of grounds?.items ?? []) {
      const share = Math.sqrt(ground.extent) / (grounds?.total ?? 1);
      expected.set(ground.zone, (expected.get(ground.zone) ?? 0) + firms * share);
    }
  }
  const deviations = planDeviations(candidatesOf(expected, all), all, plan.seed, plan.strength);
  const gone = new Set(deviations.flatMap(({ kind, classes }) => (kind === "missing-in-city" ? classes : [])));
  const classes = all.filter(({ code }) => !gone.has(code));
  const zones = new Map(inputs.zones.map((zone) => [zone.id, zoneMix(zone, classes, deviations, plan.strength)]));
  const districts = picker(inputs.districts.map((district): [DistrictMix, number] => {
    const bySection = counts.get(district.code) ?? new Map<string, number>();
    return [districtMix(district.code, bySection, places, zones), sum(bySection.values())];
  }));
  if (!districts) throw new RangeError("cityMix: expected districts with employed residents, found none");
  return { districts, zones, classes: sectionPickers(classes), deviations };
}

function zoneMix(zone: ZoneFacts, classes: readonly FirmClass[], deviations: readonly Deviation[], strength: number): ZoneMix {
  const own = deviations.filter(({ kind, zones }) => kind !== "missing-in-city" && zones.includes(zone.id));
  const missing = new Set(own.flatMap((one) => (one.kind === "missing-in-zone" ? one.classes : [])));
  const planted = own.find(({ shareRatio }) => shareRatio > 0);
  const weights = (of: readonly FirmClass[], equal: boolean) =>
    picker(of.filter(({ code }) => !missing.has(code)).map((one): [FirmClass, number] => [one, equal ? 1 : one.weight]));
  const declared = weights(coveredBy(classes, zone.leadingCodes), false);
  const kept = planted?.kind === "away-from-declared" ? 1 - 0.9 * strength : planted ? 0.5 : 1;
  return {
    declared,
    declaredRatio: declared ? declaredRatio * kept : 0,
    planted: planted && weights(coveredBy(classes, planted.classes), true),
    plantedRatio: planted?.shareRatio ?? 0,
    missing,
  };
}

/** Sections that zones bring in are taken off the rest of the district, as far as a quarter of it, so that its totals hold. */
function districtMix(code: string, bySection: ReadonlyMap<string, number>, places: Places, zones: ReadonlyMap<string, ZoneMix>): DistrictMix {
  const grounds = groundsOf(places, code);
  const open = places.open.get(code);
  const firms = sum(bySection.values());
  const brought = new Map<string, number>();
  for (const ground of grounds?.items ?? []) {
    const mix = zones.get(ground.zone.id);
    const inZone = (firms * (open ? zoneRatio : 1) * Math.sqrt(ground.extent)) / (grounds?.total ?? 1);
    for (const [part, ratio] of [[mix?.declared, mix?.declaredRatio], [mix?.planted, mix?.plantedRatio]] as const) {
      for (const [section, share] of sectionSharesOf(part)) {
        brought.set(section, (brought.get(section) ?? 0) + inZone * (ratio ?? 0) * share);
      }
    }
  }
  const rest = [...bySection].map(([section, count]): [string, number] => [section, Math.max(count / 4, count - (brought.get(section) ?? 0))]);
  const sections = picker(rest);
  if (!sections) throw new RangeError(`districtMix: district ${code} has no employed residents in sections A to R`);
  return { open, grounds, sections };
}

function sectionSharesOf(part: Picker<FirmClass> | undefined): Map<string, number> {
  const shares = new Map<string, number>();
  const total = sum((part?.items ?? []).map(({ weight }) => weight));
  for (const { section, weight } of part?.items ?? []) shares.set(section, (shares.get(section) ?? 0) + weight / total);
  return shares;
}

/** Firms of a class to be expected in the city, what zones declare left aside. */
export function expectedByClass({ districts }: DemonstrationInputs, { classes }: CityMix, count: number): (code: string) => number {
  const sections = new Map<string, number>();
  for (const district of districts) {
    for (const [section, firms] of enterprisesBySection(district)) sections.set(section, (sections.get(section) ?? 0) + firms);
  }
  const total = sum(sections.values());
  const expected = new Map([...classes].flatMap(([section, of]) =>
    of.items.map(({ code, weight }): [string, number] => [code, (count * (sections.get(section) ?? 0) * weight) / (total * of.total)])));
  return (code) => expected.get(code) ?? 0;
}
