import { expect, test } from "vitest";
import { inOrder, type DayItem, type DayPart } from "./my-day.js";

const item = (id: string, part: DayPart, due: string | null, at: string | null): DayItem =>
  ({ id, part, words: "x", values: {}, link: "/", due, at, noticeId: null });

test("the late come first, then what waits by its day, then changes from the newest on", () => {
  const items = [
    item("old change", "changed", null, "2026-01-01"), item("new change", "changed", null, "2026-02-01"),
    item("no day", "waiting", null, null), item("in March", "waiting", "2026-03-01", null), item("in April", "waiting", "2026-04-01", null),
    item("late by a day", "late", "2026-01-31", null), item("late by a month", "late", "2026-01-01", null),
  ];
  expect(inOrder(items).map(({ id }) => id)).toEqual(["late by a month", "late by a day", "in March", "in April", "no day", "new change", "old change"]);
});
