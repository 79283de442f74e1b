import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./violations.js";
import { settled, visit } from "./visit.js";

const origin = (page: Page) => page.getByRole("dialog");
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("a value that does not come from its row's dataset", () => {
  it("opens with the pointer to where the outline of a zone comes from, and closes when it leaves", async () => {
    const { page, faults } = await visit("/zones/Z01");
    await settled(page);
    await page.locator(".zone-map-origins").getByRole("button", { name: /^轮廓/ }).hover();
    await origin(page).getByText("产业功能区示意轮廓").waitFor();
    expect(await origin(page).innerText()).toContain("演示数据");
    expect(await origin(page).getByRole("link").getAttribute("href")).toContain("/datasets/zone-shapes");
    expect(await violations(page)).toEqual([]);
    await page.mouse.move(5, 5);
    await expect.poll(() => origin(page).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("opens with the keyboard on a phone to whose translation an English name is, and gives the focus back", async () => {
    const { page, faults } = await visit("/zones/Z01", { language: "en", width: 390, height: 844 });
    await settled(page);
    const mark = page.getByRole("button", { name: "English name: derived by us, open its origin" });
    await mark.focus();
    await page.keyboard.press("Enter");
    await origin(page).getByText("English names and texts").waitFor();
    const text = await origin(page).innerText();
    for (const part of ["derived by us", "translated by this project", "31 Dec 2022", "not official"]) expect(text).toContain(part);
    expect(await fits(page)).toBeLessThanOrEqual(0);
    const box = (await origin(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => origin(page).count()).toBe(0);
    expect(await mark.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(faults).toEqual([]);
  });

  it.each([
    ["/zones/Z01?tab=industries", "Classification codes: derived by us, open its origin", "Leading industries read as classification codes"],
    ["/ecosystems/E01", "English of the note: derived by us, open its origin", "English names and texts"],
    ["/districts/510117", "Outline of the district", "District outlines"],
  ])("opens by a click on %s", async (route, name, dataset) => {
    const { page, faults } = await visit(route, { language: "en" });
    await settled(page);
    await page.getByRole("button", { name }).first().click();
    await origin(page).getByText(dataset).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

it("a zone without an outline says that no firm can be placed in it", async () => {
  const { page, faults } = await visit("/zones/N01?asOf=2021-06-30");
  await settled(page);
  expect(await page.locator(".figure-strip").innerText()).toContain("没有边界，企业无从落位");
  expect(faults).toEqual([]);
});

it("the industry filter tells an English reader that the finer names are published in Chinese only, and marks them as Chinese", async () => {
  const { page, faults } = await visit("/firms?industry=397", { language: "en" });
  await settled(page);
  const filter = page.getByRole("combobox", { name: "Choose an industry" });
  await filter.click();
  await page.getByText("published in Chinese only").waitFor();
  await filter.fill("397");
  const name = page.locator(".ant-select-tree-title", { hasText: "3973" }).locator("span");
  await name.first().waitFor();
  expect(await name.first().getAttribute("lang")).toBe("zh-CN");
  await filter.fill("Mining");
  expect(await page.locator(".ant-select-tree-title", { hasText: "Mining" }).locator("span").first().getAttribute("lang")).toBe("en");
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
});
