import type { Gap } from "@chengqi/domain/chains/answers";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerTo, choose, signInAs, visitAs } from "./sign-in-as.js";
import { violations } from "./violations.js";
import { address, settled, visit } from "./visit.js";

describe("a city office that knows a firm better than its class tells", () => {
  it("puts it on a link with a reason, sees that it waits to be counted, and takes it back", async () => {
    const { rows: [firm] } = (await (await fetch(`${address}/api/v1/firms?limit=1`)).json()) as { rows: { id: string }[] };
    const { page, faults } = await visitAs("city-office", `/firms/${firm?.id}?tab=partners`);
    await page.getByRole("button", { name: "认定到环节" }).click();
    const dialog = page.getByRole("dialog", { name: "认定到环节" });
    await choose(page, "产业链", "集成电路");
    await choose(page, "环节", "光刻胶");
    await dialog.getByRole("textbox").fill("现场核实其主业");
    await dialog.getByRole("button", { name: "认定到环节" }).click();
    const decisions = page.getByRole("region", { name: "环节的人工认定" });
    await decisions.getByText(/现场核实其主业/).waitFor();
    await decisions.getByRole("button", { name: /^撤回/ }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("复核后撤回认定");
    await page.getByRole("dialog").getByRole("button", { name: "撤回认定" }).click();
    await decisions.getByText("认定已撤回").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("a department that leads a chain", () => {
  it("writes its roadmap, which is then read as a version with its reason", async () => {
    const { page, faults } = await visitAs("department", "/chains/smart-terminals?tab=roadmap");
    await page.getByText("还没有发展路径图").waitFor();
    await page.getByRole("link", { name: "编制" }).click();
    const part = (name: string) => page.getByRole("region", { name, exact: true });
    await part("分年目标与关键技术").getByRole("button", { name: "增加一行" }).click();
    await part("分年目标与关键技术").getByLabel("年份", { exact: true }).fill("2027");
    await part("分年目标与关键技术").getByLabel("目标", { exact: true }).fill("整机产值过百亿元");
    await part("举措").getByRole("button", { name: "增加一行" }).click();
    await part("举措").getByLabel("举措", { exact: true }).fill("引进模组企业");
    await choose(page, "责任单位", "领导小组");
    await part("举措").getByLabel("进度（%）", { exact: true }).fill("25");
    expect(await page.getByRole("button", { name: "保存发展路径图" }).isDisabled()).toBe(true);
    await page.getByLabel("修改说明（必填）").fill("首次编制");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "保存发展路径图" }).click();
    await page.getByText("整机产值过百亿元").first().waitFor();
    await page.getByText("首次编制").waitFor();
    await page.getByRole("region", { name: "分年路径图" }).getByRole("columnheader", { name: "2027" }).first().waitFor();
    await page.getByRole("link", { name: "编制" }).click();
    await part("举措").getByLabel("进度（%）", { exact: true }).fill("60");
    await page.getByLabel("修改说明（必填）").fill("更新进度");
    await page.getByRole("button", { name: "保存发展路径图" }).click();
    await page.getByText("更新进度").waitFor();
    await page.goto(`${address}/chains/smart-terminals?tab=roadmap&version=1&against=2`);
    const changes = page.getByRole("region", { name: "第1版到第2版的变化" });
    await changes.getByText("修改").waitFor();
    expect(await changes.getByRole("listitem").allInnerTexts()).toEqual([expect.stringMatching(/引进模组企业.*25%.*60%/su)]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("tells others before they write that they may not", async () => {
    const { page, faults } = await visit("/chains/smart-terminals/roadmap");
    await settled(page);
    await page.getByText("您不能编制发展路径图").waitFor();
    expect(await page.getByRole("button", { name: "增加一行" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe("a gap", () => {
  it("becomes a target of the city office, with the numbers as they stood; the public does not see it", async () => {
    const { page, faults } = await visit("/targets");
    await page.getByText("招引目标含拟联系的企业").waitFor();
    const { rows: [gap] } = await answerTo<{ rows: Gap[] }>(page, "/gaps?limit=1");
    await signInAs(page, "city-office", `/chains/${gap!.chain}/${gap!.link}`);
    await page.getByRole("button", { name: "设为招引目标" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^理由/).fill("全市最紧要的缺链");
    await dialog.getByRole("button", { name: "设为招引目标" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto(`${address}/targets`);
    await page.getByRole("link", { name: gap!.linkName.zh, exact: true }).first().click();
    await page.getByText("全市最紧要的缺链").first().waitFor();
    await page.getByRole("heading", { name: "立目标时与现在" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("is given to a responsible body, talked about and settled; what is late stands in the list", async () => {
    const { page, faults } = await visitAs("city-office", "/targets");
    await page.getByRole("table").getByRole("link").first().click();
    const act = async (name: string, fill: (dialog: Locator) => Promise<void>) => {
      await page.getByRole("button", { name }).click();
      const dialog = page.getByRole("dialog");
      await settled(page);
      await dialog.getByLabel("发生日期").fill("2026-01-05");
      await fill(dialog);
      await dialog.getByLabel(/^理由/).fill(`${name}：专班会议议定`);
      await dialog.getByRole("button", { name }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await act("明确牵头单位", async (dialog) => {
      await choose(page, "牵头单位", "领导小组");
      await dialog.getByLabel("办结期限").fill("2026-02-01");
    });
    await page.getByText("逾期").first().waitFor();
    await act("进入洽谈", async (dialog) => dialog.getByLabel("洽谈企业").fill("某龙头企业"));
    await page.getByText("洽谈中").first().waitFor();
    await act("登记落地", async (dialog) => {
      await choose(page, "落地功能区", "Z01");
      await dialog.getByLabel("企业或项目名称").fill("补链一期项目");
    });
    await page.getByText("已落地").first().waitFor();
    const history = page.getByRole("region", { name: "办理经过" });
    expect(await history.getByRole("listitem").count()).toBe(4);
    await history.getByText("补链一期项目").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "招引目标" }).first().click();
    await choose(page, "进展", "已落地");
    await page.getByRole("table").getByText("已落地").first().waitFor();
    expect(await page.getByRole("table").getByText("待启动").count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
