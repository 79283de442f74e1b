import { expect, test } from "vitest";
import { standsOn, statusOn } from "./status.js";

test.each([
  ["without dates keeps its status", { status: "candidate", validFrom: null, validTo: null }, "2019-01-01", "candidate", true],
  ["is not there before it begins", { status: "announced", validFrom: "2021-04-01", validTo: null }, "2021-03-31", null, false],
  ["is there from its first day", { status: "announced", validFrom: "2021-04-01", validTo: null }, "2021-04-01", "announced", true],
  ["is former from the day it no longer holds", { status: "candidate", validFrom: null, validTo: "2021-08-19" }, "2021-08-19", "former", false],
  ["stays former without dates", { status: "former", validFrom: null, validTo: null }, "2000-01-01", "former", false],
] as const)("a zone %s", (_name, zone, day, status, stands) => {
  expect(statusOn(zone, day)).toBe(status);
  expect(standsOn(zone, day)).toBe(stands);
});
