// What a browser with an empty cache fetches for the board.
import { chromium } from "playwright-core";

const kindOf = ({ url, type }, mapCode) => {
  if (mapCode.has(url)) return "map";
  if (type === "Font") return "font";
  return ["Document", "Script", "Stylesheet"].includes(type) && !url.includes("/api/") ? "code" : "data";
};

/** Whether a script is the map engine itself, told by its own words. */
const isMapEngine = (text) => text.includes("maplibregl-canvas") && text.length > 300_000;

export async function loadBoard(executablePath, address) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const requests = new Map();
  network.on("Network.responseReceived", ({ requestId, response, type }) => requests.set(requestId, { url: response.url, type, bytes: 0 }));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  const since = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.locator("canvas.maplibregl-canvas").waitFor();
  await page.locator("main a[href*='/zones/'], main [role=listbox], .zone-list li").first().waitFor();
  const shownMs = performance.now() - since;
  await page.waitForLoadState("networkidle");
  const drawnMs = performance.now() - since;
  const scripts = Array.from(requests.values()).filter(({ type, url }) => type === "Script" && url.startsWith(address));
  const mapCode = new Set();
  for (const { url } of scripts) if (isMapEngine(await (await fetch(url)).text()) || /worker/i.test(url)) mapCode.add(url);
  const bytes = { code: 0, map: 0, font: 0, data: 0 };
  for (const request of requests.values()) bytes[kindOf(request, mapCode)] += request.bytes;
  await browser.close();
  return { bytes, shownMs, drawnMs };
}
