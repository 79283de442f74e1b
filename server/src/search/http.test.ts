import { firmCardSchema, firmPageSchema } from "@chengqi/domain/enterprises/firm";
import { searchHitSchema, type SearchHit } from "@chengqi/domain/search/hit";
import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "../testing/city.js";

const hits = async (q: string, more = ""): Promise<SearchHit[]> =>
  (await read(`/api/v1/search?q=${encodeURIComponent(q)}${more}`, z.object({ hits: z.array(searchHitSchema) }))).hits;

test.each([
  ["生物", "zone", "Z03"], ["成都科学城", "zone", "Z05"], ["chengdukexuecheng", "zone", "Z05"], ["cdkxc", "zone", "Z05"], ["Z05", "zone", "Z05"],
  ["Science City", "zone", "Z05"], ["荷花池", "zone", "Z21"],
  ["电子信息", "ecosystem", "E01"], ["dianzixinxi", "ecosystem", "E01"], ["郫都", "district", "510117"], ["pidu", "district", "510117"], ["510117", "district", "510117"],
  ["集成电路制造", "industry", "3973"], ["3973", "industry", "3973"], ["川能动力", "firm", "SZSE:000155"], ["000155", "firm", "SZSE:000155"],
  ["数据集", "page", "/datasets"], ["datasets", "page", "/datasets"],
] as const)("a visitor typing %s finds the %s %s", async (typed, kind, id) => {
  const found = await hits(typed);
  expect(found.map((hit) => `${hit.kind} ${hit.id}`)).toContain(`${kind} ${id}`);
});

test("what fits exactly comes first, zones before firms", async () => {
  expect((await hits("成都科学城"))[0]).toMatchObject({ kind: "zone", id: "Z05" });
  const kinds = (await hits("成都", "&limit=30")).map(({ kind }) => kind);
  expect(kinds[0]).toBe("zone");
  expect(kinds).toContain("firm");
  expect(kinds.indexOf("firm")).toBeGreaterThan(kinds.indexOf("zone"));
});

test("a visitor finds a firm by its whole name, its beginning, two signs within, and its credit code", async () => {
  const { rows } = await read("/api/v1/firms?synthetic=true&sort=revenue&limit=5", firmPageSchema);
  for (const { id, name } of rows) {
    expect((await hits(name.zh))[0]).toMatchObject({ kind: "firm", id, synthetic: true });
    expect((await hits(id))[0]).toMatchObject({ kind: "firm", id });
    expect((await hits(name.zh.slice(0, -2), "&limit=50")).map((hit) => hit.id)).toContain(id);
  }
});

test("a visitor finds a firm by what it makes, and reads that it does", async () => {
  const [product] = (await read("/api/v1/firms/SZSE:000155", firmCardSchema)).products;
  const found = await hits(product!, "&limit=50");
  expect(found.find(({ id }) => id === "SZSE:000155")).toMatchObject({ kind: "firm", detail: { zh: `主要产品 ${product}`, en: `makes ${product}` } });
});

test("a zone that had not begun is not found on an earlier day", async () => {
  expect((await hits("未来科技城", "&asOf=2021-05-01")).map(({ id }) => id)).toContain("N01");
  expect((await hits("未来科技城", "&asOf=2020-12-31")).map(({ id }) => id)).not.toContain("N01");
});

test("nothing fits nonsense, and signs of the database's language are only signs", async () => {
  for (const typed of ["%%%", "__", "'; drop table", "不存在的名称甲乙丙"]) expect(await hits(typed)).toEqual([]);
});

test("no more hits than asked for, each once", async () => {
  const found = await hits("成都", "&limit=7");
  expect(found).toHaveLength(7);
  expect(new Set(found.map(({ kind, id }) => kind + id)).size).toBe(7);
});
