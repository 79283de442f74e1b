import { expect, test } from "vitest";
import { comparedRoadmaps, nameOfItem, roadmapPicture } from "./roadmap.js";
import type { RoadmapContent } from "./targets.js";

const content: RoadmapContent = {
  goals: [{ year: 2027, goal: "Output", value: 100 }, { year: 2030, goal: "Output", value: 200 }],
  technologies: [{ name: "Etching", link: "tools", year: 2028 }, { name: "Substrates" }],
  measures: [{ text: "Test line", body: "office", until: "2029-06-30", progress: 0.2 }],
};

test("years run without holes, lanes follow the chain and what has no link or year keeps its place", () => {
  const picture = roadmapPicture(content, ["design", "tools"]);
  expect(picture.years).toEqual([2027, 2028, 2029, 2030]);
  expect(picture.undated).toBe(true);
  expect(picture.lanes.map(({ link, items }) => [link, items.map(nameOfItem)])).toEqual([[null, ["Output", "Output", "Substrates", "Test line"]], ["tools", ["Etching"]]]);
});

test("a link that the chain no longer has keeps its lane, and an empty roadmap has none", () => {
  expect(roadmapPicture(content, []).lanes.map(({ link }) => link)).toEqual([null, "tools"]);
  expect(roadmapPicture({ goals: [], technologies: [], measures: [] }, ["design"])).toEqual({ years: [], undated: false, lanes: [] });
});

test("two versions differ in what was added, removed and changed", () => {
  const later: RoadmapContent = { ...content, goals: [content.goals[0] ?? { year: 2027, goal: "" }], technologies: [...content.technologies, { name: "Lenses" }], measures: [{ text: "Test line", body: "office", until: "2029-06-30", progress: 0.6 }] };
  const told = comparedRoadmaps(content, later).map(({ change, before, after }) => [change, before?.year ?? null, after ? nameOfItem(after) : null]);
  expect(told).toEqual([["added", null, "Lenses"], ["changed", 2029, "Test line"], ["removed", 2030, null]]);
  expect(comparedRoadmaps(content, content)).toEqual([]);
});

test("the order in which fields were written is no change, and equal entries are counted", () => {
  const twice: RoadmapContent = { ...content, technologies: [{ name: "Substrates" }, { link: "tools", year: 2028, name: "Etching" }, { name: "Substrates" }] };
  expect(comparedRoadmaps(content, twice).map(({ change, after }) => [change, after && nameOfItem(after)])).toEqual([["added", "Substrates"]]);
});
