import { expect, test } from "vitest";
import { mayBecome, powerStates } from "./bodies.js";
import { afterAct, powerActNames, powerActs, stateAfter } from "./powers.js";

test("an act moves a power exactly where the table of states lets it", () => {
  for (const state of powerStates) {
    for (const act of powerActNames) {
      const moved = afterAct(state, act);
      expect([state, act, moved.ok, moved.state]).toEqual([state, act, mayBecome(state, powerActs[act]), moved.ok ? powerActs[act] : state]);
    }
  }
});

test("the state of a power follows from its acts, and acts of another kind leave it", () => {
  expect(stateAfter("offered", [])).toBe("offered");
  expect(stateAfter("offered", ["power.offered", "power.accepted"])).toBe("accepted");
  expect(stateAfter("offered", ["power.offered", "power.accepted", "rule.saved", "power.withdrawn"])).toBe("withdrawn");
  expect(stateAfter("accepted", ["power.withdrawn"])).toBe("withdrawn");
});

test("acts that could not have happened are told, not passed over", () => {
  expect(() => stateAfter("offered", ["power.declined", "power.accepted"])).toThrow("power.accepted found a power that is declined");
});
