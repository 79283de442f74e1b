import { expect, test } from "vitest";
import { heirsOn, membershipsOn } from "./succession.js";

const ecosystems = [
  { id: "one", validFrom: "2019-03-01", validTo: null },
  { id: "divided", validFrom: "2019-03-01", validTo: "2021-08-19" },
  { id: "half-a", validFrom: "2021-08-19", validTo: null },
  { id: "half-b", validFrom: "2021-08-19", validTo: null },
  { id: "food", validFrom: "2019-03-01", validTo: "2021-08-19" },
  { id: "farming", validFrom: "2019-03-01", validTo: "2021-08-19" },
  { id: "food-and-farming", validFrom: "2021-08-19", validTo: null },
  { id: "dropped", validFrom: "2019-03-01", validTo: "2020-04-01" },
  { id: "loop-a", validFrom: "2018-01-01", validTo: "2019-01-01" },
  { id: "loop-b", validFrom: "2018-01-01", validTo: "2019-01-01" },
];
const onDate = "2021-08-19";
const successions = [
  { fromId: "divided", toId: "half-a", onDate },
  { fromId: "divided", toId: "half-b", onDate },
  { fromId: "food", toId: "food-and-farming", onDate },
  { fromId: "farming", toId: "food-and-farming", onDate },
  { fromId: "loop-a", toId: "loop-b", onDate: "2019-01-01" },
  { fromId: "loop-b", toId: "loop-a", onDate: "2019-01-01" },
];
const heirs = (id: string, day: string) => heirsOn(id, day, ecosystems, successions);

test("an ecosystem in force stands for itself", () => {
  expect(heirs("one", "2020-12-31")).toEqual([{ ecosystemId: "one", basis: "stated" }]);
  expect(heirs("divided", "2021-08-18")).toEqual([{ ecosystemId: "divided", basis: "stated" }]);
});

test("nothing stands for it before it began or after it was dropped", () => {
  expect(heirs("one", "2019-02-28")).toEqual([]);
  expect(heirs("dropped", "2020-04-01")).toEqual([]);
  expect(heirs("unheard-of", "2020-04-01")).toEqual([]);
});

test("a merged ecosystem has one heir, a divided one has heirs nobody can choose between", () => {
  expect(heirs("food", onDate)).toEqual([{ ecosystemId: "food-and-farming", basis: "succession" }]);
  expect(heirs("divided", onDate)).toEqual([
    { ecosystemId: "half-a", basis: "split" }, { ecosystemId: "half-b", basis: "split" },
  ]);
});

test("a history that runs in a circle ends without an heir", () => {
  expect(heirs("loop-a", "2020-01-01")).toEqual([]);
});

const stated = (ecosystemId: string) => ({ ecosystemId, validFrom: null, validTo: null, role: "core" });

test("a zone of two ecosystems that merged belongs to the heir once, and keeps what else was stated", () => {
  const rows = membershipsOn([stated("food"), stated("farming")], "2022-01-01", ecosystems, successions);
  expect(rows).toEqual([{ ...stated("food"), ecosystemId: "food-and-farming", statedId: "food", basis: "succession" }]);
});

test("what is stated outweighs what is followed", () => {
  const rows = membershipsOn([stated("divided"), stated("half-a")], "2022-01-01", ecosystems, successions);
  expect(rows.map((row) => [row.ecosystemId, row.basis])).toEqual([["half-a", "stated"], ["half-b", "split"]]);
});

test("a membership that has ended is not followed", () => {
  expect(membershipsOn([{ ...stated("one"), validTo: "2020-01-01" }], "2020-01-01", ecosystems, successions)).toEqual([]);
});
