import { stages } from "@chengqi/domain/chains/chain-file";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { expect, test } from "vitest";
import { chainOverview } from "./chain-overview.js";
import type { DrawnChain, DrawnLink } from "./chain-picture.js";
import { textsOf } from "./scene.js";

const box = { x: 20, y: 30, width: 850, height: 780 };

const chains = (count: number, links: number): DrawnChain[] => Array.from({ length: count }, (_, chain) => ({
  id: `c${chain}`, name: { zh: `第${chain}链`, en: `Chain ${chain}` }, edges: [],
  links: Array.from({ length: links }, (__, index): DrawnLink => ({
    id: `l${index}`, name: { zh: `环节${index}`, en: `Link ${index}` }, stage: stages[index % 4] ?? "up", parents: [], status: linkStatuses[index % linkStatuses.length] ?? "unknown",
    firms: chain === 0 ? null : 2, revenueCny: "1000000", growthRatio: null,
  })),
}));

test.each([[3, 30], [6, 50], [14, 40], [29, 50], [60, 30]])("%i chains of %i links stay in their box, each chain named and every link a cell", (count, links) => {
  const shapes = chainOverview(chains(count, links), box, "zh");
  const texts = textsOf(shapes);
  for (let chain = 0; chain < count; chain += 1) expect(texts.filter(({ text }) => text === `第${chain}链`)).toHaveLength(1);
  for (const { x, y } of texts) {
    expect(x >= box.x && x <= box.x + box.width).toBe(true);
    expect(y >= box.y && y <= box.y + box.height).toBe(true);
  }
  expect(shapes.filter((shape) => shape.kind === "path" && shape.fill !== undefined)).toHaveLength(count * links);
});

test("names links where there is room, and tells a chain without figures by a dash", () => {
  const named = (count: number) => textsOf(chainOverview(chains(count, 30), box, "en")).map(({ text }) => text);
  expect(named(4).filter((text) => text.endsWith("Link 7"))).toHaveLength(4);
  expect(named(29).some((text) => text.includes("Link"))).toBe(false);
  expect(named(4).filter((text) => text === "—")).toHaveLength(1);
});
