import { roadmapContentSchema, type RoadmapContent } from "@chengqi/domain/chains/targets";
import { expect, it } from "vitest";
import { completeRoadmap, draftOf, emptyRow, filledRows } from "./roadmap-draft.js";

const content: RoadmapContent = {
  goals: [{ year: 2027, goal: "产值过百亿元", value: 100, unit: "亿元", measure: "revenueCny" }, { year: 2030, goal: "形成两个集群" }],
  technologies: [{ name: "先进封装", link: "packaging", year: 2026 }, { name: "化合物半导体" }],
  measures: [{ text: "引进设备企业", body: "CD-JX", until: "2026-12-31", progress: 0.125, note: "按季度通报" }, { text: "建公共测试平台" }],
};

it("comes back as it was written, and fits what the server reads", () => {
  expect(filledRows(draftOf(content))).toEqual(content);
  expect(roadmapContentSchema.parse(filledRows(draftOf(content)))).toEqual(content);
  expect(completeRoadmap(draftOf(content))).toBe(true);
});

it("leaves empty rows out, and is not complete with nothing or with a row half written", () => {
  const draft = draftOf(content);
  expect(filledRows({ ...draft, goals: [...draft.goals, emptyRow.goals] })).toEqual(content);
  expect(completeRoadmap(draftOf(null))).toBe(false);
  expect(completeRoadmap({ ...draft, goals: [{ ...emptyRow.goals, year: "2027" }] })).toBe(false);
  expect(completeRoadmap({ ...draft, goals: [{ year: "1999", goal: "目标", value: "", unit: "", measure: "" }] })).toBe(false);
  expect(completeRoadmap({ ...draft, measures: [{ ...emptyRow.measures, text: "举措", progress: "120" }] })).toBe(false);
});
