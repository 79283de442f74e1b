import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./violations.js";
import { routes, settled, visit } from "./visit.js";

const all = await routes();

describe("every page", () => {
  it.each(all)("has no serious or critical violation of accessibility, light and dark: %s", async (route) => {
    const { page, faults } = await visit(route);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator('html[data-theme="dark"]').waitFor();
    await settled(page);
    // The same elements, in other colours.
    expect(await violations(page, ["color-contrast"])).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each(all)("fits a phone of 390 px and speaks English when asked to: %s", async (route) => {
    const { page, faults } = await visit(route, { language: "en", width: 390, height: 844 });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await chineseInterfaceWords(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** Interface texts with Chinese signs; names from the data carry the language they are in. */
const chineseInterfaceWords = (page: Page) =>
  page.evaluate(() => {
    const inEnglish = (node: Element) => !node.closest('[lang^="zh"]');
    const ownText = (node: Element): string =>
      Array.from(node.childNodes, (child) => (child instanceof Element ? (inEnglish(child) ? ownText(child) : "") : (child.textContent ?? ""))).join("");
    const interfaceParts = 'nav, thead th, [role="tab"], label, legend, caption, h2, h3, .page-note, [aria-live], header.top-bar .as-of, .rail';
    return Array.from(document.querySelectorAll(interfaceParts))
      .filter(inEnglish).map((node) => ownText(node).trim()).filter((text) => /\p{Script=Han}/u.test(text));
  });
