import { expect, it } from "vitest";
import { levelOf, shownOf, turn } from "./folds.js";
import { drawingOf, treeOf, type TreeBody } from "./tree-layout.js";

const bodies: TreeBody[] = [
  { id: "group", type: "city-leading-group", parentId: null },
  { id: "office", type: "city-office", parentId: "group" },
  { id: "north", type: "district-government", parentId: "office" },
  { id: "south", type: "district-government", parentId: "office" },
  { id: "port", type: "dispatched-body", parentId: "north" },
  { id: "party", type: "party-committee", parentId: "port" },
  { id: "fair", type: "statutory-agency", parentId: "south" },
];
const trees = treeOf(bodies);
const seen = (...args: Parameters<typeof shownOf<TreeBody>> extends [unknown, ...infer Rest] ? Rest : never) => {
  const shown = shownOf(trees, ...args);
  return [...drawingOf(shown.trees, shown.unfolded).places.keys()].toSorted();
};
const none = new Set<string>();

it("shows the bodies down to a level", () => {
  expect(seen({ level: "city", turned: none }, null)).toEqual(["group", "office"]);
  expect(seen({ level: "district", turned: none }, null)).toEqual(["group", "north", "office", "south"]);
  expect(seen({ level: "zone", turned: none }, null)).toEqual(bodies.map(({ id }) => id).toSorted());
});

it("turns single bodies the other way", () => {
  expect(seen({ level: "district", turned: new Set(["north"]) }, null)).toEqual(["group", "north", "office", "port", "south"]);
  expect(seen({ level: "district", turned: new Set(["group"]) }, null)).toEqual(["group"]);
  expect([...turn(turn(none, "a"), "b")]).toEqual(["a", "b"]);
  expect([...turn(new Set(["a"]), "a")]).toEqual([]);
});

it("draws what the search found with the way to it, and unfolds what stands under it when asked", () => {
  const port = ({ id }: TreeBody) => id === "port";
  expect(seen({ level: "city", turned: none }, port)).toEqual(["group", "north", "office", "port"]);
  expect(seen({ level: "city", turned: new Set(["port"]) }, port)).toEqual(["group", "north", "office", "party", "port"]);
});

it("shows the districts where the address names no level it knows", () => {
  expect([levelOf("zone"), levelOf(""), levelOf("planet")]).toEqual(["zone", "district", "district"]);
});
