import { describe, expect, it } from "vitest";
import { isCreditCode } from "../enterprises/credit-code.js";
import { demonstration, indexOfFirm, leastFirms, mostFirms, syntheticRegion, type SyntheticFirm } from "./demonstration.js";
import { mostValueAdded, ratioBounds } from "./figures.js";
import type { MultiPolygon } from "./inputs.js";
import { miniCity } from "./mini-city.js";
import { coinedWords } from "./names.js";

const count = 20_000;
const made = demonstration(miniCity, { seed: 1, count });
const firms: readonly SyntheticFirm[] = [...made.firms()];

/** FNV-1a over the UTF-16 units of a text. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

function contains(polygon: MultiPolygon, x: number, y: number): boolean {
  let odd = false;
  for (const ring of polygon.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i] ?? [0, 0];
      const [xj, yj] = ring[j] ?? [0, 0];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
  }
  return odd;
}

const within = (value: number, due: number, rounding: number): boolean =>
  value >= ratioBounds.low * due - rounding && value <= ratioBounds.high * due + rounding;

function meanEmployees(firmCount: number): number {
  const sample = [...demonstration(miniCity, { seed: 1, count: firmCount }).firms(0, 3000)];
  return sample.reduce((sum, { years }) => sum + (years.at(-1)?.employees ?? 0), 0) / sample.length;
}

describe("demonstration", () => {
  it("gives the firms written down here on every machine", () => {
    const listed = firms.slice(0, 1000);
    expect(fingerprint(JSON.stringify(listed.map((firm) => ({ ...firm, products: undefined }))))).toBe("cc1507d8");
    expect(fingerprint(JSON.stringify(listed.map(({ products }) => products)))).toMatchInlineSnapshot(`"f8d04b69"`);
  });

  it("makes a firm from the seed and its index alone, in any order", () => {
    const again = demonstration(miniCity, { seed: 1, count });
    expect([19_999, 5, 777].map((index) => again.firm(index))).toEqual([firms[19_999], firms[5], firms[777]]);
    expect([...again.firms(100, 103)]).toEqual(firms.slice(100, 103));
  });

  it("makes other firms for another seed", () => {
    const other = demonstration(miniCity, { seed: 2, count });
    const same = firms.slice(0, 100).filter((firm, index) => {
      const twin = other.firm(index);
      return twin.id === firm.id || twin.name.zh === firm.name.zh || (twin.lon === firm.lon && twin.lat === firm.lat);
    });
    expect(same).toEqual([]);
  });

  it.each([leastFirms - 1, mostFirms + 1, 2000.5])("refuses %s firms", (wrong) =>
    expect(() => demonstration(miniCity, { seed: 1, count: wrong })).toThrow(RangeError));
  it.each([-1, count, 0.5])("has no firm %s", (index) => expect(() => made.firm(index)).toThrow(RangeError));
});

describe("names and codes of synthetic firms", () => {
  it("are valid, unique, in ascending order and of a region that does not exist", () => {
    const ids = firms.map(({ id }) => id);
    expect(ids.filter((id) => !isCreditCode(id) || id.slice(2, 8) !== syntheticRegion)).toEqual([]);
    expect(new Set(ids).size).toBe(count);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("tell the number of the firm", () => {
    expect(firms.map(({ id }) => indexOfFirm(id))).toEqual(firms.map((_, index) => index));
    expect(["", "SZSE:000155", "91510100MA6CT9F67A"].map(indexOfFirm)).toEqual([null, null, null]);
  });

  it("are all different and all carry the mark of the demonstration", () => {
    expect(new Set(firms.map(({ name }) => name.zh)).size).toBe(count);
    expect(firms.filter(({ name }) => !/^\p{Script=Han}{5,9}\(演示\)(股份)?有限公司$/u.test(name.zh))).toEqual([]);
    expect(coinedWords).toBeGreaterThan(mostFirms);
  });

  it("have readings of plain letters, one initial for each sign before the mark", () => {
    const wrong = firms.filter(({ name }) => !/^[a-z]+$/.test(name.pinyin) || name.initials.length !== name.zh.indexOf("("));
    expect(wrong).toEqual([]);
  });
});

describe("places of synthetic firms", () => {
  it("lie in their district, and in their zone and community or in no zone at all", () => {
    const wrong = firms.filter((firm) => {
      const district = miniCity.districts.find(({ code }) => code === firm.districtCode);
      if (!district || !contains(district.polygon, firm.lon, firm.lat)) return true;
      for (const zone of miniCity.zones) {
        if (zone.polygon && contains(zone.polygon, firm.lon, firm.lat) !== (firm.zoneId === zone.id)) return true;
        for (const { id, polygon } of zone.id === firm.zoneId ? zone.communities : []) {
          if (contains(polygon, firm.lon, firm.lat) !== (firm.communityId === id)) return true;
        }
      }
      return false;
    });
    expect(wrong).toEqual([]);
  });

  it("follow the employed residents of the districts, and a good part stands in zones", () => {
    const share = (test: (firm: SyntheticFirm) => boolean) => firms.filter(test).length / count;
    expect(share(({ zoneId }) => zoneId !== null)).toBeGreaterThan(0.4);
    expect(share(({ zoneId }) => zoneId !== null)).toBeLessThan(0.44);
    expect(share(({ districtCode }) => districtCode === "900102")).toBeGreaterThan(0.6);
    expect(new Set(firms.map(({ zoneId }) => zoneId)).size).toBe(miniCity.zones.length + 1);
  });

  it("prefer the declared industries of a zone where nothing is planted", () => {
    const plain = [...demonstration(miniCity, { seed: 1, count, plant: false }).firms()];
    for (const zone of miniCity.zones) {
      const inside = plain.filter(({ zoneId }) => zoneId === zone.id);
      const declared = inside.filter(({ industryCode }) => zone.leadingCodes.some((code) => industryCode.startsWith(code)));
      expect(declared.length / inside.length).toBeGreaterThan(0.45);
    }
  });
});

describe("lives and figures of synthetic firms", () => {
  it("cover exactly the years in business", () => {
    const wrong = firms.filter(({ foundedYear, closedYear, years }) => {
      const last = (closedYear ?? 2021) - 1;
      const due = miniCity.years.filter((year) => year >= foundedYear && year <= last);
      return foundedYear < 1985 || due.length === 0 || due.join() !== years.map(({ year }) => year).join();
    });
    expect(wrong).toEqual([]);
  });

  it("enter and leave at plausible rates every year", () => {
    for (const year of [2017, 2018, 2019, 2020]) {
      const alive = firms.filter(({ years }) => years.some((one) => one.year === year - 1)).length;
      const entered = firms.filter(({ foundedYear }) => foundedYear === year).length;
      const left = firms.filter(({ closedYear }) => closedYear === year).length;
      expect(entered / alive).toBeGreaterThan(0.08);
      expect(entered / alive).toBeLessThan(0.18);
      expect(left / alive).toBeGreaterThan(0.03);
      expect(left / alive).toBeLessThan(0.1);
    }
  });

  it("keep every ratio within its bounds around the division", () => {
    const divisions = new Map(miniCity.divisions.map((division) => [division.code, division]));
    const wrong = firms.filter(({ industryCode, years }) => {
      const division = divisions.get(industryCode.slice(0, 2));
      return !division || years.some((year) => {
        const volume = year.revenueCny * 1.08 ** (2020 - year.year);
        return (
          year.valueAddedCny > year.revenueCny * mostValueAdded ||
          !(within(year.valueAddedCny, year.revenueCny * division.valueAddedRatio, 1) || year.valueAddedCny >= year.revenueCny * mostValueAdded - 1) ||
          !within(year.taxCny, year.revenueCny * division.taxRatio, 1) ||
          !within(year.energyTce, volume * division.energyTcePerCny, 0.01) ||
          !within(year.emissionsTCO2e, volume * division.emissionsTCO2ePerCny, 0.01) ||
          year.rdCny < 0 || year.rdCny > year.revenueCny * 0.3 || year.waterM3 < 0 || year.landM2 < 0 ||
          year.employees < 1 || !Number.isInteger(year.employees) || !Number.isInteger(year.revenueCny)
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  it("have sizes with a long tail: most are small, and the largest hundredth employs a fifth or more", () => {
    const staff = firms.map(({ years }) => years.at(-1)?.employees ?? 0).toSorted((a, b) => b - a);
    const total = staff.reduce((sum, persons) => sum + persons, 0);
    const top = staff.slice(0, count / 100).reduce((sum, persons) => sum + persons, 0);
    expect(top / total).toBeGreaterThan(0.2);
    expect(top / total).toBeLessThan(0.6);
    expect(staff[count / 2]).toBeLessThan(total / count);
    const micro = firms.filter(({ size }) => size === "micro").length / count;
    expect(micro).toBeGreaterThan(0.5);
    expect(new Set(firms.map(({ size }) => size))).toEqual(new Set(["micro", "small", "medium", "large"]));
  });

  it("grow with a tent-shaped spread: far more often hardly, and at times strongly, than a normal spread would", () => {
    const rates = firms.filter(({ years }) => (years[0]?.employees ?? 0) >= 100)
      .flatMap(({ years }) => years.slice(1).map((year, at) => Math.log(year.employees / (years[at]?.employees ?? 1))));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const moment = (power: number) => rates.reduce((sum, rate) => sum + (rate - mean) ** power, 0) / rates.length;
    expect(Math.abs(mean)).toBeLessThan(0.08);
    // 3 for a normal spread, 6 for Laplace's.
    expect(moment(4) / moment(2) ** 2).toBeGreaterThan(4);
  });
});

describe("sizes of synthetic firms at other numbers", () => {
  it("shrink when there are more firms than the city's employed persons can fill", () => {
    expect(meanEmployees(1_000_000)).toBeLessThan(meanEmployees(1000) / 3);
  });

  it("tell which part of the city the firms are", () => {
    expect(made.manifest.citySampleRatio).toBeGreaterThan(0);
    expect(demonstration(miniCity, { seed: 1, count: 2000 }).manifest.citySampleRatio).toBeCloseTo(made.manifest.citySampleRatio / 10, 10);
  });
});
