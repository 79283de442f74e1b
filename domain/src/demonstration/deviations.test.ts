import { describe, expect, it } from "vitest";
import { demonstration, type SyntheticFirm } from "./demonstration.js";
import { strengthOf } from "./deviations.js";
import { deviationSchema, manifestSchema, type Deviation } from "./manifest.js";
import { miniCity } from "./mini-city.js";

const count = 20_000;
const strong = Array.from({ length: 60 }, (_, seed) => seed).filter((seed) => strengthOf(seed) > 0.3).slice(0, 6);
const none = Array.from({ length: 60 }, (_, seed) => seed).filter((seed) => strengthOf(seed) === 0);

const make = (seed: number, plant: boolean) => {
  const made = demonstration(miniCity, { seed, count, plant });
  return { manifest: manifestSchema.parse(made.manifest), firms: [...made.firms()] };
};

/** Share of a zone's firms in the classes. */
function share(firms: readonly SyntheticFirm[], zone: string | null, classes: readonly string[]): number {
  const inside = zone === null ? firms : firms.filter(({ zoneId }) => zoneId === zone);
  return inside.filter(({ industryCode }) => classes.includes(industryCode)).length / inside.length;
}

const declared = (zone: string, code: string): boolean =>
  miniCity.zones.find(({ id }) => id === zone)?.leadingCodes.some((prefix) => code.startsWith(prefix)) ?? false;

const of = (deviations: readonly Deviation[], kind: Deviation["kind"]) => deviations.filter((one) => one.kind === kind);

describe.each(strong)("planted deviations of seed %i", (seed) => {
  const { manifest, firms } = make(seed, true);
  const plain = make(seed, false);
  const { deviations } = manifest;

  it("are listed with their strength, and none without planting", () => {
    expect(manifest.planted).toBe(true);
    expect(deviations.length).toBeGreaterThan(2);
    expect(plain.manifest).toMatchObject({ planted: false, strengthRatio: 0, deviations: [] });
  });

  it("leave no firm at all in classes missing from the city, which have firms without planting", () => {
    for (const { zones, classes } of of(deviations, "missing-in-city")) {
      expect(share(firms, null, classes)).toBe(0);
      expect(share(plain.firms, null, classes)).toBeGreaterThan(0);
      for (const zone of zones) expect(classes.every((code) => declared(zone, code))).toBe(true);
    }
    expect(of(deviations, "missing-in-city").length).toBeGreaterThan(0);
  });

  it("leave no firm in classes missing from a zone that declares them", () => {
    for (const { zones: [zone = ""], classes } of of(deviations, "missing-in-zone")) {
      expect(share(firms, zone, classes)).toBe(0);
      expect(share(plain.firms, zone, classes)).toBeGreaterThan(0);
      expect(classes.every((code) => declared(zone, code))).toBe(true);
    }
  });

  it("put the same classes into both zones of a duplicate, far beyond what stands there without planting", () => {
    for (const { zones, classes, shareRatio, declaredBy } of of(deviations, "duplicate")) {
      expect(zones).toHaveLength(2);
      for (const zone of zones) {
        expect(share(firms, zone, classes)).toBeGreaterThan(0.8 * shareRatio);
        expect(declaredBy.includes(zone)).toBe(classes.every((code) => declared(zone, code)));
      }
      const undeclared = zones.filter((zone) => !declaredBy.includes(zone));
      for (const zone of undeclared) expect(share(firms, zone, classes)).toBeGreaterThan(share(plain.firms, zone, classes) + 0.1);
    }
    expect(of(deviations, "duplicate").length).toBeGreaterThan(0);
  });

  it("fill zones away from what they declare with other classes", () => {
    for (const { zones: [zone = ""], classes, shareRatio } of of(deviations, "away-from-declared")) {
      expect(classes.some((code) => declared(zone, code))).toBe(false);
      expect(share(firms, zone, classes)).toBeGreaterThan(0.8 * shareRatio);
      const kept = (from: readonly SyntheticFirm[]) =>
        from.filter(({ zoneId, industryCode }) => zoneId === zone && declared(zone, industryCode)).length;
      expect(kept(firms)).toBeLessThan(0.7 * kept(plain.firms));
    }
  });
});

describe("strength of deviations", () => {
  it("is enough, in the seeds looked at here, to plant every kind", () => {
    const kinds = strong.flatMap((seed) => demonstration(miniCity, { seed, count }).manifest.deviations.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(deviationSchema.shape.kind.options));
  });

  it("is none for about one seed in five and from 0.3 to 1 for the others", () => {
    const strengths = Array.from({ length: 1000 }, (_, seed) => strengthOf(seed));
    const zeros = strengths.filter((strength) => strength === 0).length;
    expect(zeros).toBeGreaterThan(150);
    expect(zeros).toBeLessThan(250);
    expect(strengths.filter((strength) => strength !== 0 && (strength < 0.3 || strength > 1))).toEqual([]);
  });

  it("plants something in the default seed and nothing in those without strength", () => {
    expect(strengthOf(1)).toBeGreaterThan(0);
    for (const seed of none.slice(0, 3)) {
      const both = [true, false].map((plant) => demonstration(miniCity, { seed, count: 1000, plant }));
      expect(both[0]?.manifest.deviations).toEqual([]);
      expect([...(both[0]?.firms() ?? [])]).toEqual([...(both[1]?.firms() ?? [])]);
    }
  });
});
