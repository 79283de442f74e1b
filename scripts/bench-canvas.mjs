// How fluidly the canvas of chains is moved when a chain has thousands of links: a chain of the city, repeated until it has so many.
import { chromium } from "playwright-core";
import { flags } from "./bench-pages.mjs";

const chain = "integrated-circuits";

const inCopy = (id, copy) => (copy === 0 ? id : `${id}-${copy}`);

/** Links and edges many times over, each copy tied to the one before, so that lines run through the whole. */
function repeated({ links, edges, ...rest }, count) {
  const copies = Math.ceil(count / links.length);
  const all = Array.from({ length: copies }, (_, copy) => copy);
  return {
    ...rest,
    links: all.flatMap((copy) => links.map((link) => ({ ...link, id: inCopy(link.id, copy), parents: link.parents.map((id) => inCopy(id, copy)) }))).slice(0, count),
    edges: all.flatMap((copy) => edges.map((edge) => ({ ...edge, from: inCopy(edge.from, Math.max(0, copy - (copy % 2))), to: inCopy(edge.to, copy) }))),
  };
}

/** Runs in the page: counts frames and tasks that held the page up for more than 50 ms, until stopped. */
function watchFrames() {
  const times = [];
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ entryTypes: ["longtask"] });
  let going = true;
  const frame = (now) => {
    times.push(now);
    if (going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.stopWatching = () => {
    going = false;
    observer.disconnect();
    const gaps = times.slice(1).map((time, index) => time - times[index]).toSorted((a, b) => a - b);
    const took = times.at(-1) - times[0];
    return { framesPerSecond: (gaps.length * 1000) / took, p95: gaps[Math.floor(gaps.length * 0.95)], longest: gaps.at(-1), longTasks: tasks.length, longTaskMs: tasks.reduce((sum, one) => sum + one, 0) };
  };
}

/** To and fro over the canvas, the button held down. */
async function drag(page, { x, y }) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1) await page.mouse.move(x + 300 * Math.sin(step / 10), y + 150 * Math.sin(step / 17));
  await page.mouse.up();
}

async function watched(page, act) {
  await page.evaluate(watchFrames);
  await act();
  return await page.evaluate(() => globalThis.stopWatching());
}

/** @returns far away and near, how it is moved; and how long until it is drawn */
export async function moveCanvas(executablePath, address, count = 3000) {
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  await page.route(`**/api/v1/chains/${chain}/panorama*`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: repeated(await answer.json(), count) });
  });
  const since = performance.now();
  await page.goto(`${address}/chains/${chain}`);
  await page.waitForSelector(".chain-canvas .chain-card");
  const shownMs = performance.now() - since;
  const box = await page.locator(".chain-canvas").boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const still = await watched(page, () => page.waitForTimeout(2000));
  const whole = await watched(page, () => drag(page, middle));
  const zoom = await watched(page, async () => {
    await page.mouse.move(middle.x, middle.y);
    for (let step = 0; step < 12; step += 1) {
      await page.mouse.wheel(0, -240);
      await page.waitForTimeout(50);
    }
  });
  const cards = await page.locator(".chain-canvas .chain-card").count();
  const near = await watched(page, () => drag(page, middle));
  await browser.close();
  return { shownMs, cards, rows: [["standing still", still], ["moved, as far away as it goes", whole], ["zoomed in", zoom], ["moved, some cards in sight", near]] };
}
