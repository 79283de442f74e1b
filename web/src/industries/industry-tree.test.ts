import type { Industry } from "@chengqi/domain/industries/industry";
import { expect, test } from "vitest";
import { industryTree } from "./industry-tree.js";

const industry = (code: string, level: Industry["level"], parent: string | null): Industry =>
  ({ code, name: { zh: `名${code}`, en: null }, level, parent, section: "C" });

test("every industry hangs below its parent, whatever comes first", () => {
  const tree = industryTree([industry("3973", "class", "397"), industry("C", "section", null), industry("39", "division", "C"), industry("397", "group", "39")], ({ code }) => code);
  expect(tree).toMatchObject([{ value: "C", children: [{ value: "39", children: [{ value: "397", children: [{ value: "3973", children: [] }] }] }] }]);
});

test("an industry whose parent is missing is not lost", () => {
  expect(industryTree([industry("0511", "class", "051")], ({ code }) => code).map(({ value }) => value)).toEqual(["0511"]);
});
