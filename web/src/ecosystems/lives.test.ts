import type { ZoneSystemEvent } from "@chengqi/domain/ecosystems/ecosystem";
import { expect, test } from "vitest";
import { livesOf, phaseOn, phasesOf } from "./lives.js";

const event = (date: string, ecosystems: string | null): ZoneSystemEvent =>
  ({ date, ecosystems, zones: null, composition: null, compositionEn: null, event: "", eventEn: null, source: "", dataset: "history" });
const ecosystem = (id: string, validFrom: string, validTo: string | null, family: "manufacturing" | "services" = "services") =>
  ({ id, name: { zh: id, en: null }, family, validFrom, validTo, evidence: "sourced", nameOnly: false, zones: null, dataset: "d" }) as const;

const phases = phasesOf({ history: [event("2021-08-19", "12"), event("2017-07", null), event("2019-03", "16+1"), event("2020-04", "14")] });

test("only events with a number of ecosystems are phases, in order of time", () => {
  expect(phases.map(({ day, official }) => [day, official])).toEqual([["2019-03-31", "16+1"], ["2020-04-30", "14"], ["2021-08-19", "12"]]);
});

test("a life is alive in the phases on whose day it was in force", () => {
  const old = ecosystem("E15", "2019-03-01", "2020-04-01");
  const young = ecosystem("E19", "2021-08-19", null);
  expect(livesOf(phases, [[old], [], [young, old]]).map(({ ecosystem: { id }, alive }) => [id, alive])).toEqual([
    ["E15", [true, false, false]], ["E19", [false, false, true]],
  ]);
});

test("manufacturing stands before services, the older before the younger", () => {
  const rows = [ecosystem("S2", "2021-08-19", null), ecosystem("S1", "2019-03-01", null), ecosystem("M9", "2021-08-19", null, "manufacturing")];
  expect(livesOf(phases, [rows]).map(({ ecosystem: { id } }) => id)).toEqual(["M9", "S1", "S2"]);
});

test("before the first phase there is none", () => {
  expect(phaseOn(phases, "2018-01-01")).toBe(-1);
  expect(phaseOn(phases, "2020-12-31")).toBe(1);
});
