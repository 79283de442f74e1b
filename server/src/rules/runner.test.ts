import { visitorOf } from "@chengqi/domain/governance/actor";
import { vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, dayOfText } from "@chengqi/engines/rules";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testCity } from "../testing/city.js";
import { withoutFew } from "./access.js";
import { readRuleFiles } from "./rule-files.js";
import { openRunner, type RunOrder, type Runner } from "./runner.js";
import { refreshShippedRules, rulesOf } from "./sql.js";

const files = await readRuleFiles();
const vocabulary = files.vocabularies.get("firm")!;
const expression = "税收 / 用地面积 >= 万元(7) / 亩(1)";
const order: RunOrder = {
  cityId: "510100", year: 2020, asOf: "2020-12-31", today: dayOfText("2020-12-31")!, expression, rule: compileRule(expression, vocabularyIn(vocabulary)), vocabulary, zones: null, edition: "1",
};

describe("a run", () => {
  let runner: Runner;
  beforeAll(async () => { runner = openRunner((await testCity()).database); });
  afterAll(() => runner.close());

  test("tells how far it is, never backwards, reads its columns once, and counts the same again", async () => {
    const steps: string[] = [];
    let before = 0;
    const run = (signal = new AbortController().signal) => runner.run(order, ({ step, done, of }) => {
      if (steps.at(-1) !== step) [before] = [0, steps.push(step)];
      expect([done >= before, done <= of]).toEqual([true, true]);
      before = done;
    }, signal);
    const first = await run();
    const { tookMs: _first, ...counts } = first;
    const { tookMs: _again, ...again } = await run();
    expect(again).toEqual(counts);
    expect(steps).toEqual(["columns", "rows"]);
    expect(first.met! + first.unmet! + first.unknown!).toBe(first.firms);
  });

  test("ends when it is told to, while it reads and before it counts", async () => {
    for (const edition of ["2", "1"]) {
      const stop = new AbortController();
      const run = runner.run({ ...order, edition }, () => stop.abort(), stop.signal);
      if (edition === "1") stop.abort();
      await expect(run).rejects.toMatchObject({ name: "AbortError" });
    }
  });

  test("of the reader's zones counts their firms alone", async () => {
    const signal = new AbortController().signal;
    const [all, one, none] = await Promise.all([null, ["Z01"], []].map((zones) => runner.run({ ...order, zones }, () => undefined, signal)));
    expect(one!.firms).toBeGreaterThan(0);
    expect(one!.firms).toBeLessThan(all!.firms);
    expect(one!.synthetic).toBeLessThan(all!.synthetic);
    expect(one!.synthetic).toBeLessThanOrEqual(one!.firms);
    expect(none).toMatchObject({ firms: 0, synthetic: 0 });
  });
});

test("rules of a city are seen in that city alone, and what a city saved is not overwritten by what is shipped", async () => {
  const { database } = await testCity();
  expect((await database.as(visitorOf("999999"), (tx) => rulesOf(tx, "510100"))).length).toBe(0);
  expect((await database.as(visitorOf("510100"), (tx) => rulesOf(tx, "510100"))).length).toBeGreaterThanOrEqual(files.rules.length);
  const { rule } = files.rules[0]!;
  const owner = database.owner.updateTable("city.rule").where("city_id", "=", "510100").where("id", "=", rule.id);
  const content = JSON.stringify({ ...rule, name: { zh: "改", en: "Changed" } });
  for (const [origin, name] of [["city", "改"], ["shipped", rule.name.zh]] as const) {
    await owner.set({ origin, content, sha256: "" }).execute();
    await refreshShippedRules(database.owner, "510100", files);
    const stored = await database.as(visitorOf("510100"), (tx) => rulesOf(tx, "510100"));
    expect(stored.find((one) => one.rule.id === rule.id)!.rule.name.zh).toBe(name);
  }
});

test("counts of very few firms are hidden, and with one of them another, so that it does not follow from the total", () => {
  const result = { of: "boolean", scope: "counts", firms: 100, met: 2, unmet: 60, unknown: 38, values: null, summary: null, missing: [{ name: "税收", firms: 37 }, { name: "用地面积", firms: 1 }], examined: 38, year: 2020, asOf: "2020-12-31", synthetic: 100, tookMs: 1 } as const;
  expect(withoutFew({ ...result, missing: [...result.missing] })).toMatchObject({ met: null, unmet: 60, unknown: null, missing: [{ name: "税收", firms: 37 }] });
  expect(withoutFew({ ...result, missing: [], met: 5, unmet: 57 })).toMatchObject({ met: 5, unmet: 57, unknown: 38 });
  expect(withoutFew({ ...result, missing: [], of: "string", met: null, unmet: null, unknown: 0, values: { 红: 2, 黄: 1, 绿: 97 } })).toMatchObject({ values: { 红: null, 黄: null, 绿: 97 }, unknown: 0 });
  // Two ones would follow from their sum.
  expect(withoutFew({ ...result, missing: [], of: "string", met: null, unmet: null, unknown: 0, values: { 红: 1, 黄: 1, 绿: 40, 蓝: 58 } })).toMatchObject({ values: { 红: null, 黄: null, 绿: null, 蓝: 58 } });
  expect(withoutFew({ ...result, missing: [], of: "number", met: null, unmet: null, unknown: 10, summary: { min: 1, max: 9, quantiles: [2, 3] } }).summary).toEqual({ min: null, max: null, quantiles: [2, 3] });
});
