import { createHash } from "node:crypto";
import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { appended, hashedText, noHash, type Act } from "./act.js";
import { verifyChain } from "./verify-chain.js";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function chainOf(length: number): Act[] {
  const acts: Act[] = [];
  for (let n = 1; n <= length; n++) {
    acts.push(appended(acts.at(-1) ?? { seq: 0, hash: noHash }, {
      id: `id-${n}`, cityId: "510100", at: "2026-01-02T03:04:05.678Z", kind: "rule.saved", actor: { role: "department", user: null, body: null },
      subject: { kind: "rule", id: `r${n}` }, scope: { zone: null, body: null, firm: null }, public: false, reason: null, data: n, persons: [],
    }, sha256));
  }
  return acts;
}

const chain = chainOf(12);
const all = new Map(chain.map(({ seq, hash }) => [seq, hash]));
const none = new Map<number, string>();
const last = new Map([[12, chain[11]!.hash]]);
const own = (act: Act): Act => ({ ...act, hash: sha256(hashedText(act)) });
/** Bound anew from the first to the last, as somebody does who knows how. */
const rebound = (acts: readonly Act[]): Act[] => {
  const result: Act[] = [];
  for (const act of acts) result.push(appended(result.at(-1) ?? { seq: 0, hash: noHash }, act, sha256));
  return result;
};
const changeOf = (n: number, change: Partial<Act>) => chain.map((act) => (act.seq === n ? { ...act, ...change } : act));
const insertedAt = (n: number) => chain.flatMap((act) => (act.seq === n ? [{ ...act, data: "new" }, { ...act, seq: n + 1 }] : [{ ...act, seq: act.seq + (act.seq > n ? 1 : 0) }]));
const without = (n: number) => chain.filter(({ seq }) => seq !== n);
const closed = (acts: readonly Act[]) => acts.map((act, index) => ({ ...act, seq: index + 1 }));
const swapped = chain.map((act) => ({ ...act, seq: act.seq === 4 ? 7 : act.seq === 7 ? 4 : act.seq }));

describe("a whole chain has no fault", () => {
  test.each([["every head", all], ["the last head", last], ["no head", none]])("with %s", (_, signed) => {
    expect(verifyChain(chain, signed, sha256)).toEqual([]);
    expect(verifyChain(chain.toReversed(), signed, sha256)).toEqual([]);
    expect(verifyChain([], none, sha256)).toEqual([]);
  });
});

describe("a fault is named with its act", () => {
  test.each([
    ["changed in each of its parts", changeOf(5, { reason: "x" }), none, [{ what: "changed", seq: 5, to: 5 }]],
    ["changed, with its hash made anew", changeOf(5, {}).map((act) => (act.seq === 5 ? own({ ...act, data: 99 }) : act)), none, [{ what: "changed", seq: 5, to: 5 }]],
    ["changed, with all hashes made anew", rebound(changeOf(5, { data: 99 })), all, [{ what: "changed", seq: 5, to: 5 }]],
    ["the last act changed, with its hash", changeOf(12, {}).map((act) => (act.seq === 12 ? own({ ...act, data: 99 }) : act)), all, [{ what: "changed", seq: 12, to: 12 }]],
    ["two acts changed", changeOf(5, { data: 0 }).map((act) => (act.seq === 9 ? { ...act, kind: "x" } : act)), all, [{ what: "changed", seq: 5, to: 5 }, { what: "changed", seq: 9, to: 9 }]],
    ["removed", without(5), none, [{ what: "removed", seq: 5, to: 5 }]],
    ["the first removed", without(1), none, [{ what: "removed", seq: 1, to: 1 }]],
    ["several removed", chain.filter(({ seq }) => seq < 5 || seq > 7), all, [{ what: "removed", seq: 5, to: 7 }]],
    ["removed and the gap closed", rebound(closed(without(5))), all,
      [{ what: "removed", seq: 5, to: 5 }, { what: "reordered", seq: 5, to: 11, by: -1 }]],
    ["truncated", chain.slice(0, 9), all, [{ what: "truncated", seq: 10, to: 12 }]],
    ["everything gone", [], all, [{ what: "truncated", seq: 1, to: 12 }]],
    ["inserted with a number taken", [...chain, own({ ...chain[4]!, data: "new" })], none, [{ what: "inserted", seq: 5, to: 5 }]],
    ["inserted and the rest moved up", insertedAt(5), all, [{ what: "inserted", seq: 5, to: 5 }, { what: "reordered", seq: 6, to: 13, by: 1 }]],
    ["inserted, moved up and all bound anew", rebound(insertedAt(5)), all, [{ what: "inserted", seq: 5, to: 5 }, { what: "reordered", seq: 6, to: 13, by: 1 }]],
    ["two acts swapped", swapped, none, [{ what: "reordered", seq: 4, to: 4, by: -3 }, { what: "reordered", seq: 7, to: 7, by: 3 }]],
    ["the same act twice", [...chain, chain[4]!], all, [{ what: "inserted", seq: 5, to: 5 }]],
  ] as const)("%s", (_, acts, signed, faults) => {
    expect(verifyChain(acts, signed, sha256)).toEqual(faults);
  });

  test("also where only some acts are signed, the first fault at or before the next signed act", () => {
    const faults = verifyChain(rebound(changeOf(5, { data: 99 })), new Map([[3, chain[2]!.hash], [8, chain[7]!.hash]]), sha256);
    expect(faults[0]!.seq).toBeLessThanOrEqual(8);
    expect(faults[0]!.seq).toBeGreaterThan(3);
  });
});

test("whatever is taken out of or changed in a chain with heads is found", () => {
  assert(property(array(integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }), array(integer({ min: 1, max: 12 }), { maxLength: 3 }), (gone, changed) => {
    const acts = chain.filter(({ seq }) => !gone.includes(seq)).map((act) => (changed.includes(act.seq) ? { ...act, data: -act.seq } : act));
    const named = new Set<number>();
    for (const { seq, to } of verifyChain(acts, all, sha256)) for (let n = seq; n <= to; n++) named.add(n);
    expect([...named].toSorted((a, b) => a - b)).toEqual([...new Set([...gone, ...changed])].toSorted((a, b) => a - b));
  }));
});
