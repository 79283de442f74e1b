import type { BodyFile, TreeBodyAnswer, ZoneGovernance } from "@chengqi/domain/governance/body-answers";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { SessionAnswer } from "@chengqi/domain/governance/session";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerTo, choose, signInAs, visitAs } from "./sign-in-as.js";
import { violations } from "./violations.js";
import { address, settled, visit } from "./visit.js";

const actorOf = async (page: Page) => (await answerTo<SessionAnswer>(page, "/session")).actor;
const dialog = (page: Page) => page.getByRole("dialog");
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The body that the zone's account of the demonstration speaks for. */
async function ownBody(page: Page): Promise<BodyFile> {
  const { bodyId } = await actorOf(page);
  return answerTo<BodyFile>(page, `/bodies/${encodeURIComponent(bodyId!)}`);
}

/** Who may give the zone's body a power: the district under which it stands. */
async function offer(page: Page, body: BodyFile, power: string): Promise<void> {
  await signInAs(page, "district", `/bodies/${encodeURIComponent(body.id)}`);
  await page.getByRole("button", { name: "赋权", exact: true }).click();
  await choose(page, "类别", "土地使用");
  await dialog(page).getByLabel("权力事项").fill(power);
  await dialog(page).getByLabel("理由（必填）").fill(`按赋权清单下放：${power}`);
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole("button", { name: "赋权", exact: true }).click();
  await dialog(page).waitFor({ state: "detached" });
  await row(page, power).getByText("待承接").waitFor();
}

const row = (page: Page, text: string) => page.getByRole("row", { name: new RegExp(text) });

async function answered(page: Page, role: MemberRole, body: BodyFile, button: string, power: string, reason: string): Promise<void> {
  await signInAs(page, role, `/bodies/${encodeURIComponent(body.id)}`);
  await page.getByRole("button", { name: `${button}：${power}`, exact: true }).click();
  await dialog(page).getByLabel(/^理由/).fill(reason);
  await dialog(page).getByRole("button", { name: button, exact: true }).click();
}

describe("a visitor", () => {
  it("looks at the bodies as a tree, finds one, and reads its powers without being offered to change them", async () => {
    const { page, faults } = await visit("/bodies");
    await settled(page);
    await page.getByText("功能区级").first().waitFor();
    const fold = page.getByRole("button", { name: /^展开 .+ 下的/ }).last();
    const name = (await fold.getAttribute("aria-label"))!;
    const before = await page.locator(".body-card").count();
    await fold.click();
    await page.getByRole("button", { name: name.replace("展开", "收起"), exact: true }).waitFor();
    expect(await page.locator(".body-card").count()).toBeGreaterThan(before);
    const { rows } = await answerTo<{ rows: TreeBodyAnswer[] }>(page, "/bodies?type=dispatched-body");
    await page.getByLabel("机构名称或编号").fill(rows[0]!.name.zh);
    await page.locator(".body-card-found").first().waitFor();
    await page.getByText("列表", { exact: true }).click();
    await page.getByRole("rowheader").getByRole("link", { name: rows[0]!.name.zh }).first().click();
    await page.getByRole("heading", { level: 1, name: rows[0]!.name.zh }).waitFor();
    await page.getByRole("region", { name: "承接的权力" }).waitFor();
    expect(await page.getByRole("button", { name: /^(赋权|承接|收回|设岗)/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("reads on a phone, in English, how a zone is governed", async () => {
    const { page, faults } = await visit("/zones/Z01?tab=governance", { language: "en", width: 390, height: 844 });
    await settled(page);
    await page.getByRole("list", { name: "Three in one" }).waitFor();
    for (const part of ["Delegated powers", "Division of duties", "Posts and establishment"]) await page.getByRole("heading", { name: part, exact: true }).waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("a power", () => {
  it("is offered by the district, waits for the zone, is accepted by it, and the auditor finds both acts", async () => {
    const { page, faults } = await visitAs("zone", "/me");
    const body = await ownBody(page);
    const power = "标准厂房配置审核";
    await offer(page, body, power);
    await answered(page, "zone", body, "承接", power, "人员和流程已备妥");
    await row(page, power).getByText("已承接").waitFor();
    await signInAs(page, "auditor", `/acts?q=${encodeURIComponent("人员和流程已备妥")}`);
    await row(page, "承接赋权").first().waitFor();
    await page.goto(`${address}/acts?q=${encodeURIComponent(`按赋权清单下放：${power}`)}`);
    await row(page, "区（市）县").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("is declined with a reason; who is late with an answer is told that somebody was first", async () => {
    const { page, faults } = await visitAs("zone", "/me");
    const body = await ownBody(page);
    const power = "临时用地审批";
    await offer(page, body, power);
    await signInAs(page, "zone", `/bodies/${encodeURIComponent(body.id)}`);
    await page.getByRole("button", { name: `承接：${power}`, exact: true }).click();
    // Meanwhile a colleague declines.
    const { powersReceived } = await answerTo<BodyFile>(page, `/bodies/${encodeURIComponent(body.id)}`);
    const { id } = powersReceived.find((one) => one.power === power)!;
    const declined = await page.context().request.post(`${address}/api/v1/powers/${encodeURIComponent(id)}/decline`, { data: { reason: "缺少专业人员" } });
    expect(declined.ok()).toBe(true);
    await dialog(page).getByRole("button", { name: "承接", exact: true }).click();
    await dialog(page).getByRole("alert").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await row(page, power).getByText("未承接").waitFor();
    expect(faults.filter((fault) => !fault.includes("409"))).toEqual([]);
  });
});

describe("a zone", () => {
  it("is not offered what is not its own, and the server refuses it", async () => {
    const { page, faults } = await visitAs("zone", "/me");
    const { zones } = await actorOf(page);
    const { rows } = await answerTo<{ rows: TreeBodyAnswer[] }>(page, "/bodies?type=dispatched-body");
    const other = rows.find((one) => one.zones.length > 0 && !one.zones.some((zone) => zones.includes(zone)))!;
    await page.goto(`${address}/bodies/${encodeURIComponent(other.id)}`);
    await settled(page);
    await page.getByRole("heading", { level: 1, name: other.name.zh }).waitFor();
    expect(await page.getByRole("button", { name: /^(赋权|承接|不承接|收回|设岗|聘任)/ }).count()).toBe(0);
    const { powersReceived } = await answerTo<BodyFile>(page, `/bodies/${encodeURIComponent(other.id)}`);
    const refused = await page.context().request.post(`${address}/api/v1/powers/${encodeURIComponent(powersReceived[0]!.id)}/accept`, { data: { reason: null } });
    expect(refused.status()).toBe(403);
    expect(faults).toEqual([]);
  });

  it("sets up a post, appoints by number and not by name, and is told when the post has no vacancy", async () => {
    const { page, faults } = await visitAs("zone", "/me");
    const body = await ownBody(page);
    await page.goto(`${address}/bodies/${encodeURIComponent(body.id)}`);
    await settled(page);
    await page.getByRole("button", { name: "设岗", exact: true }).click();
    await dialog(page).getByLabel("岗位名称").fill("项目专班主管");
    await dialog(page).getByLabel("理由（必填）").fill("重点项目需要专人");
    await dialog(page).getByRole("button", { name: "设岗", exact: true }).click();
    await row(page, "项目专班主管").getByText("空缺 1").waitFor();
    for (const holder of ["P-7001", "P-7002"]) {
      await page.getByRole("button", { name: "聘任：项目专班主管", exact: true }).click();
      await dialog(page).getByLabel(/^人员编号/).fill("某某");
      await choose(page, "任职方式", "聘用");
      await dialog(page).getByLabel("理由（必填）").fill("公开选聘");
      expect(await dialog(page).getByRole("button", { name: "聘任", exact: true }).isDisabled()).toBe(true);
      await dialog(page).getByLabel(/^人员编号/).fill(holder);
      await dialog(page).getByRole("button", { name: "聘任", exact: true }).click();
      if (holder === "P-7001") await row(page, "项目专班主管").getByText("P-7001", { exact: true }).waitFor();
    }
    await dialog(page).getByText("岗位没有空缺").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults.filter((fault) => !fault.includes("409"))).toEqual([]);
  });
});

describe("the city's office", () => {
  it("names the lead department of a zone; the one before stays in the history", async () => {
    const { page, faults } = await visitAs("city-office", "/zones/Z02?tab=governance");
    const { rows } = await answerTo<{ rows: TreeBodyAnswer[] }>(page, "/bodies?type=department");
    const { leads } = await answerTo<ZoneGovernance>(page, "/zones/Z02/governance");
    const now = leads.find(({ kind, validTo }) => kind === "department" && validTo === null);
    const next = rows.find(({ id }) => id !== now?.body?.id)!;
    await page.getByRole("button", { name: "登记三位一体" }).click();
    await choose(page, "三者之一", "牵头部门");
    await choose(page, "牵头部门", next.name.zh);
    await dialog(page).getByLabel("理由（必填）").fill("部门分工调整");
    await dialog(page).getByRole("button", { name: "登记三位一体" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("list", { name: "三位一体推进" }).getByRole("link", { name: next.name.zh }).waitFor();
    await page.getByText(/^已结束 \d+ 项/).first().waitFor();
    await page.goto(`${address}/zones/Z02`);
    await page.locator(".zone-leads").getByRole("link", { name: next.name.zh }).waitFor();
    expect(faults).toEqual([]);
  });
});
