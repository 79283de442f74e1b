import type { PartnersAnswer } from "@chengqi/domain/chains/answers-supply";
import { describe, expect, it } from "vitest";
import { address, settled, visit } from "./visit.js";

describe("somebody who asks what a chain of the city looks like", () => {
  it("goes from the list to the panorama, opens a link there, and comes to the firms on it", async () => {
    const { page, faults } = await visit("/chains");
    await settled(page);
    await page.getByRole("link", { name: "集成电路", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "集成电路" }).waitFor();
    await page.getByRole("button", { name: /^功率与分立器件/ }).click();
    const card = page.getByRole("complementary", { name: "功率与分立器件" });
    await card.getByText("供应环节").waitFor();
    expect(await card.innerText()).toContain("化合物半导体衬底");
    await card.getByRole("link", { name: "功率与分立器件" }).click();
    await page.getByRole("heading", { level: 1, name: "功率与分立器件" }).waitFor();
    await page.getByRole("heading", { name: /^环节上的企业（\d+ 家）$/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it("folds a group of links, and sees one status alone; the address keeps both", async () => {
    const { page, faults } = await visit("/chains/integrated-circuits");
    await settled(page);
    await page.getByRole("button", { name: "收进 半导体材料" }).first().click();
    await page.getByRole("button", { name: "展开 半导体材料" }).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^光刻胶/ }).count()).toBe(0);
    await page.getByRole("button", { name: /^不能判断 \d+$/ }).click();
    await expect.poll(() => new URL(page.url()).search).toMatch(/fold=materials.*status=unknown/);
    expect(faults).toEqual([]);
  });

  it("compares a zone with the city in the table of links", async () => {
    const { page, faults } = await visit("/chains/integrated-circuits?tab=links&with=zone:Z01");
    await settled(page);
    await page.getByRole("columnheader", { name: "成都电子信息产业功能区" }).waitFor();
    expect(await page.getByRole("row").count()).toBeGreaterThan(30);
    expect(faults).toEqual([]);
  });
});

describe("somebody who asks what became of a chain", () => {
  it("compares two years: what appeared and what stands better or worse comes first, and one kind can be seen alone", async () => {
    const { page, faults } = await visit("/chains/integrated-circuits?tab=compared&than=2017");
    await settled(page);
    await page.getByRole("columnheader", { name: "2017" }).waitFor();
    await page.getByRole("columnheader", { name: "2020" }).waitFor();
    const kinds = page.getByRole("list", { name: "按变化筛选" }).getByRole("button");
    const [words, count] = /^\S+ (\S+) (\d+)$/u.exec((await kinds.first().innerText()).replaceAll(/\s+/gu, " "))?.slice(1) ?? [];
    await kinds.first().click();
    await expect.poll(() => page.getByRole("row").count()).toBe(Number(count) + 1);
    expect(await page.getByRole("row").nth(1).innerText()).toContain(words);
    expect(faults).toEqual([]);
  });
});

const read = async <T>(route: string): Promise<T> => (await (await fetch(`${address}/api/v1${route}`)).json()) as T;

/** In a small city most links are empty: the first firm that finds somebody. */
async function firmWithSuppliers(): Promise<string> {
  const { rows } = await read<{ rows: { id: string }[] }>("/firms?limit=200");
  for (const { id } of rows) if ((await read<PartnersAnswer>(`/firms/${id}/partners`)).suppliers.length > 0) return id;
  throw new Error("no firm with suppliers among the first 200");
}

describe("an enterprise that asks who can supply it nearby", () => {
  it("opens the first supplier from its own page, and sees fit, capacity and distance", async () => {
    const { page, faults } = await visit(`/firms/${await firmWithSuppliers()}?tab=partners`);
    await settled(page);
    await page.getByRole("heading", { name: "可能的供应商" }).waitFor();
    const first = page.locator("details").first();
    await first.locator("summary").click();
    const text = await first.innerText();
    for (const part of ["匹配", "能力", "距离"]) expect(text).toContain(part);
    expect(faults).toEqual([]);
  });
});

describe("somebody who asks how much of what is needed is at hand", () => {
  it("goes from the city to a zone, and reads its suppliers and customers beside the map", async () => {
    const { page, faults } = await visit("/supply");
    await settled(page);
    const flows = page.getByRole("table", { name: "全市最大的流向" });
    await flows.waitFor();
    await flows.getByRole("link").first().click();
    await page.getByRole("table", { name: "供应方功能区" }).waitFor();
    await page.getByRole("table", { name: "客户功能区" }).waitFor();
    expect(new URL(page.url()).searchParams.get("area")).toMatch(/^zone:/);
    expect(faults).toEqual([]);
  });
});
