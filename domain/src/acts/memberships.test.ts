import { array, assert, constantFrom, integer, property, shuffledSubarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { noHash, type Act } from "./act.js";
import { fold } from "./fold.js";
import { membershipAfter, membershipDifferences, recordedMemberships, type HeldMembership } from "./memberships.js";

const act = (seq: number, kind: string, id: string, data: Record<string, string | null> = {}): Act => ({
  seq, id: `a${seq}`, cityId: "510100", at: `2026-03-0${1 + (seq % 9)}T20:00:00.000Z`, kind, subject: { kind: "membership", id },
  actor: { role: "security-admin", user: "u", body: null }, scope: { zone: null, body: null, firm: null }, public: false, reason: null, data, persons: [],
  previousHash: noHash, hash: noHash,
});
const granted = (seq: number, id: string, more: Record<string, string | null> = {}) =>
  act(seq, "membership.granted", id, { person: "p", role: "zone", bodyId: "b", firmId: null, validFrom: "2026-01-01", validTo: null, ...more });
const ended = (seq: number, id: string) => act(seq, "membership.ended", id, { person: "p", role: "zone" });
const row = (id: string, more: Partial<HeldMembership> = {}): HeldMembership =>
  ({ id, role: "zone", bodyId: "b", firmId: null, validFrom: "2026-01-01", validTo: null, granted: true, ...more });

test("a membership is granted once and ended once", () => {
  expect(recordedMemberships([granted(1, "m"), ended(2, "m"), ended(3, "m"), granted(4, "m", { role: "auditor" })]))
    .toEqual([{ id: "m", grantedBy: 1, role: "zone", bodyId: "b", firmId: null, validFrom: "2026-01-01", validTo: null, endedAt: "2026-03-03T20:00:00.000Z" }]);
  expect(recordedMemberships([ended(1, "m")])).toEqual([]);
});

/** Grants and ends of three memberships in any order. */
const rowsOfActs = array(integer({ min: 0, max: 5 }), { maxLength: 12 }).map((steps) =>
  steps.map((step, index) => (step % 2 === 0 ? granted(index + 1, `m${step % 3}`) : ended(index + 1, `m${step % 3}`))));

test("the state after some acts, led on by the rest, is the state after all of them", () => {
  assert(property(rowsOfActs, integer({ min: 0, max: 12 }), constantFrom("m0", "m1", "m2"), (acts, cut, id) => {
    const own = acts.filter(({ subject }) => subject.id === id);
    expect(fold(own.slice(cut), fold(own.slice(0, cut), null, membershipAfter), membershipAfter)).toEqual(fold(own, null, membershipAfter));
  }));
});

test("acts on different memberships, however they fall between one another, do not touch each other", () => {
  assert(property(rowsOfActs, (acts) => {
    const together = recordedMemberships(acts);
    const apart = ["m0", "m1", "m2"].flatMap((id) => recordedMemberships(acts.filter(({ subject }) => subject.id === id)));
    expect(together.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(apart);
  }));
});

test("the order in which acts are read does not matter, because each has its number", () => {
  assert(property(rowsOfActs.chain((acts) => shuffledSubarray(acts, { minLength: acts.length }).map((read) => [acts, read] as const)), ([acts, read]) => {
    const sorted = (list: readonly { id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(recordedMemberships(read))).toEqual(sorted(recordedMemberships(acts)));
  }));
});

describe("the database against the record", () => {
  test.each<[string, Act[], HeldMembership[], string[]]>([
    ["the same", [granted(1, "m")], [row("m")], []],
    ["made by whoever runs the installation", [], [row("m", { granted: false })], []],
    ["a row that nobody granted", [], [row("m")], ["without-act"]],
    ["a row that is gone", [granted(1, "m")], [], ["not-there"]],
    ["another role", [granted(1, "m")], [row("m", { role: "city-office" })], ["other-terms"]],
    ["another body", [granted(1, "m")], [row("m", { bodyId: "c" })], ["other-terms"]],
    ["held longer", [granted(1, "m", { validTo: "2026-02-01" })], [row("m")], ["other-terms"]],
    ["ended in time", [granted(1, "m"), ended(2, "m")], [row("m", { validTo: "2026-03-04" })], []],
    ["ended before it began", [granted(1, "m", { validFrom: "2026-06-01" }), ended(2, "m")], [row("m", { validFrom: "2026-06-01", validTo: "2026-06-01" })], []],
    ["still held", [granted(1, "m"), ended(2, "m")], [row("m")], ["not-ended"]],
    ["held too long", [granted(1, "m"), ended(2, "m")], [row("m", { validTo: "2026-03-09" })], ["not-ended"]],
  ])("%s", (_, acts, held, expected) => {
    expect(membershipDifferences(acts, held).map(({ what }) => what)).toEqual(expected);
  });
});
