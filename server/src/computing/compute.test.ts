import { expect, test } from "vitest";
import { Cancelled, computeInWorker, WrongInput } from "./compute.js";
import { jsonOf } from "./json.js";
import { loadSolver } from "./solver.js";

const task = { score: [[80, 60], [70, 75]], land: [40, 30], fund: [200, 100], talent: [50, 30], zone_land_cap: [60, 80], zone_talent_cap: [100, 120], budget: 250, binary: true };
const limited = { timeLimitS: 60 };

test("a task is computed in a thread of its own", async () => {
  expect(JSON.parse(await computeInWorker("allocation", task, limited))).toMatchObject({ status: "optimal", objective: 80, bound: 80, gap: 0 });
});

test("a wrong input is said with its field, and a method that is none breaks", async () => {
  await expect(computeInWorker("allocation", { ...task, budget: "much" }, limited)).rejects.toThrow(new WrongInput('budget: found "much", expected a number'));
  await expect(computeInWorker("alchemy", {}, limited)).rejects.toThrow("no method alchemy");
});

test("a task that is cancelled before it began gives what it has or nothing, and leaves no thread", async () => {
  const outcome = await computeInWorker("allocation", task, { ...limited, signal: AbortSignal.abort() }).catch((error: unknown) => error);
  expect(outcome instanceof Cancelled || typeof outcome === "string").toBe(true);
});

test("the solver tells infeasible, unbounded and proven apart", async () => {
  const solve = await loadSolver();
  const column = { cost: 1, lower: 0, upper: Infinity, integer: false };
  const row = { name: "limit", lower: -Infinity, upper: 4, entries: [[0, 2]] as const };
  expect(solve({ columns: [column], rows: [row], timeLimitS: 9 })).toEqual({ status: "optimal", objective: 2, bound: 2, values: [2], prices: [0.5] });
  expect(solve({ columns: [{ ...column, integer: true }], rows: [{ ...row, upper: 5 }], timeLimitS: 9 })).toMatchObject({ status: "optimal", objective: 2, prices: null });
  expect(solve({ columns: [column], rows: [{ ...row, lower: 5 }], timeLimitS: 9 }).status).toBe("infeasible");
  expect(solve({ columns: [column], rows: [], timeLimitS: 9 }).status).toBe("unbounded");
  expect(solve({ columns: [], rows: [], timeLimitS: 9 })).toMatchObject({ status: "optimal", objective: 0 });
});

test("a result is written piece by piece as the JSON it is, and a number that is none is refused", () => {
  const result = { a: [[1, 2], [3]], b: null, c: { d: "文" }, e: [], f: [4], g: undefined };
  expect([...jsonOf(result)].join("")).toBe(JSON.stringify(result));
  expect(() => [...jsonOf({ a: [[Number.NaN]] })]).toThrow("a has NaN, which no result may have");
});
