import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { Figure } from "@chengqi/domain/figures/figure";
import type { ZoneKind, ZoneSummary } from "@chengqi/domain/zones/zone";
import { expect, test } from "vitest";
import { colourings } from "./board-state.js";
import { colourZones } from "./colouring.js";
import { classLook, ecosystemLook, evidenceLooks, kindLooks, mixed } from "./colours.js";

type Zone = Parameters<typeof colourZones>[0][number];

const firms = (value: number | null): Record<string, Figure> => ({
  firms: { measure: "firms", value, unit: "count", period: "2020", mark: "synthetic", dataset: "d", source: null, method: null, inputs: [], reason: value === null ? "no-firms" : null },
});
const ecosystem = (id: string, family: ZoneKind): EcosystemSummary =>
  ({ id, name: { zh: id, en: null }, family, validFrom: "2020-04-01", validTo: null, evidence: "sourced", nameOnly: false, zones: 1, dataset: "d" });
const membership = (ecosystemId: string): ZoneSummary["ecosystems"][number] =>
  ({ ecosystemId, name: { zh: ecosystemId, en: null }, role: null, validFrom: null, validTo: null, basis: "stated", dataset: "d" });

const zones: Zone[] = [
  { id: "a", kind: "manufacturing", evidence: "sourced", ecosystems: [membership("rail"), membership("air")], figures: firms(10) },
  { id: "b", kind: "manufacturing", evidence: "sourced", ecosystems: [membership("air")], figures: firms(20) },
  { id: "c", kind: "services", evidence: "doubtful", ecosystems: [], figures: firms(null) },
];
const ecosystems = [ecosystem("air", "manufacturing"), ecosystem("rail", "manufacturing"), ecosystem("art", "services")];

test.each(colourings)("by %s every zone has a look and the legend counts them all", (colouring) => {
  const { looks, legend } = colourZones(zones, zones, colouring, ecosystems);
  expect([...looks.keys()]).toEqual(["a", "b", "c"]);
  expect(legend.reduce((sum, { count }) => sum + count, 0)).toBe(zones.length);
});

test("a zone of several ecosystems has the look of its first, one of none is undefined", () => {
  const { looks, legend } = colourZones(zones, zones, "ecosystem", ecosystems);
  expect(looks.get("a")).toEqual(ecosystemLook("manufacturing", 1));
  expect(legend.map(({ meaning }) => (meaning.type === "ecosystem" ? meaning.id : meaning.type))).toEqual(["air", "rail", "undefined"]);
});

test("an undefined figure is a class of its own, never the lowest", () => {
  const { legend } = colourZones(zones, zones, "firms", ecosystems);
  expect(legend.map(({ meaning, count }) => [meaning.type, count])).toEqual([["class", 1], ["class", 1], ["undefined", 1]]);
});

test("a filter changes counts, not classes", () => {
  const [all, some] = [zones, zones.slice(0, 1)].map((shown) => colourZones(zones, shown, "firms", ecosystems));
  expect(some?.legend.map(({ meaning }) => meaning)).toEqual(all?.legend.map(({ meaning }) => meaning));
  expect(some?.legend.map(({ count }) => count)).toEqual([1, 0, 0]);
  expect(some?.looks.get("a")).toEqual(all?.looks.get("a"));
});

test("no two entries of one legend look alike, in colour or in hatch", () => {
  const families: ZoneKind[] = ["manufacturing", "services", "agriculture"];
  const sets = [
    Object.values(kindLooks), Object.values(evidenceLooks), [0, 1, 2, 3, 4].map((index) => classLook(index, 5)),
    ...families.map((family) => [0, 1, 2, 3].map((index) => ecosystemLook(family, index))),
  ];
  for (const looks of sets) {
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(looks.length);
    expect(new Set(looks.map(({ hatch }) => hatch)).size).toBe(looks.length);
  }
});

test("colours mix by part", () => {
  expect([mixed("#000000", "#ffffff", 0), mixed("#000000", "#ffffff", 0.5), mixed("#102030", "#ffffff", 1)])
    .toEqual(["#000000", "#808080", "#ffffff"]);
});
