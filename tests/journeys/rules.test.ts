import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./violations.js";
import { settled, visit } from "./visit.js";

/** Chooses in a field that offers a list. */
async function choose(page: Page, label: RegExp, option: string) {
  const field = page.getByRole("combobox", { name: label }).first();
  await field.click();
  await field.pressSequentially(option);
  await page.keyboard.press("Enter");
}

const example = (page: Page) => page.locator(".example").first();

describe("an official", () => {
  it("writes a rule in rows, sees a mistake explained, completes a name, turns an example green and runs it on the city", async () => {
    const { page, faults } = await visit("/rules/new");
    await settled(page);

    await page.getByRole("button", { name: "加一个条件" }).click();
    await page.getByText("这一行还缺数值").waitFor();
    await choose(page, /第 1 行：比什么/, "税收");
    await choose(page, /第 1 行：除以/, "用地面积");
    await page.getByRole("textbox", { name: /第 1 行：数值/ }).fill("20");
    await page.getByText("税收 ÷ 用地面积 不低于 20 万元/亩").waitFor();
    expect(await page.locator(".rule-written").innerText()).toBe("税收 / 用地面积 >= 万元(20) / 亩(1)");

    await page.getByRole("button", { name: "加一个例子" }).click();
    await page.getByRole("spinbutton", { name: "税收" }).fill("3000000");
    await page.getByRole("spinbutton", { name: "用地面积" }).fill("12000");
    await example(page).getByText("与预期不同").waitFor();
    await page.getByRole("button", { name: "为什么" }).click();
    await page.getByText(/16\.667 万元\/亩 >= 20 万元\/亩/).waitFor();
    await page.getByRole("spinbutton", { name: "税收" }).fill("5000000");
    await example(page).getByText("与预期一致").waitFor();

    await page.getByText("文本", { exact: true }).click();
    const text = page.getByRole("textbox", { name: "规则文本" });
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" and 研");
    await page.getByRole("option", { name: /研发经费/ }).waitFor();
    await page.getByRole("option", { name: /研发经费/ }).click();
    await expect.poll(() => text.innerText()).toContain("研发经费");
    await page.keyboard.type(" >= 人(3)");
    await page.getByText(/单位不合：这里是数（人），应为数（元）。/).first().waitFor();
    await page.locator(".cm-lintRange-error").waitFor();
    for (let i = 0; i < "人(3)".length; i += 1) await page.keyboard.press("Backspace");
    await page.keyboard.type("万元(1)");
    await page.getByText("规则可用").waitFor();
    await example(page).getByText("只差一项：研发经费").waitFor();
    expect(await violations(page)).toEqual([]);

    // What firms return is not for a rule that anybody writes; what anybody may see is.
    await page.getByRole("button", { name: "在全市试算" }).click();
    await page.getByText("规则用到“税收”，这是企业报送的数据").waitFor();
    await text.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("从业人员 >= 人(20) and 上市日期 <= date(\"2018-12-31\")");
    await page.getByText("从业人员 不低于 20 人，并且 上市日期 不晚于 2018年12月31日").waitFor();
    await page.getByRole("button", { name: "在全市试算" }).click();
    const unknown = page.locator(".run-bar").filter({ hasText: "未知" });
    await unknown.waitFor();
    const counts = await page.locator(".run-count").allInnerTexts();
    const firms = counts.map((count) => Number(/^[\d,]+/.exec(count)![0].replaceAll(",", "")));
    expect(firms).toHaveLength(3);
    expect(firms.reduce((sum, count) => sum + count)).toBeGreaterThan(1500);
    await page.getByText(/最常缺的一项：上市日期/).waitFor();
    await page.getByText(/户是演示数据/).waitFor();
    await unknown.getByRole("button").click();
    const found = page.getByRole("region", { name: "未知的企业" });
    await found.locator("tbody a").first().waitFor();
    await found.locator("tbody a").first().click();
    await page.waitForURL(/\/firms\/.*tab=rules/);
    await page.getByRole("heading", { name: /^不公开/ }).waitFor();
    await page.getByRole("button", { name: /^为什么：/ }).first().click();
    await page.locator(".why").first().waitFor();
    // The browser itself tells of the refusal.
    expect(faults.filter((fault) => !fault.includes("/api/v1/rules/run"))).toEqual([]);
  });

  it("leaves and finds what was begun, takes it away as a file and is told who may save", async () => {
    const { page, faults } = await visit("/rules/new");
    await settled(page);
    await page.getByText("文本", { exact: true }).click();
    await page.getByRole("textbox", { name: "规则文本" }).click();
    await page.keyboard.type("从业人员 >= 人(20)");
    await page.getByText("规则可用").waitFor();
    await page.getByText("正在写的内容已保存在这个浏览器里").waitFor();
    await page.reload();
    await settled(page);
    await page.getByText("上次未写完的内容已恢复").waitFor();
    // What was written as text comes back as rows too.
    expect(await page.getByRole("textbox", { name: /第 1 行：数值/ }).inputValue()).toBe("20");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载规则文件" }).click()]);
    expect(file.suggestedFilename()).toMatch(/\.yaml$/);
    await page.getByRole("button", { name: "丢弃，重新开始" }).click();
    expect(await page.getByRole("textbox", { name: /第 1 行：数值/ }).count()).toBe(0);
    await page.locator('input[type="file"]').setInputFiles(await file.path());
    expect(await page.getByRole("textbox", { name: /第 1 行：数值/ }).inputValue()).toBe("20");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("登录后可以保存规则").waitFor();
    expect(faults).toEqual([]);
  });
});

describe("a phone in English", () => {
  it("reads a rule, why an example came out as it did, and what each version changed", async () => {
    const { page, faults } = await visit("/rules", { language: "en", width: 390, height: 844 });
    await settled(page);
    await page.getByRole("rowheader").getByRole("link").first().click();
    await page.waitForURL(/\/rules\/[a-z-]+$/);
    await settled(page);
    await page.getByRole("heading", { name: "What it says" }).waitFor();
    // What stands in quotes are values of the data.
    expect((await page.locator(".sentence").first().innerText()).replaceAll(/“[^”]*”/g, "")).not.toMatch(/\p{Script=Han}/u);
    await page.getByText("An illustrative rule").or(page.getByText("Published")).first().waitFor();
    await page.getByRole("button", { name: "Why" }).first().click();
    await page.locator(".why").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
