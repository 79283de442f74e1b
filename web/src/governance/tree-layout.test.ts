import * as fc from "fast-check";
import { bodyTypeNames, mayStandUnder } from "@chengqi/domain/governance/bodies";
import { describe, expect, it } from "vitest";
import { bandOf, bands, cardSize, drawingOf, treeOf, waysTo, type TreeBody } from "./tree-layout.js";

const bodies: TreeBody[] = [
  { id: "office", type: "city-office", parentId: "group" },
  { id: "group", type: "city-leading-group", parentId: null },
  { id: "north", type: "district-government", parentId: "office" },
  { id: "south", type: "district-government", parentId: "office" },
  { id: "works", type: "town", parentId: "north" },
  { id: "port", type: "dispatched-body", parentId: "north" },
  { id: "party", type: "party-committee", parentId: "port" },
];
const all = () => true;

describe("the tree of bodies", () => {
  it("puts each under its parent, zone bodies before towns", () => {
    const [head] = treeOf(bodies);
    expect(head?.body.id).toBe("group");
    expect(head?.children[0]?.children[0]?.children.map(({ body }) => body.id)).toEqual(["port", "works"]);
  });

  it("heads a tree of its own with a body whose parent is not shown", () => {
    expect(treeOf(bodies.filter(({ id }) => id !== "office")).map(({ body }) => body.id)).toEqual(["group", "north", "south"]);
  });

  it("finds what matches and what stands above it", () => {
    const { found, above } = waysTo(treeOf(bodies), ({ id }) => id === "port");
    expect([...found]).toEqual(["port"]);
    expect([...above].toSorted()).toEqual(["group", "north", "office"]);
  });
});

describe("the drawing of the tree", () => {
  it("has the band of each type no further left than those of the types it may stand under", () => {
    for (const type of bodyTypeNames) {
      for (const parent of bodyTypeNames.filter((one) => mayStandUnder(type, one))) expect(bands.indexOf(bandOf(type))).toBeGreaterThanOrEqual(bands.indexOf(bandOf(parent)));
    }
    expect([bandOf("department"), bandOf("managing-body"), bandOf("town")]).toEqual(["city", "district", "zone"]);
  });

  it("draws what is unfolded only, a body in the row of the first that stands under it", () => {
    const folded = drawingOf(treeOf(bodies), (id) => id !== "north");
    expect(folded.places.has("port")).toBe(false);
    const { places, lines, bands: drawn } = drawingOf(treeOf(bodies), all);
    expect(lines).toHaveLength(6);
    expect(places.get("north")?.y).toBe(places.get("party")?.y);
    expect(places.get("works")!.y).toBeGreaterThan(places.get("party")!.y);
    expect(drawn.map(({ band }) => band)).toEqual(["city", "district", "zone"]);
  });

  it("covers the whole width with its bands, each beginning where the one before ends", () => {
    const { bands: drawn, width } = drawingOf(treeOf(bodies), all);
    for (const [i, { x }] of drawn.entries()) expect(x).toBe(i === 0 ? 0 : drawn[i - 1]!.x + drawn[i - 1]!.width);
    expect(drawn.at(-1)!.x + drawn.at(-1)!.width).toBe(width);
  });

  it("lays no card over another, whatever may stand under what and whatever is unfolded", () => {
    const made = fc.array(fc.record({ type: fc.constantFrom(...bodyTypeNames), parent: fc.nat(30), open: fc.boolean() }), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(made, (some) => {
      const drawn = some.map(({ type, parent }, i) => ({ id: `b${i}`, type, parentId: parent < i && mayStandUnder(type, some[parent]!.type) ? `b${parent}` : null }));
      const { places } = drawingOf(treeOf(drawn), (id) => some[Number(id.slice(1))]!.open);
      const cards = [...places.values()];
      return cards.every((a, i) => cards.slice(i + 1).every((b) => a.x !== b.x || Math.abs(a.y - b.y) >= cardSize.height));
    }), { seed: 7, numRuns: 200 });
  });
});
