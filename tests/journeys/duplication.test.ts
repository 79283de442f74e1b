import type { DuplicationAnswer } from "@chengqi/domain/chains/answers-duplication";
import { describe, expect, it } from "vitest";
import { answerTo, signInAs } from "./sign-in-as.js";
import { violations } from "./violations.js";
import { address, settled, visit } from "./visit.js";

describe("the city office, asked who duplicates whom", () => {
  it("goes from the list to a pair, sees what both do and who has the better claim, and divides the work", async () => {
    const { page, faults } = await visit("/duplication?tab=pairs&all=1");
    await settled(page);
    const { pairs: [first], zones } = await answerTo<DuplicationAnswer>(page, "/duplication");
    const nameOf = (id: string | undefined) => zones.find((zone) => zone.id === id)?.name.zh ?? "";
    const title = `${nameOf(first?.a)} × ${nameOf(first?.b)}`;
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByRole("heading", { name: "谁更有理由" }).waitFor();
    await page.getByText("还没有决定").waitFor();
    expect(await page.getByRole("button", { name: "作出决定" }).count()).toBe(0);
    const route = new URL(page.url()).pathname;

    await signInAs(page, "city-office", route);
    await page.getByRole("button", { name: "作出决定" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "分工" }).check();
    await dialog.getByLabel(nameOf(first?.a)).fill("研发与总部");
    await dialog.getByLabel(nameOf(first?.b)).fill("生产与转化");
    await dialog.getByLabel(/^理由/).fill("避免同质竞争，按环节分工");
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "作出决定" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("避免同质竞争，按环节分工").waitFor();

    await page.goto(`${address}/duplication?tab=pairs&all=1&decided=divide`);
    await page.getByRole("row", { name: new RegExp(title) }).getByText("分工").waitFor();
    expect(await page.getByRole("row").count()).toBe(2);
    expect(faults).toEqual([]);
  });
});

describe("a zone, asked what it could do next", () => {
  it("finds links and classes within reach, each open to why", async () => {
    const { page, faults } = await visit("/zones/Z01?tab=chains");
    await settled(page);
    const next = page.getByRole("region", { name: "下一步可以做什么" });
    await next.getByRole("listitem").first().locator("summary").click();
    await next.getByText("产业关联").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await next.locator("a[href^='/chains/']").first().click();
    await page.waitForURL(/\/chains\/[^/]+\/[^/]+$/);
    await page.getByRole("heading", { name: /^环节上的企业/ }).waitFor();
    expect(faults).toEqual([]);
  });
});
