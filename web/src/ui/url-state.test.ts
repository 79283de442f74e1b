import { expect, test } from "vitest";
import { listOf, readState, textOf, writeState } from "./url-state.js";

const defaults = { layer: "ecosystem", kind: "" };

test("what the address does not name has its default", () => {
  expect(readState(new URLSearchParams("kind=services"), defaults)).toEqual({ layer: "ecosystem", kind: "services" });
});

test("defaults leave the address and the keys of others stay", () => {
  const before = new URLSearchParams("layer=kind&kind=services&asOf=2019-03-01");
  expect(writeState(before, defaults, { layer: "ecosystem" }).toString()).toBe("asOf=2019-03-01&kind=services");
  expect(writeState(before, defaults, { kind: null }).toString()).toBe("asOf=2019-03-01&layer=kind");
});

test("what is written is read again", () => {
  const change = { layer: "figure", kind: textOf(["services", "agriculture"]) };
  const state = readState(new URLSearchParams(writeState(new URLSearchParams(), defaults, change).toString()), defaults);
  expect(state).toEqual(change);
  expect(listOf(state.kind)).toEqual(["services", "agriculture"]);
});

test("the same state gives the same address whatever was changed first", () => {
  const one = writeState(writeState(new URLSearchParams(), defaults, { kind: "services" }), defaults, { layer: "kind" });
  const other = writeState(writeState(new URLSearchParams(), defaults, { layer: "kind" }), defaults, { kind: "services" });
  expect(one.toString()).toBe(other.toString());
});

test("no text is no list", () => {
  expect(listOf("")).toEqual([]);
});
