import { randomStream, type RandomStream } from "@chengqi/engines/numbers";
import { creditCodeSigns, enterpriseCreditCode, isCreditCode } from "../enterprises/credit-code.js";
import type { FirmSize } from "../enterprises/firm.js";
import { sizeClass } from "../enterprises/size-class.js";
import { firmClasses, type FirmClass } from "./classes.js";
import { strengthOf } from "./deviations.js";
import { expectedFirms, type ExpectedFirms } from "./expected-firms.js";
import { figuresOf, type FirmYear } from "./figures.js";
import type { DemonstrationInputs, DemonstrationOptions } from "./inputs.js";
import { lifeOf } from "./life.js";
import type { Manifest } from "./manifest.js";
import { missingLinks } from "./missing-links.js";
import { cityMix, expectedByClass, zoneRatio, type CityMix } from "./mix.js";
import { firmName, type FirmName } from "./names.js";
import { findPlaces, pointIn, type Place } from "./places.js";
import { productsOf, type ProducingFirm } from "./products.js";
import { scaleOf, type CityScale } from "./scale.js";
import { employeesAt, relativeSize } from "./sizes.js";

export interface SyntheticFirm {
  /** Unified social credit code of a region that does not exist. */
  readonly id: string;
  readonly name: FirmName;
  readonly industryCode: string;
  /** Main products; empty where none is known. */
  readonly products: readonly string[];
  readonly section: string;
  readonly size: FirmSize;
  readonly districtCode: string;
  readonly zoneId: string | null;
  readonly communityId: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly foundedYear: number;
  readonly closedYear: number | null;
  /** The years in business among those asked for, ascending; never empty. */
  readonly years: readonly FirmYear[];
}

export interface Demonstration {
  readonly manifest: Manifest;
  /** The firm of an index from 0 to count − 1; depends on inputs, options and index alone. */
  firm(index: number): SyntheticFirm;
  /** Products of the firm of an index, from what else is known of it. */
  products(index: number, firm: ProducingFirm): readonly string[];
  /** Firms to be expected by zone and class, apart from chance. */
  expected(): ExpectedFirms;
  /** Firms from index `from` up to `to` (default: all), one at a time. */
  firms(from?: number, to?: number): Generator<SyntheticFirm>;
}

export const leastFirms = 1000;
export const mostFirms = 3_300_000;
/** No administrative unit bears this code: 51 is Sichuan, its codes end at 513437. */
export const syntheticRegion = "519999";

const purposes = { place: 1, life: 2, size: 3, figures: 4, name: 5 } as const;

/** Prepares the synthetic firms of a city. Everything costly happens here; single firms are cheap and independent of each other. */
export function demonstration(inputs: DemonstrationInputs, options: DemonstrationOptions): Demonstration {
  const { seed, count } = options;
  if (!Number.isInteger(count) || count < leastFirms || count > mostFirms) {
    throw new RangeError(`demonstration: count must be an integer from ${leastFirms} to ${mostFirms}, found ${count}`);
  }
  const strength = options.plant === false ? 0 : strengthOf(seed);
  const classes = firmClasses(inputs, seed);
  const mix = cityMix(inputs, findPlaces(inputs), classes, { seed, count, strength });
  const scale = scaleOf(inputs.districts, count);
  const expected = expectedByClass(inputs, mix, count);
  const missing = missingLinks(inputs.links, { seed, strength, deviations: mix.deviations, expected });
  const borne = new Set(classes.map(({ code }) => code));
  const products = productsOf({ ...inputs, classes: inputs.classes.filter(({ code }) => borne.has(code)) }, { seed, deviations: mix.deviations, missing });
  const firm = maker(inputs, seed, mix, scale, products);
  return {
    products,
    manifest: {
      version: 1, seed, count, planted: strength > 0, strengthRatio: strength,
      deviations: [...mix.deviations], missingLinks: [...missing].map(({ key }) => key).toSorted(), citySampleRatio: scale.sampleRatio,
    },
    expected: () => expectedFirms(mix, count),
    firm(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) {
        throw new RangeError(`demonstration.firm: index must be an integer from 0 to ${count - 1}, found ${index}`);
      }
      return firm(index);
    },
    *firms(from = 0, to = count) {
      for (let index = from; index < Math.min(to, count); index += 1) yield firm(index);
    },
  };
}

function maker(inputs: DemonstrationInputs, seed: number, mix: CityMix, scale: CityScale, products: Demonstration["products"]): (index: number) => SyntheticFirm {
  const stream = (purpose: number): RandomStream => randomStream(seed, purpose);
  const [place, life, sizes, figures, name] = [purposes.place, purposes.life, purposes.size, purposes.figures, purposes.name].map(stream);
  const firstYear = inputs.years[0];
  const lastYear = inputs.years.at(-1);
  if (!place || !life || !sizes || !figures || !name || firstYear === undefined || lastYear === undefined) {
    throw new RangeError("demonstration: expected at least one year");
  }
  return (index) => {
    const { firmClass, place: where, lon, lat } = settle(place.at(index), mix);
    const { foundedYear, closedYear } = lifeOf(life.at(index), firstYear, lastYear);
    const employees = employeesAt(scale.bySection.get(firmClass.section) ?? 1, relativeSize(sizes.at(index).unit()), scale.mostEmployees);
    const span = { firstYear: Math.max(firstYear, foundedYear), lastYear: (closedYear ?? lastYear + 1) - 1, baseYear: lastYear };
    const years = figuresOf(figures.at(index), firmClass, employees, span);
    const latest = years.at(-1);
    const size = sizeClass(firmClass.code, employees, latest?.revenueCny ?? 0) ?? "micro";
    return {
      id: creditCode(seed, index),
      name: firmName(seed, index, firmClass.code, name.at(index).unit(), employees >= 300 && name.unit() < 0.3),
      industryCode: firmClass.code,
      products: products(index, { industryCode: firmClass.code, zoneId: where.zone, size }),
      section: firmClass.section,
      size,
      districtCode: where.district,
      zoneId: where.zone,
      communityId: where.community,
      lon, lat, foundedYear, closedYear, years,
    };
  };
}

/** Where a firm stands and what it does: district, then a zone or open ground, then the class. */
function settle(chance: RandomStream, mix: CityMix): { firmClass: FirmClass; place: Place; lon: number; lat: number } {
  const district = mix.districts.pick(chance.unit());
  const inZone = chance.unit() < zoneRatio || !district.open;
  const ground = inZone ? district.grounds?.pick(chance.unit()) : undefined;
  const places = ground?.places ?? district.open;
  if (!places) throw new RangeError("demonstration: a district has no ground to put firms on; expected outlines of districts");
  const place = places.pick(chance.unit());
  const [lon, lat] = pointIn(place, chance.unit(), chance.unit());
  const zone = ground && mix.zones.get(ground.zone.id);
  for (;;) {
    const part = chance.unit();
    const own = !zone ? undefined
      : part < zone.declaredRatio ? zone.declared
      : part < zone.declaredRatio + zone.plantedRatio ? zone.planted
      : undefined;
    const firmClass = (own ?? mix.classes.get(district.sections.pick(chance.unit())))?.pick(chance.unit());
    if (firmClass && !zone?.missing.has(firmClass.code)) return { firmClass, place, lon, lat };
  }
}

const sign = (value: number): string => creditCodeSigns[value % 31] ?? "";

/** Two signs of the seed and six of the index: unique within a seed, and in ascending order of the index. */
function creditCode(seed: number, index: number): string {
  let body = "";
  for (let rest = index, place = 0; place < 6; place += 1, rest = Math.floor(rest / 31)) body = sign(rest) + body;
  return enterpriseCreditCode(syntheticRegion, sign(Math.floor(seed / 31)) + sign(seed) + body);
}

/** The index of a synthetic firm by its id; null where it is no id of one. */
export function indexOfFirm(id: string): number | null {
  if (!isCreditCode(id) || id.slice(2, 8) !== syntheticRegion) return null;
  return Array.from(id.slice(10, 16)).reduce((index, one) => index * 31 + creditCodeSigns.indexOf(one), 0);
}
