import { describe, expect, test } from "vitest";
import type { ChainFileInput } from "./chain-file.js";
import { chainProblems } from "./chain-problems.js";

const classNames = new Map([["3973", "集成电路制造"], ["6520", "集成电路设计"], ["3562", "半导体器件专用设备制造"]]);
const both = (zh: string) => ({ zh, en: zh });
const link = (id: string, rest: Partial<ChainFileInput["links"][number]> = {}): ChainFileInput["links"][number] => ({
  id, name: both(id), stage: "mid", classes: [{ code: "3973" }], maturity: "mature", products: ["芯片"], productsEn: ["chips"], ...rest,
});
const chain = (rest: Partial<ChainFileInput> = {}): ChainFileInput => ({
  id: "chips", name: both("集成电路"), version: 1, validFrom: "2019-01-01", ecosystems: ["电子信息"], mark: "editorial", author: both("编者"), date: "2026-11-01",
  links: [link("design"), link("wafer"), link("packaging"), link("test"), link("use")],
  edges: [["design", "wafer"], ["wafer", "packaging"], ["packaging", "test"], ["test", "use"]].map(([from = "", to = ""]) => ({ from, to, kind: "component" as const })),
  ...rest,
});
const problemsOf = (raw: unknown) => chainProblems(raw, classNames).problems;

test("a sound chain is read, with what it leaves out filled in", () => {
  const { chain: read, problems } = chainProblems(chain(), classNames);
  expect(problems).toEqual([]);
  expect(read?.links[0]).toMatchObject({ parents: [], substitutes: [], classes: [{ code: "3973", partial: false }] });
});

describe("what is wrong is named with its place, what was found and what would be right", () => {
  const { links, edges } = chain();
  test.each<[string, unknown, string, string]>([
    ["a field missing", { ...chain(), author: undefined }, "author", "nothing"],
    ["an end before the beginning", chain({ validTo: "2018-01-01" }), "validTo", "2018-01-01"],
    ["a published chain without its document", chain({ mark: "published" }), "sources", "none"],
    ["a class that does not exist", chain({ links: [link("design", { classes: [{ code: "9999" }] }), ...links.slice(1)] }), "links.0(design).classes", "9999"],
    ["a class twice", chain({ links: [link("design", { classes: [{ code: "3973" }, { code: "3973" }] }), ...links.slice(1)] }), "links.0(design).classes", "3973"],
    ["no class and no reason", chain({ links: [link("design", { classes: [] }), ...links.slice(1)] }), "links.0(design).classes", "none"],
    ["a reason beside classes", chain({ links: [link("design", { noClass: both("无") }), ...links.slice(1)] }), "links.0(design).noClass", "given"],
    ["products without their English", chain({ links: [link("design", { productsEn: ["a1", "b1"] }), ...links.slice(1)] }), "links.0(design).productsEn", "2"],
    ["an id twice", chain({ links: [...links, link("use")] }), "links.5(use).id", "use"],
    ["an unknown parent", chain({ links: [link("design", { parents: ["nobody"] }), ...links.slice(1)] }), "links.0(design).parents", "nobody"],
    ["an edge to nowhere", chain({ edges: [...edges, { from: "use", to: "nobody", kind: "product" }] }), "edges.4(use → nobody)", "nobody"],
    ["an edge to itself", chain({ edges: [...edges, { from: "use", to: "use", kind: "product" }] }), "edges.4(use → use)", "use"],
    ["an edge twice", chain({ edges: [...edges, { from: "test", to: "use", kind: "component" }] }), "edges.4(test → use)", "test → use component"],
    ["an edge to a link with parts", chain({ links: [...links, link("part", { parents: ["use"] })], edges: [...edges, { from: "part", to: "test", kind: "product" }] }), "edges.3(test → use)", "use"],
    ["a link no edge touches", chain({ links: [...links, link("lonely")] }), "links(lonely)", "no edge"],
    ["parts in a circle", chain({ links: [...links, link("a1", { parents: ["b1"] }), link("b1", { parents: ["a1"] })] }), "links", "a1 → b1 → a1"],
  ])("%s", (_, raw, where, found) => {
    expect(problemsOf(raw)).toContainEqual(expect.objectContaining({ where, found }));
    expect(chainProblems(raw, classNames).chain).toBeNull();
  });
});
