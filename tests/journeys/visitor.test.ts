import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { address, settled, visit } from "./visit.js";

/** How many colours the map shows; an empty canvas has one. */
async function coloursOf(page: Page): Promise<number> {
  const shot = await page.locator("canvas.maplibregl-canvas").screenshot();
  return page.evaluate(async (encoded) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4) colours.add((data[i]! >> 3) * 1024 + (data[i + 1]! >> 3) * 32 + (data[i + 2]! >> 3));
    return colours.size;
  }, shot.toString("base64"));
}

async function search(page: Page, text: string) {
  await page.keyboard.press("Control+k");
  const field = page.locator(".search-input");
  await field.fill(text);
  await page.getByRole("option").first().waitFor();
  return page.getByRole("option");
}

describe("a visitor", () => {
  it("sees the city drawn on the board", async () => {
    const { page, faults } = await visit("/");
    await settled(page);
    await page.locator("canvas.maplibregl-canvas").waitFor();
    await expect.poll(() => coloursOf(page), { timeout: 60_000 }).toBeGreaterThan(20);
    await expect.poll(() => page.getByText("示意图，非测绘成果").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it.each([["two characters", "电子", /电子信息/], ["pinyin", "tianfu", /天府/], ["initials", "cdkxc", /成都科学城/]])("finds zones by %s and opens the first with the keyboard alone", async (_, text, name) => {
    const { page, faults } = await visit("/datasets");
    await settled(page);
    const hits = await search(page, text);
    expect(await hits.allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(name)]));
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/datasets");
    await settled(page);
    expect(faults).toEqual([]);
  });

  it("closes the search with Escape and finds the focus where it was", async () => {
    const { page } = await visit("/zones");
    await settled(page);
    await page.locator(".search-opener").focus();
    await page.keyboard.press("Enter");
    await page.locator(".search-input").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("search-opener");
  });

  it("asks for another day and gets the ecosystems of that day", async () => {
    const { page, faults } = await visit("/ecosystems");
    await settled(page);
    const names = () => page.locator("main .data-table").first().innerText();
    expect(await names()).toContain("智能制造");
    await page.locator("button.as-of").click();
    await page.locator('input[type="date"]').fill("2021-10-01");
    await page.waitForURL(/asOf=2021-10-01/);
    await expect.poll(names).toContain("数字经济");
    await page.goBack();
    await expect.poll(names).not.toContain("数字经济");
    expect(faults).toEqual([]);
  });

  it("reads a zone's file, with what is unknown shown as unknown", async () => {
    const { page, faults } = await visit("/zones");
    await settled(page);
    await page.locator("main table a").first().click();
    await page.waitForURL(/\/zones\/./);
    await settled(page);
    await expect.poll(() => page.locator("main").innerText()).toContain("—");
    await expect.poll(() => page.getByText(/候选名录/).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it("filters the firms, reads on, and opens a card that says it is synthetic", async () => {
    const { page, faults } = await visit("/firms");
    await settled(page);
    const rows = page.locator(".firm-table tbody tr[aria-rowindex], .firm-table tbody tr:not([aria-hidden])");
    const before = await rows.count();
    expect(before).toBeGreaterThan(10);
    await page.goto(`${address}/firms?size=large&synthetic=true`);
    await settled(page);
    const filtered = await page.locator(".filters-count").innerText();
    expect(filtered).not.toBe("");
    await page.goto(`${address}/firms?synthetic=true`);
    await settled(page);
    const loaded = async () => Number(/已列出\s*([\d,]+)|([\d,]+)\s*家?。?$/.exec(await page.locator(".filters-count").innerText())?.slice(1).find(Boolean)?.replaceAll(",", "") ?? 0);
    const first = await loaded();
    await page.locator(".firm-scroll").evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect.poll(loaded).toBeGreaterThan(first);
    await page.goto(`${address}/firms?synthetic=true`);
    await settled(page);
    await page.locator(".firm-table tbody a").first().click();
    await page.waitForURL(/\/firms\/./);
    await settled(page);
    await expect.poll(() => page.getByText(/演示数据/).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it("sees of every dataset where it is from and which are synthetic", async () => {
    const { page, faults } = await visit("/datasets");
    await settled(page);
    const { rows } = (await (await fetch(`${address}/api/v1/datasets`)).json()) as { rows: unknown[] };
    await expect.poll(() => page.locator("main tbody tr").count()).toBe(rows.length);
    await expect.poll(() => page.getByText("◌").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it("takes away three maps and one table", async () => {
    const { page, faults } = await visit("/atlas/city/510100");
    await settled(page);
    await page.locator(".sheet-image").waitFor();
    expect(await page.locator(".sheet-image").evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(500);
    const beginnings = { svg: "<svg", png: "\u{89}PNG", pdf: "%PDF-" };
    for (const [format, beginning] of Object.entries(beginnings)) await takes(page, page.locator(`.sheet-files a[href*=".${format}"][download]`), format, beginning);
    await takes(page, page.locator('a[href*="directory.xlsx"]'), "xlsx", "PK");
    await takes(page, page.locator('a[href*="set.pdf"]'), "pdf", "%PDF-");
    expect(faults).toEqual([]);
  });

  it("switches language and theme, and both are remembered", async () => {
    const { page, faults } = await visit("/zones", { language: "zh", theme: "light" });
    await settled(page);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole("button", { name: "深色" }).or(page.locator(".preferences button").last()).first().click();
    await expect.poll(paper).not.toBe(light);
    await page.locator('.preferences button[lang="en"]').click();
    await expect.poll(() => page.locator("h1").innerText()).not.toMatch(/\p{Script=Han}/u);
    await page.reload();
    await settled(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await paper()).not.toBe(light);
    expect(faults).toEqual([]);
  });

  it("is told what happened at an address that does not exist", async () => {
    const { page } = await visit("/zones/no-such-zone");
    await page.locator("main").getByText(/没有|找不到|不存在/).first().waitFor();
  });
});

async function takes(page: Page, link: ReturnType<Page["locator"]>, format: string, beginning: string) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 90_000 }), link.first().click()]);
  const bytes = await readFile((await download.path())!);
  expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
  expect(bytes.length).toBeGreaterThan(2000);
  expect(bytes.subarray(0, 200).toString("latin1")).toContain(beginning);
}
