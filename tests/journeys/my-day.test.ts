import { memberRoles } from "@chengqi/domain/governance/membership";
import { describe, expect, it } from "vitest";
import { violations } from "./violations.js";
import { settled, visit } from "./visit.js";

describe("my day", () => {
  it.each(memberRoles)("opens for %s: what is late, what waits, what changed, and the bell leads to it", async (role) => {
    const { page, faults } = await visit("/datasets", { role });
    await page.locator("a.bell").click();
    await page.waitForURL(/\/my-day/);
    await page.getByRole("heading", { level: 1, name: "我的一天" }).waitFor();
    await settled(page);
    expect(await page.locator("section h2").allInnerTexts()).toEqual([
      expect.stringMatching(/^已逾期/), expect.stringMatching(/^待我办理/), expect.stringMatching(/^有什么变化/), "邮件通知",
    ]);
    // What each role's day consists of is empty in plain words, or leads somewhere.
    expect(await page.locator(".day-empty, .day-item a").count()).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("shows the city's office its late data, each leading to its page", async () => {
    const { page } = await visit("/my-day", { role: "city-office", language: "en", width: 390, height: 844 });
    await page.locator(".day-late a").first().click();
    await page.waitForURL(/\/datasets\//);
  });
});
