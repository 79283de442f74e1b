import { expect, test } from "vitest";
import { leadsOn, refusalToName, type Lead } from "./leads.js";

const leader: Lead = { kind: "city-leader", bodyId: null, postZh: "副市长", validFrom: "2020-01-01", validTo: null };
const department: Lead = { kind: "department", bodyId: "D", postZh: null, validFrom: "2020-01-01", validTo: null };

test("a city leader leads by a post, a department and a district as bodies of their type", () => {
  expect(refusalToName(leader, null, [])).toBeNull();
  expect(refusalToName({ ...leader, postZh: null }, null, [])).toBe("post-needed");
  expect(refusalToName({ ...leader, bodyId: "D" }, "department", [])).toBe("post-needed");
  expect(refusalToName(department, "department", [])).toBeNull();
  expect(refusalToName({ ...department, bodyId: null }, null, [])).toBe("body-needed");
  expect(refusalToName(department, "district-government", [])).toBe("wrong-type");
  expect(refusalToName({ ...department, kind: "district" }, "managing-body", [])).toBeNull();
});

test("who is named comes after who leads so far; others' leads do not matter", () => {
  expect(refusalToName(department, "department", [{ ...department, validFrom: "2019-01-01" }, leader])).toBeNull();
  expect(refusalToName(department, "department", [{ ...department, bodyId: "E" }])).toBe("not-after-the-last");
  expect(refusalToName(department, "department", [{ ...department, validFrom: "2021-01-01" }])).toBe("not-after-the-last");
});

test("on a day one of each kind leads, in the order of the three", () => {
  const before = { ...department, bodyId: "E", validFrom: "2019-01-01", validTo: "2020-01-01" };
  expect(leadsOn([department, before, leader], "2019-06-01")).toEqual([before]);
  expect(leadsOn([department, before, leader], "2020-01-01")).toEqual([leader, department]);
});
