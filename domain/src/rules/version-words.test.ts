import { assert, constantFrom, integer, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, type Change } from "./version-words.js";
import { vocabularyIn, type VocabularyFile } from "./vocabulary-file.js";

const file: VocabularyFile = {
  id: "firm", label: { zh: "企业", en: "Firm" },
  terms: [
    { name: "税收", type: "number", unit: "cny", label: { zh: "税收", en: "tax" } },
    { name: "上年税收", type: "number", unit: "cny", label: { zh: "上年税收", en: "tax of the year before" } },
    { name: "用地面积", type: "number", unit: "m2", label: { zh: "用地面积", en: "land" } },
    { name: "从业人员", type: "number", unit: "person", label: { zh: "从业人员", en: "employees" } },
    { name: "规模", type: "string", label: { zh: "规模", en: "size class" } },
    { name: "上市日期", type: "date", label: { zh: "上市日期", en: "day of listing" } },
  ],
};
const vocabulary = vocabularyIn(file);

const condition = constantFrom("税收 > 万元(1)", "税收 / 用地面积 >= 万元(20) / 亩(1)", "从业人员 <= 人(300)", '规模 in ("小型", "微型")', '规模 = "大型"', "上市日期 = null", "not(从业人员 > 20)");
const conditions = uniqueArray(condition, { minLength: 1, maxLength: 5 });
const joined = (parts: readonly string[], by: "and" | "or") => parts.join(` ${by} `);

/** What a change is seen from the other side. */
function mirrored(change: Change): Change {
  switch (change.kind) {
    case "added": return { ...change, kind: "removed" };
    case "removed": return { ...change, kind: "added" };
    case "threshold": return { ...change, from: change.to, to: change.from, up: !change.up, stricter: change.stricter === null ? null : !change.stricter };
    case "values": return { ...change, added: change.removed, removed: change.added };
    case "joined": return { ...change, all: !change.all };
    case "rewritten": return { ...change, from: change.to, to: change.from };
  }
}
const sorted = (changes: readonly Change[]): string[] => changes.map((change) => JSON.stringify(change, Object.keys(change).toSorted())).toSorted();

describe("changes between two versions", () => {
  it("are none from a rule to itself, and none where conditions only change places", () => {
    assert(property(conditions, constantFrom("and", "or"), (parts, by) => {
      expect(changesBetween(joined(parts, by), joined(parts, by), vocabulary)).toEqual([]);
      expect(changesBetween(joined(parts, by), joined(parts.toReversed(), by), vocabulary)).toEqual([]);
    }));
  });

  it("are the same seen from either side", () => {
    assert(property(conditions, conditions, (parts, others) => {
      const [before, after] = [joined(parts, "and"), joined(others, "and")];
      expect(sorted(changesBetween(before, after, vocabulary))).toEqual(sorted(changesBetween(after, before, vocabulary).map(mirrored)));
    }));
  });

  it("call a threshold stricter exactly where the firms that meet it become fewer", () => {
    assert(property(constantFrom(">=", ">", "<=", "<"), integer({ min: 1, max: 500 }), integer({ min: 1, max: 500 }), constantFrom(true, false), (operator, from, to, negated) => {
      if (from === to) return;
      const written = (count: number) => (negated ? `not(从业人员 ${operator} 人(${count}))` : `从业人员 ${operator} 人(${count})`);
      const fewer = operator.startsWith(">") ? to > from : to < from;
      expect(changesBetween(written(from), written(to), vocabulary)).toMatchObject([{ kind: "threshold", up: to > from, stricter: negated ? !fewer : fewer }]);
    }));
  });

  it("are refused where one of the two is no rule", () => expect(() => changesBetween("税收 >", "税收 > 1", vocabulary)).toThrow(/expected/));
});
