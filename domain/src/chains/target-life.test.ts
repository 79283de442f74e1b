import { describe, expect, test } from "vitest";
import { isLate, linkChange, newTargetStepSchema, stateAfter, stepsFrom, targetStates, targetStepProblem, type NewTargetStep } from "./target-life.js";
import { fits, targetCounts, type ListedTarget } from "./target-list.js";

const today = "2026-11-23";
const said = { reason: "已约谈", on: "2026-11-20", expectedSeq: 4 };
const won: NewTargetStep = { kind: "won", ...said, zone: "Z01", firm: null, project: "光刻胶一期" };

describe("the life of a target", () => {
  test("goes from open through talk to settled or dropped, and back only by being opened again", () => {
    expect(targetStates.map((state) => stepsFrom(state))).toEqual([
      ["assigned", "in-talk", "won", "dropped", "noted"], ["assigned", "won", "dropped", "noted"], ["reopened", "noted"], ["reopened", "noted"],
    ]);
    expect([stateAfter("open", "in-talk"), stateAfter("in-talk", "won"), stateAfter("in-talk", "noted"), stateAfter("open", "assigned"), stateAfter("dropped", "reopened")])
      .toEqual(["in-talk", "won", "in-talk", "open", "open"]);
  });

  test("a step is refused where the state does not allow it, on a day to come, or without what settled", () => {
    expect(targetStepProblem("in-talk", won, today)).toBeNull();
    expect(targetStepProblem("won", won, today)?.field).toBe("body.kind");
    expect(targetStepProblem("open", { ...won, on: "2026-11-24" }, today)?.field).toBe("body.on");
    expect(targetStepProblem("open", { ...won, project: null }, today)?.field).toBe("body.project");
    expect(targetStepProblem("open", { kind: "assigned", ...said, lead: "B1", due: "2026-11-19" }, today)?.field).toBe("body.due");
    expect(newTargetStepSchema.safeParse({ kind: "assigned", ...said }).success).toBe(false);
    expect(newTargetStepSchema.safeParse({ kind: "dropped", ...said, reason: " " }).success).toBe(false);
  });

  test("is late after its day only while it runs", () => {
    expect(targetStates.map((status) => isLate({ status, due: "2026-11-22" }, today))).toEqual([true, true, false, false]);
    expect([isLate({ status: "open", due: today }, today), isLate({ status: "open", due: null }, today)]).toEqual([false, false]);
  });

  test("tells a link that has been filled since from one that cannot be told", () => {
    expect([linkChange("missing", "missing"), linkChange("missing", "present"), linkChange("weak", "missing"), linkChange("missing", "unknown"), linkChange("missing", null)])
      .toEqual(["same", "filled", "other", "untold", "untold"]);
  });
});

describe("a list of targets", () => {
  const target = (change: Partial<ListedTarget>): ListedTarget => ({ chain: "c", link: "l", status: "open", zone: "Z01", lead: { id: "B1" }, ecosystems: [{ id: "E01" }, { id: "E02" }], late: false, ...change });
  const rows = [target({}), target({ status: "won", lead: null }), target({ late: true, zone: null, ecosystems: [] })];

  test("counts each choice under the other filters, not under its own", () => {
    const counts = targetCounts(rows, { state: "open" });
    expect(counts.state).toEqual({ open: 2, "in-talk": 0, won: 1, dropped: 0 });
    expect([counts.body, counts.ecosystem, counts.zone, counts.late, counts.all]).toEqual([{ B1: 2 }, { E01: 1, E02: 1 }, { Z01: 1 }, 1, 3]);
    expect(rows.filter((row) => fits(row, { state: "open", late: true })).length).toBe(1);
    expect(rows.filter((row) => fits(row, { ecosystem: "E02", body: "B1" })).length).toBe(1);
  });
});
