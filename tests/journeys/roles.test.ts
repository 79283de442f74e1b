import { readFile } from "node:fs/promises";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { SessionAnswer } from "@chengqi/domain/governance/session";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerTo, choose, signInAs, visitAs } from "./sign-in-as.js";
import { violations } from "./violations.js";
import { address, settled, visit } from "./visit.js";

interface Firm {
  readonly id: string;
  readonly zone: { readonly id: string } | null;
}

const actorOf = async (page: Page) => (await answerTo<SessionAnswer>(page, "/session")).actor;
const taxOn = (page: Page) => page.getByRole("region", { name: "主要数字" }).locator(".figure-card", { hasText: "税收" });
const states = (page: Page, purpose: string) => choose(page, "说明用途后查看", purpose);

/** A firm in none of the reader's zones. */
async function firmElsewhere(page: Page): Promise<string> {
  const { zones, firmId } = await actorOf(page);
  const { rows } = await answerTo<{ rows: Firm[] }>(page, "/firms?limit=100");
  return rows.find(({ id, zone }) => id !== firmId && zone !== null && !zones.includes(zone.id))!.id;
}

async function firmOfItsZones(page: Page): Promise<string> {
  for (const zone of (await actorOf(page)).zones) {
    const { rows } = await answerTo<{ rows: Firm[] }>(page, `/firms?zone=${zone}&limit=1`);
    if (rows[0]) return rows[0].id;
  }
  throw new Error("no firm lies in the zones of the account");
}

describe("a visitor", () => {
  it("sees what is public of a firm, not what it returned, and who could", async () => {
    const { page, faults } = await visit("/firms");
    await settled(page);
    const { rows } = await answerTo<{ rows: Firm[] }>(page, "/firms?limit=1");
    await page.goto(`${address}/firms/${rows[0]!.id}`);
    await settled(page);
    await page.getByText("有权者说明用途后方可查看").waitFor();
    expect(await page.getByRole("combobox", { name: "说明用途后查看" }).count()).toBe(0);
    await page.getByRole("link", { name: "谁可以查看" }).click();
    await page.getByRole("heading", { level: 1, name: "权限" }).waitFor();
    await page.getByRole("row", { name: /查看企业报送数据/ }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe("an enterprise", () => {
  it("reads what it returned itself, finds the look on record, and not what another returned", async () => {
    const { page, faults } = await visitAs("enterprise", "/me");
    const { firmId } = await actorOf(page);
    const other = await firmElsewhere(page);
    await page.goto(`${address}/firms/${firmId}`);
    await settled(page);
    await states(page, "企业服务");
    await page.getByText("已按所说明的用途查看，并已记录").waitFor();
    await expect.poll(() => taxOn(page).innerText()).toMatch(/\d/);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${address}/acts?kind=firm-return.read`);
    await page.getByRole("row", { name: /查看企业报送数据/ }).first().waitFor();
    await page.goto(`${address}/firms/${other}`);
    await settled(page);
    await page.getByText("有权者说明用途后方可查看").waitFor();
    expect(await page.getByRole("combobox", { name: "说明用途后查看" }).count()).toBe(0);
    expect((await page.context().request.get(`${address}/api/v1/firms/${other}/returns?purpose=service`)).status()).toBe(403);
    expect(faults).toEqual([]);
  });
});

describe("those who look at the returns of any firm", () => {
  it.each([["department", "统计"], ["assessor", "考核"], ["auditor", "审计"]] as const satisfies [MemberRole, string][])(
    "%s says what for, sees them, and the look is on record", async (role, purpose) => {
      const { page, faults } = await visitAs(role, "/firms");
      await page.goto(`${address}/firms/${await firmElsewhere(page)}`);
      await settled(page);
      await states(page, purpose);
      await page.getByText("已按所说明的用途查看，并已记录").waitFor();
      await expect.poll(() => taxOn(page).innerText()).toMatch(/\d/);
      await page.goto(`${address}/acts?kind=firm-return.read`);
      await page.getByRole("row", { name: /查看企业报送数据/ }).first().waitFor();
      expect(faults).toEqual([]);
    });
});

describe("a zone", () => {
  it("sees the returns of firms of its own zones only, and is told why it may not save a rule", async () => {
    const { page, faults } = await visitAs("zone", "/me");
    await page.goto(`${address}/firms/${await firmOfItsZones(page)}`);
    await settled(page);
    await page.getByRole("combobox", { name: "说明用途后查看" }).waitFor();
    await page.goto(`${address}/firms/${await firmElsewhere(page)}`);
    await settled(page);
    expect(await page.getByRole("combobox", { name: "说明用途后查看" }).count()).toBe(0);
    await page.goto(`${address}/rules/tax-per-mu/edit`);
    await settled(page);
    await page.getByRole("button", { name: /保存$/ }).click();
    await page.getByRole("heading", { name: "您现在不能保存规则" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("the three administrators", () => {
  it("the system administrator looks after what could not be sent, and sees removed users alone", async () => {
    const { page, faults } = await visitAs("system-admin", "/my-day/deliveries");
    await page.getByText("没有未能送达的通知").or(page.getByRole("table", { name: "未能送达的通知" })).first().waitFor();
    expect(faults).toEqual([]);
    await page.goto(`${address}/users`);
    await page.getByRole("heading", { name: "删除个人信息" }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("the security administrator invites somebody and removes them; the audit administrator takes the record along", async () => {
    const { page, faults } = await visitAs("security-admin", "/users");
    await page.getByRole("button", { name: "邀请用户" }).click();
    await page.getByLabel("邮箱", { exact: true }).fill("role.journey@city.example");
    await page.getByLabel("姓名", { exact: true }).fill("演示·考核人员");
    await choose(page, "角色", "目标绩效办");
    await page.getByLabel("事由", { exact: true }).fill("年度考核轮岗");
    await page.getByRole("dialog").getByRole("button", { name: "邀请用户" }).click();
    await page.getByRole("textbox", { name: "一次性链接" }).waitFor();
    await page.getByRole("button", { name: "关闭" }).click();
    const row = page.getByRole("row", { name: /role\.journey@city\.example/ });
    await row.getByText("已邀请").waitFor();
    await row.getByRole("button", { name: /^办理/ }).click();
    await page.getByRole("button", { name: "移除用户" }).click();
    await row.getByText("已移除").waitFor();
    expect(faults).toEqual([]);

    await signInAs(page, "audit-admin", "/acts?q=%E5%B9%B4%E5%BA%A6%E8%80%83%E6%A0%B8%E8%BD%AE%E5%B2%97");
    await page.getByRole("row", { name: /邀请用户/ }).first().waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "导出 JSONL" }).click()]);
    const kinds = (await readFile(await file.path(), "utf8")).trim().split("\n").map((line) => (JSON.parse(line) as { kind?: string }).kind);
    expect(kinds).toContain("user.invited");
    // Who keeps the record changes no users.
    await page.goto(`${address}/users`);
    await settled(page);
    await page.getByRole("row", { name: /role\.journey@city\.example/ }).waitFor();
    expect(await page.getByRole("button", { name: "邀请用户" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
