// npm run screenshots: the pictures of the README, taken from the real platform with 20,000 firms.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildServer, buildWeb } from "./build.mjs";
import { findChromium, findOrInstall } from "./debian.mjs";
import { install, needNode } from "./install.mjs";
import { at, Refusal, say } from "./machine.mjs";
import { atEnd, end, freePort, start } from "./processes.mjs";

const pictures = [
  ["board", "/"], ["zone", "/zones/Z01"], ["atlas", "/atlas/zone/Z01"],
];

async function untilHealthy(address, child) {
  while ((await fetch(`${address}/healthz`).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null) throw new Refusal("the platform ended before it was ready");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A picture of one colour takes few bytes. */
const emptyBytesPerPixel = 0.03;

/** Waits until a map on the page is drawn and nothing in sight changes any more. */
async function untilDrawn(page) {
  const map = page.locator("canvas.maplibregl-canvas");
  let before = Buffer.alloc(0);
  for (let look = 0; look < 60; look += 1) {
    await page.waitForTimeout(1500);
    const now = await page.screenshot();
    const box = (await map.count()) > 0 ? await map.first().boundingBox() : null;
    const drawn = !box || (await map.first().screenshot()).length / (box.width * box.height) > emptyBytesPerPixel;
    if (drawn && now.equals(before)) return;
    before = now;
  }
  throw new Refusal(`${page.url()} was not drawn in time`);
}

async function take(browser, address, { language, theme, name, route }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language === "zh" ? "zh-CN" : "en-GB", colorScheme: theme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address + route, { waitUntil: "networkidle", timeout: 20_000 }).catch(() => undefined);
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete && image.naturalWidth > 0), undefined, { timeout: 60_000 });
  await untilDrawn(page);
  await page.screenshot({ path: at("docs/images", `${name}.png`) });
  await context.close();
  say(`docs/images/${name}.png`);
}

needNode();
await install();
await Promise.all([buildServer(), buildWeb()]);
const chromium = await findOrInstall(findChromium, ["chromium"]);
if (!chromium) throw new Refusal("no Chromium on this machine; name one with CHROMIUM");
mkdirSync(at("docs/images"), { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), "chengqi-screenshots-"));
atEnd(() => rmSync(folder, { recursive: true, force: true }));
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const server = start(process.execPath, [at("server/dist/main.js")], { env: { ...process.env, PORT: String(port), DATA_DIR: path.join(folder, "data"), DATABASE_URL: "" } });
await untilHealthy(address, server);
const playwright = await import("playwright-core");
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
for (const language of ["en", "zh"]) {
  for (const [subject, route] of pictures) await take(browser, address, { language, theme: "light", name: `${subject}-${language}`, route });
}
await take(browser, address, { language: "zh", theme: "dark", name: "board-dark", route: "/" });
await browser.close();
await end(server, "SIGINT");
