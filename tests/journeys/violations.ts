import axe from "axe-core";
import type { Page } from "playwright-core";

/** Serious and critical violations of accessibility on the page as it stands; of some rules only, where they are named. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = { resultTypes: ["violations" as const], ...(rules && { runOnly: rules }) };
  const { violations: found } = await page.evaluate((wished) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, wished), options);
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join("; ")}`);
}
