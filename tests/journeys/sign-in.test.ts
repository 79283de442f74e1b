import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { oneTimeCode } from "../../server/src/testing/one-time-code.js";
import { violations } from "./violations.js";
import { settled, visit } from "./visit.js";

const password = "three green umbrellas";
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** Signs in as a labelled account of the demonstration. */
async function signInAs(page: Page, role: string) {
  await page.getByRole("button", { name: role, exact: false }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** Invites somebody as the security administrator. @returns the one-time link */
async function invite(email: string, role: string): Promise<string> {
  const { page, faults } = await visit("/sign-in");
  await signInAs(page, "安全管理员");
  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("link", { name: "用户" }).click();
  await page.getByRole("button", { name: "邀请用户" }).click();
  await field(page, "邮箱").fill(email);
  await field(page, "姓名").fill("测试·专员");
  const choice = page.getByRole("combobox", { name: "角色" });
  await choice.click();
  await choice.pressSequentially(role);
  await page.keyboard.press("Enter");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "邀请用户" }).click();
  const link = await page.getByRole("textbox", { name: "一次性链接" }).inputValue();
  expect(faults).toEqual([]);
  return link.slice(link.indexOf("/sign-in"));
}

async function join(link: string) {
  const visited = await visit(link);
  const { page } = visited;
  await field(page, "新密码").fill(password);
  await field(page, "再输入一次").fill(password);
  await page.getByRole("button", { name: "设置密码并登录" }).click();
  await page.waitForURL((url) => url.pathname === "/me");
  return visited;
}

async function signIn(page: Page, email: string, given: string) {
  await field(page, "邮箱").fill(email);
  await field(page, "密码").fill(given);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

const signOut = async (page: Page) => {
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL((url) => url.pathname === "/");
};

describe("somebody of the demonstration", () => {
  it("signs in by one click, sees the role in the bar, states a purpose and signs out", async () => {
    const { page, faults } = await visit("/sign-in");
    await signInAs(page, "功能区管委会");
    await page.getByRole("button", { name: /我的账号：功能区管委会/ }).click();
    await page.getByRole("tooltip").getByRole("link", { name: "我的账号" }).click();
    await settled(page);
    await page.getByText(/以功能区管委会 · .+身份/).waitFor();
    const purpose = page.getByRole("combobox", { name: "用途" });
    await purpose.click();
    await purpose.pressSequentially("企业服务");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(async () => ((await (await fetch("/api/v1/session")).json()) as { actor: { purpose: string } }).actor.purpose)).toBe("service");
    await page.reload();
    await page.getByText("企业服务").waitFor();
    expect(await violations(page)).toEqual([]);
    await signOut(page);
    await page.locator("header.top-bar").getByRole("link", { name: "登录" }).waitFor();
    expect(faults).toEqual([]);
  });

  it("finds its own page on a phone, in English and in the dark", async () => {
    const { page, faults } = await visit("/sign-in", { language: "en", theme: "dark", width: 390, height: 844 });
    await settled(page);
    await signInAs(page, "Security");
    for (const route of ["/me", "/users"]) {
      await page.goto(new URL(route, page.url()).href);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    }
    expect(faults).toEqual([]);
  });
});

describe("an invited person", () => {
  it("sets a password by the link, signs in, is told of a wrong password and locked out after repeated failures", async () => {
    const link = await invite("lock.out@city.example", "审计");
    const { page } = await join(link);
    await page.getByText("以审计身份").waitFor();
    await signOut(page);
    const again = await visit(link);
    await again.page.getByText("链接无效").waitFor();

    await page.locator("header.top-bar").getByRole("link", { name: "登录" }).click();
    await signIn(page, "lock.out@city.example", "not the password");
    await page.getByText("登录没有成功").waitFor();
    expect(await violations(page)).toEqual([]);
    await signIn(page, "lock.out@city.example", password);
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto(new URL("/me", page.url()).href);
    await signOut(page);
    await page.locator("header.top-bar").getByRole("link", { name: "登录" }).click();
    for (let tries = 0; tries < 5; tries += 1) {
      const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/session") && response.request().method() === "POST");
      await signIn(page, "lock.out@city.example", "not the password");
      expect((await answered).status()).toBe(401);
    }
    await signIn(page, "lock.out@city.example", password);
    await page.getByText("请求过于频繁").waitFor();
  });

  it("as an administrator enrols a second factor before anything is given, and shows it at the next sign-in", async () => {
    const { page, faults } = await join(await invite("audit.admin@city.example", "审计管理员"));
    await page.getByText("当前身份须启用第二重验证才能使用").waitFor();
    await field(page, "输入密码确认").fill(password);
    await page.getByRole("button", { name: "启用" }).click();
    const secret = await page.locator(".enrolment figcaption code").innerText();
    await page.locator(".enrolment-drawing svg").waitFor();
    expect(await violations(page)).toEqual([]);
    const uri = `otpauth://totp/x?secret=${secret}`;
    const codes = page.getByRole("listitem").locator("code");
    const backupCode = await codes.first().innerText();
    await field(page, "验证码").fill(oneTimeCode(uri));
    await page.getByRole("button", { name: "确认" }).click();
    await page.getByText("已启用：登录时除密码外还要验证码。").waitFor();
    await signOut(page);

    await page.locator("header.top-bar").getByRole("link", { name: "登录" }).click();
    await signIn(page, "audit.admin@city.example", password);
    await field(page, "验证码").fill(backupCode);
    await page.getByRole("button", { name: "确认" }).click();
    await page.getByRole("button", { name: /我的账号：审计管理员/ }).waitFor();
    expect(faults).toEqual([]);
  });
});
