// What a browser with an empty cache fetches for the board.
import { chromium } from "playwright-core";

const kindOf = ({ url, type }, mapCode) => {
  if (mapCode.has(url)) return "map";
  if (type === "Font") return "font";
  return ["Document", "Script", "Stylesheet"].includes(type) && !url.includes("/api/") ? "code" : "data";
};

/** Whether a script is the map engine itself, told by its own words. */
const isMapEngine = (text) => text.includes("maplibregl-canvas") && text.length > 300_000;

export const flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** The board in a browser that is open but has fetched nothing: the median of some loads, after one that starts the browser's own parts. */
export async function loadBoard(executablePath, address, loads = 5) {
  const browser = await chromium.launch({ executablePath, args: flags });
  const found = [];
  for (let load = 0; load <= loads; load += 1) found.push(await loadOnce(browser, address));
  await browser.close();
  return found.slice(1).toSorted((a, b) => a.shownMs - b.shownMs)[Math.floor(loads / 2)];
}

/** Runs in the page: when a zone can be picked from the list, and when the map stands, each drawn on the screen. */
function watch() {
  const awaited = { listMs: ".zone-list li button", mapMs: "canvas.maplibregl-canvas" };
  globalThis.shown = {};
  new MutationObserver((_changes, observer) => {
    for (const [name, selector] of Object.entries(awaited)) {
      if (!document.querySelector(selector)) continue;
      delete awaited[name];
      requestAnimationFrame(() => setTimeout(() => { globalThis.shown[name] = performance.now(); }));
    }
    if (Object.keys(awaited).length === 0) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** A context has a cache of its own. */
async function loadOnce(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  const requests = new Map();
  network.on("Network.responseReceived", ({ requestId, response, type }) => requests.set(requestId, { url: response.url, type, bytes: 0 }));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await page.addInitScript(watch);
  const since = performance.now();
  await page.goto(address, { waitUntil: "networkidle", timeout: 20_000 }).catch(() => undefined);
  const drawnMs = performance.now() - since;
  await page.waitForFunction(() => Object.keys(globalThis.shown).length === 2);
  const { listMs, mapMs } = await page.evaluate(() => globalThis.shown);
  const scripts = Array.from(requests.values()).filter(({ type, url }) => type === "Script" && url.startsWith(address));
  const mapCode = new Set();
  for (const { url } of scripts) if (isMapEngine(await (await fetch(url)).text()) || /worker/i.test(url)) mapCode.add(url);
  const bytes = { code: 0, map: 0, font: 0, data: 0 };
  for (const request of requests.values()) bytes[kindOf(request, mapCode)] += request.bytes;
  await context.close();
  return { bytes, shownMs: Math.max(listMs, mapMs), listMs, drawnMs };
}
