import { expect, test } from "vitest";
import type { LinkState, Panorama } from "./answers.js";
import { comparedLinks } from "./compared.js";
import type { LinkStatus } from "./link-status.js";

const state = (link: string, status: LinkStatus, wholeFirms: number, revenueCny = wholeFirms * 10, importance = 0.5): LinkState => ({
  link, status, statusConfidence: null, importance, lifeCycle: null, zones: [],
  presence: { firms: wholeFirms, employees: 0, revenueCny, wholeFirms, locationQuotient: null, against: null, topShare: null, growth: null, confidence: null },
});
const panorama = (states: Readonly<Record<string, LinkState | null>>): Panorama => ({
  chain: { id: "chips", name: { zh: "芯片", en: "Chips" }, version: 1, mark: "editorial", author: { zh: "编者", en: "Editor" }, date: "2020-12-31" },
  area: { kind: "city", id: "510100", name: { zh: "市", en: "City" } }, year: 2020, asOf: "2020-12-31", edges: [], run: null, measures: {},
  links: Object.entries(states).map(([id, own]) => ({ id, name: { zh: id, en: id }, stage: "mid" as const, parents: [], maturity: "growing" as const, group: id === "all", state: own })),
});

test("tells what came, went, and stands better or worse, the changes first and of those the more important", () => {
  const before = panorama({ all: state("all", "present", 9), design: state("design", "strong", 5), wafer: state("wafer", "missing", 0), test: state("test", "weak", 2), mask: state("mask", "strong", 3), gas: state("gas", "present", 1), resist: state("resist", "weak", 1, 10, 0.9) });
  const after = panorama({ all: state("all", "strong", 9), design: state("design", "strong", 6), wafer: state("wafer", "weak", 1), test: state("test", "present", 4), mask: state("mask", "weak", 3), gas: state("gas", "missing", 0), resist: state("resist", "strong", 1, 12, 0.9) });
  expect(comparedLinks(before, after).map(({ link, change, firms }) => [link.id, change, firms])).toEqual([
    ["gas", "gone", -1], ["wafer", "appeared", 1], ["mask", "worse", 0], ["resist", "better", 0], ["test", "better", 2], ["design", "same", 1],
  ]);
});

test("what is not known on a side stays unknown, and a status that could not be told is no change for the better", () => {
  const before = panorama({ design: null, wafer: state("wafer", "unknown", 1), test: state("test", "weak", 1), gone: state("gone", "strong", 4) });
  const after = panorama({ design: state("design", "strong", 5), wafer: state("wafer", "strong", 1), test: state("test", "unknown", 1) });
  expect(comparedLinks(before, after).map(({ link, change, firms, revenueCny }) => [link.id, change, firms, revenueCny])).toEqual([
    ["test", "untold", 0, 0], ["wafer", "told", 0, 0], ["design", "unknown", null, null], ["gone", "unknown", null, null],
  ]);
});
