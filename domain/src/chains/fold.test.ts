import { expect, test } from "vitest";
import { foldedChain } from "./fold.js";

const link = (id: string, ...parents: string[]) => ({ id, stage: "mid" as const, parents });
const links = [link("materials"), link("resist", "materials"), link("gas", "materials"), link("rare-gas", "gas"), link("wafer"), link("chip")];
const edges = [["resist", "wafer"], ["rare-gas", "wafer"], ["rare-gas", "resist"], ["wafer", "chip"]].map(([from = "", to = ""]) => ({ from, to }));
const drawn = (...folded: string[]) => {
  const chain = foldedChain(links, edges, new Set(folded));
  return { links: chain.links.map(({ id }) => id), edges: chain.edges.map(({ from, to, stands }) => `${from}>${to}:${stands.length}`) };
};

test("unfolded, the parts are drawn and the groups are not", () => {
  expect(drawn()).toEqual({ links: ["resist", "rare-gas", "wafer", "chip"], edges: ["resist>wafer:1", "rare-gas>wafer:1", "rare-gas>resist:1", "wafer>chip:1"] });
});

test("a folded group takes the place and the edges of its parts, those among them vanish", () => {
  expect(drawn("materials")).toEqual({ links: ["materials", "wafer", "chip"], edges: ["materials>wafer:2", "wafer>chip:1"] });
});

test("of groups in groups the outermost folded one is drawn", () => {
  expect(drawn("gas").links).toEqual(["resist", "gas", "wafer", "chip"]);
  expect(drawn("gas", "materials")).toEqual(drawn("materials"));
});

test("what is no group folds nothing else", () => {
  expect(drawn("chip", "nobody")).toEqual(drawn());
});
