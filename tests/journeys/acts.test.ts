import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { address, settled, visit } from "./visit.js";
import { violations } from "./violations.js";

/** Goes on as an account of the demonstration. */
async function signInAs(page: Page, role: string): Promise<void> {
  const answer = await page.context().request.post(`${address}/api/v1/session/demonstration`, { data: { role } });
  expect(answer.status()).toBe(204);
  await page.reload();
}

describe("an auditor", () => {
  it("sees who did what and why, finds one act, and takes the list along", async () => {
    const { page, faults } = await visit("/acts");
    await signInAs(page, "security-admin");
    for (const [email, reason] of [["journey-one@example.org", "=新任审计人员"], ["journey-two@example.org", "年度轮岗"]]) {
      const answer = await page.context().request.post(`${address}/api/v1/users`, { data: { email, name: "演示·人员", role: "auditor", bodyId: null, firmId: null, reason } });
      expect(answer.status()).toBe(200);
    }
    await signInAs(page, "auditor");
    await settled(page);
    await page.getByText("全部记录均已签名").waitFor();
    await page.getByRole("row", { name: /邀请用户/ }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("搜索理由、内容、对象").fill("年度轮岗");
    await page.keyboard.press("Enter");
    await page.getByText("已显示 2 条").waitFor();
    expect(await page.getByText("=新任审计人员").count()).toBe(0);
    await page.getByRole("row", { name: /授予身份/ }).getByText("内容与散列").click();
    await page.getByText(/^SHA-256 [0-9a-f]{64}$/).first().waitFor();
    await page.goto(`${address}/acts`);
    await settled(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "导出 CSV" }).click();
    const table = await readFile(await (await download).path(), "utf8");
    expect(table).toContain("'=新任审计人员");
    expect(faults).toEqual([]);
  });

  it("a zone sees nothing of it", async () => {
    const { page, faults } = await visit("/acts");
    await signInAs(page, "zone");
    await settled(page);
    // It may have acts of its own from elsewhere; those of others are not among them.
    await page.getByText("没有可看的记录").or(page.getByText(/已显示 \d+ 条/)).first().waitFor();
    expect(await page.getByRole("row", { name: /邀请用户|授予身份/ }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
