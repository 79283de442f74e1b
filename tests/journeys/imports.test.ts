import { readFile } from "node:fs/promises";
import exceljs from "exceljs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inGbk } from "./gbk.js";
import { answerTo, choose, visitAs } from "./sign-in-as.js";
import { violations } from "./violations.js";
import { settled, visit } from "./visit.js";

const rows = [
  "名称,统一社会信用代码,行业代码,区（市）县,经度,纬度,成立年份,主要产品",
  "导入试验芯片制造有限公司,,3973,武侯区,104.05,30.62,2012,芯片",
  "导入试验封装有限公司,91510100MA6000000X,3973,武侯区,104.02,30.60,二〇一五,封装",
  ",,3973,武侯区,104.06,30.61,2012,光刻胶",
  "导入试验芯片制造有限公司,,3973,武侯区,104.05,30.62,2012,芯片",
];

const found = async (page: Page, name: string) => (await answerTo<{ total: number }>(page, `/firms?q=${encodeURIComponent(name)}`)).total;

/** Gives a file and comes to its page. */
async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("选择文件", { exact: true }).first().setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { name: "列与字段" }).waitFor();
}

async function checkAndPublish(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "去发布" }).click();
  await page.getByRole("button", { name: "发布到城市数据" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^理由/).fill(reason);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "发布到城市数据" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已发布").first().waitFor();
}

async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^理由/).fill("试验结束，恢复原状");
  await dialog.getByRole("button", { name: "撤销这次导入" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已撤销").first().waitFor();
}

describe("the city office, given a table in GBK with mistakes", () => {
  it("sees them, publishes the rest, corrects the workbook of mistakes, brings it, sees the firms, and takes all back", async () => {
    const { page, faults } = await visitAs("city-office", "/imports/new");
    await page.getByRole("radio", { name: "企业", exact: true }).check();
    await bring(page, "企业名单.csv", inGbk(`${rows.join("\r\n")}\r\n`));
    await page.getByText("GBK / GB 18030").waitFor();
    await page.getByText("经纬度的坐标系还没有选择。").waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);

    await page.getByRole("tab", { name: "2 位置" }).click();
    await choose(page, "坐标系", "EPSG:4326");
    await page.getByText(/图上 4 处/).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);

    await page.getByRole("tab", { name: "3 试导入" }).click();
    await page.getByRole("button", { name: "试导入" }).click();
    await page.getByRole("button", { name: /不能导入 1/ }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByText(/名称：空，应为每行必填/).waitFor();
    await page.getByRole("button", { name: /重复 1/ }).click();
    await page.getByText("与另一行对应同一对象").or(page.getByText("与另一行的编号或代码相同")).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载问题行（XLSX）" }).click()]);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await readFile(await download.path())) as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getRow(2).getCell(1).text).toBe("导入试验封装有限公司");
    await checkAndPublish(page, "核对后发布第一批");
    expect(await found(page, "导入试验")).toBe(2);
    const first = page.url();

    sheet.getRow(3).getCell(1).value = "导入试验光刻材料有限公司";
    await page.getByRole("link", { name: "全部导入" }).click();
    await page.getByRole("row", { name: /企业名单\.csv/ }).getByText("已发布").waitFor();
    await page.getByRole("link", { name: "导入文件" }).click();
    await bring(page, "更正.xlsx", Buffer.from(await workbook.xlsx.writeBuffer()));
    await page.getByRole("tab", { name: "2 位置" }).click();
    await choose(page, "坐标系", "EPSG:4326");
    await page.getByText(/图上 2 处/).waitFor();
    await page.getByRole("tab", { name: "3 试导入" }).click();
    await page.getByRole("button", { name: "试导入" }).click();
    await page.getByRole("button", { name: /新增 1/ }).waitFor();
    await checkAndPublish(page, "更正后再导入");
    await page.getByRole("link", { name: "查看数据" }).click();
    await page.getByRole("heading", { level: 1, name: "企业" }).waitFor();
    expect(await found(page, "导入试验")).toBe(3);

    await page.goBack();
    await undo(page);
    expect(await found(page, "导入试验")).toBe(2);
    await page.goto(first);
    await undo(page);
    expect(await found(page, "导入试验")).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe("a visitor, looking for a template", () => {
  it("takes it, and is told who may import", async () => {
    const { page, faults } = await visit("/imports/new?kind=parcels");
    await settled(page);
    await page.getByText("你的身份不能导入数据").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV", exact: true }).click()]);
    expect(await readFile(await download.path(), "utf8")).toContain("地块编号");
    expect(faults).toEqual([]);
  });
});
