import type { MemberRole } from "@chengqi/domain/governance/membership";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, inject } from "vitest";

export const address = inject("address");

export interface Visit {
  page: Page;
  /** What went wrong without being seen: errors, refusals of the content security policy, requests to other hosts. */
  faults: string[];
}

interface Wishes {
  language?: "zh" | "en";
  theme?: "light" | "dark";
  width?: number;
  height?: number;
  /** Signed in before the first page as a labelled account of the demonstration. */
  role?: MemberRole;
}

let browser: Promise<Browser> | undefined;
const launched = () => (browser ??= chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  // The map needs WebGL, also where there is no graphics card; everything else is drawn faster without.
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
}));

const open: Page[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.context().close()));
});
afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** Goes on as a labelled account of the demonstration from the next page on. */
export async function signIn(page: Page, role: MemberRole): Promise<void> {
  const answer = await page.context().request.post(`${address}/api/v1/session/demonstration`, { data: { role } });
  if (answer.status() !== 204) throw new Error(`signing in as ${role} was answered with ${answer.status()}, expected 204`);
}

/** A new visitor with nothing remembered, at a page of the platform. */
export async function visit(route: string, { language = "zh", theme = "light", width = 1440, height = 900, role }: Wishes = {}): Promise<Visit> {
  const context = await (await launched()).newContext({
    viewport: { width, height }, locale: language === "zh" ? "zh-CN" : "en-GB", colorScheme: theme, reducedMotion: "reduce", acceptDownloads: true,
  });
  const page = await context.newPage();
  open.push(page);
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin !== address) faults.push(`request: ${request.url()}`);
  });
  if (role) await signIn(page, role);
  await page.goto(address + route);
  return { page, faults };
}

/** The pair of zones that do most of the same. */
async function firstPair(): Promise<string> {
  const { pairs } = (await (await fetch(`${address}/api/v1/duplication`)).json()) as { pairs: { a: string; b: string }[] };
  return `/duplication/${pairs[0]!.a}/${pairs[0]!.b}`;
}

/** Every page of the platform, with ids that the loaded city has. */
export async function routes(): Promise<string[]> {
  const first = async (route: string, key: string): Promise<string> => {
    const { rows } = (await (await fetch(`${address}/api/v1${route}`)).json()) as { rows: Record<string, string>[] };
    return encodeURIComponent(rows[0]![key]!);
  };
  const [zone, ecosystem, district, firm, dataset, body] = await Promise.all([
    first("/zones", "id"), first("/ecosystems", "id"), first("/districts", "code"), first("/firms?limit=1", "id"), first("/datasets", "id"), first("/bodies?type=dispatched-body", "id"),
  ]);
  return [
    "/", "/zones", `/zones/${zone}`, "/ecosystems", `/ecosystems/${ecosystem}`, "/districts", `/districts/${district}`, "/firms", `/firms/${firm}`,
    "/exports", "/imports", "/imports/new", "/datasets", `/datasets/${dataset}`, "/atlas/city/510100", `/atlas/zone/${zone}?sheet=directory`, `/atlas/ecosystem/${ecosystem}?sheet=panorama`, "/history", "/rules", "/rules/tax-per-mu", "/rules/new", "/chains", "/chains/integrated-circuits", "/chains/integrated-circuits?tab=links&link=fabrication", "/chains/integrated-circuits?tab=file", "/chains/integrated-circuits/fabrication", "/chains/integrated-circuits/roadmap", "/gaps", "/targets", "/supply", "/supply?area=zone:Z01", "/duplication", "/duplication?tab=pairs", "/duplication?tab=clusters", await firstPair(), `/firms/${firm}?tab=partners`, `/zones/${zone}?tab=chains`, "/acts", "/bodies", "/bodies?view=list", `/bodies/${body}`, `/zones/${zone}?tab=governance`, "/permissions", "/my-day", "/sign-in", "/me",
  ];
}

/** Waits until the page has its heading and nothing is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor({ state: "attached" });
  // A worker's own script is never told to have ended, so nothing waits for the browser's idle network.
  await page.waitForFunction(() => {
    const seen = globalThis as { fetched?: number; since?: number };
    const fetched = performance.getEntriesByType("resource").length;
    if (seen.fetched !== fetched) Object.assign(seen, { fetched, since: performance.now() });
    return performance.now() - (seen.since ?? 0) > 500;
  });
  await page.waitForFunction(() => document.querySelector(".ant-skeleton-active, .loading, [aria-busy=true]") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
