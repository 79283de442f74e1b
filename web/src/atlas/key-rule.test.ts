import { expect, test } from "vitest";
import { ruleDefaults, ruleParams } from "./key-rule.js";

test("the standard rule asks for nothing", () => {
  expect(ruleParams(ruleDefaults)).toEqual({});
});

test("only what differs from the standard rule is asked for", () => {
  expect(ruleParams({ ...ruleDefaults, minRevenueCny: "50000000", declaredOnly: "true" })).toEqual({ minRevenueCny: 50_000_000, declaredOnly: "true" });
});

test.each([{ top: "many" }, { top: "0" }, { minEmployees: "-1" }, { declaredOnly: "perhaps" }])("%o is no rule, so the standard one is used", (mistyped) => {
  expect(ruleParams({ ...ruleDefaults, ...mistyped })).toEqual({});
});
