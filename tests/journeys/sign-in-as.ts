import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { address, settled, signIn, visit, type Visit } from "./visit.js";

/** Goes on as a labelled account of the demonstration, at a page. */
export async function signInAs(page: Page, role: MemberRole, route: string): Promise<void> {
  await signIn(page, role);
  await page.goto(address + route);
  await settled(page);
}

/** A visit signed in from the beginning. */
export async function visitAs(role: MemberRole, route: string, wishes?: Parameters<typeof visit>[1]): Promise<Visit> {
  const visited = await visit(route, { ...wishes, role });
  await settled(visited.page);
  return visited;
}

/** What the server answers this reader. */
export async function answerTo<T>(page: Page, route: string): Promise<T> {
  const answer = await page.context().request.get(`${address}/api/v1${route}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as T;
}

/** Chooses in a field that offers a list. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  await field.pressSequentially(option);
  // The list may still be on its way.
  await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").first().waitFor();
  await page.keyboard.press("Enter");
}
