import { stages } from "@chengqi/domain/chains/chain-file";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { expect, test } from "vitest";
import { chainPicture, type DrawnChain, type DrawnLink } from "./chain-picture.js";
import { textsOf, type PathShape } from "./scene.js";

const box = { x: 20, y: 30, width: 850, height: 780 };

function chain(count: number): DrawnChain {
  const links = Array.from({ length: count }, (_, index): DrawnLink => ({
    id: `l${index}`, name: { zh: `第${index}环`, en: `Link ${index}` }, stage: stages[index % 4] ?? "up", parents: [],
    status: linkStatuses[index % linkStatuses.length] ?? "unknown", firms: index % 5 === 0 ? null : index, revenueCny: "120000000", growthRatio: index % 3 === 0 ? null : 0.1,
  }));
  return { id: "chips", name: { zh: "集成电路", en: "Integrated circuits" }, links, edges: links.slice(1).map(({ id }, index) => ({ from: `l${index}`, to: id, critical: index % 2 === 0 })) };
}

const numbersOf = ({ d }: PathShape) => [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([value]) => Number(value));

test.each([4, 24, 60])("a chain of %i links stays in its box, every link named once with the sign of its status", (count) => {
  const shapes = chainPicture(chain(count), box, "zh");
  const texts = textsOf(shapes).map(({ text }) => text);
  for (let index = 0; index < count; index += 1) expect(texts.filter((text) => text.endsWith(` 第${index}环`))).toHaveLength(1);
  for (const { x, y } of textsOf(shapes)) {
    expect(x).toBeGreaterThanOrEqual(box.x);
    expect(x).toBeLessThanOrEqual(box.x + box.width + 0.01);
    expect(y).toBeLessThanOrEqual(box.y + box.height + 0.01);
  }
  const boxes = shapes.filter((shape): shape is PathShape => shape.kind === "path" && shape.fill !== undefined);
  for (const shape of boxes) for (const value of numbersOf(shape)) expect(value).toBeGreaterThan(0);
});

test("every stage has its heading in the reader's language", () => {
  const texts = (lang: "zh" | "en") => textsOf(chainPicture(chain(12), box, lang)).map(({ text }) => text);
  expect(texts("zh")).toEqual(expect.arrayContaining(["上游", "中游", "下游", "支撑服务"]));
  expect(texts("en")).toEqual(expect.arrayContaining(["Upstream", "Midstream", "Downstream", "Supporting services"]));
});

test("what is not known stands as a dash, never as nothing at all", () => {
  const one = chain(8);
  expect(textsOf(chainPicture({ ...one, links: one.links.map((link) => ({ ...link, firms: null })) }, box, "zh")).filter(({ text }) => text === "—")).toHaveLength(8);
});
