import { hitKinds, type SearchHit } from "@chengqi/domain/search/hit";
import { expect, test } from "vitest";
import { addressOf, groupsOf, partsOf } from "./hits.js";

const hit = (kind: SearchHit["kind"], id: string): SearchHit => ({ kind, id, name: { zh: id, en: null }, detail: null, centre: null, synthetic: false });

test("hits stand by kind in one order, and none is lost", () => {
  const groups = groupsOf([hit("firm", "f1"), hit("zone", "z1"), hit("firm", "f2"), hit("zone", "z2")]);
  expect(groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id)])).toEqual([["zone", ["z1", "z2"]], ["firm", ["f1", "f2"]]]);
  expect(groupsOf(hitKinds.map((kind) => hit(kind, kind)))).toHaveLength(hitKinds.length);
});

test.each(hitKinds)("a hit of kind %s leads to a page", (kind) => {
  expect(addressOf({ kind, id: "a" })).toMatch(/^\//);
});

test("codes with a colon and industries have addresses of their own", () => {
  expect(addressOf({ kind: "firm", id: "SZSE:000155" })).toBe("/firms/SZSE%3A000155");
  expect(addressOf({ kind: "industry", id: "C39" })).toBe("/firms?industry=C39");
});

test("what was typed is set off, and the parts make the whole name", () => {
  const parts = partsOf("成都科学城", "科学");
  expect(parts.map(({ text, typed }) => [text, typed])).toEqual([["成都", false], ["科学", true], ["城", false]]);
  expect(partsOf("成都科学城", "kexue")).toEqual([{ at: 0, text: "成都科学城", typed: false }]);
  expect(partsOf("Chengdu Science City", "SCIENCE").map(({ text }) => text).join("")).toBe("Chengdu Science City");
});
