import { expect, test } from "vitest";
import { changesOf } from "./changes.js";

const name = (zh: string) => ({ zh, en: null });
const heir = (id: string, kind: "split" | "merge" | "regroup") => ({ id, name: name(id), kind, on: "2021-08-19" });

test("an ecosystem divided into two is one change with two heirs", () => {
  const changes = changesOf([{ id: "E06", name: name("智能制造"), validTo: "2021-08-19", successors: [heir("E19", "split"), heir("E20", "split")] }]);
  expect(changes).toMatchObject([{ on: "2021-08-19", kind: "split", to: [{ id: "E19" }, { id: "E20" }] }]);
});

test("one that ended without an heir was dropped, one still in force did not change", () => {
  const changes = changesOf([
    { id: "E15", name: name("节能环保"), validTo: "2020-04-01", successors: [] },
    { id: "E01", name: name("电子信息"), validTo: null, successors: [] },
  ]);
  expect(changes).toMatchObject([{ on: "2020-04-01", kind: "drop", to: [], from: { id: "E15" } }]);
});

test("changes stand in order of their days", () => {
  const changes = changesOf([
    { id: "E09", name: name("会展经济"), validTo: "2021-08-19", successors: [heir("E21", "regroup")] },
    { id: "E17", name: name("军民融合"), validTo: "2020-04-01", successors: [] },
  ]);
  expect(changes.map(({ from }) => from.id)).toEqual(["E17", "E09"]);
});
