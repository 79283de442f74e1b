import { expect, test } from "vitest";
import { lastDay, milestonesOf } from "./milestones.js";

const event = (date: string) => ({ date, ecosystems: null, zones: null, composition: null, compositionEn: null, eventEn: null, event: "", source: "", dataset: "" });

test("a month stands for its last day, a day for itself", () => {
  expect(["2017-07", "2020-02", "2021-08-19", "2020"].map(lastDay)).toEqual(["2017-07-31", "2020-02-29", "2021-08-19", "2020-12-31"]);
});

test("what is no date is refused", () => {
  expect(() => lastDay("later")).toThrow(RangeError);
});

test("the usual day stands among the changes in order", () => {
  const days = milestonesOf({ history: [event("2021-04"), event("2017-07")], defaultAsOf: "2020-12-31" }).map(({ day }) => day);
  expect(days).toEqual(["2017-07-31", "2020-12-31", "2021-04-30"]);
});
