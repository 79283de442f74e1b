// The chains' part of npm run bench: everything worked out from the firms, and how fast the pages answer that rest on it.
import { measure, sessionOf } from "./bench-requests.mjs";

const pageBar = 300;
const partBar = 2;
/** Places in the list of zones of those whose firms get new figures. */
const changedZones = [6, 7, 8, 9, 10];
const longestMs = 900_000;

const readJson = async (url) => (await fetch(url)).json();
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Waits for the work under way. @returns the run and how long each of its steps took, as far as asking ten times a second tells */
export async function finishedRun(address) {
  const steps = new Map();
  const began = performance.now();
  for (let at = began; ;) {
    const { state, step, failure, last } = await readJson(`${address}/api/v1/chains/run`);
    const now = performance.now();
    if (state === "failed") throw new Error(`chains: ${failure}`);
    if (state === "idle" && last) return { last, steps };
    if (now - began > longestMs) throw new Error("chains: nothing was worked out");
    if (step) steps.set(step, (steps.get(step) ?? 0) + now - at);
    at = now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const each = (count, rows, urlOf) => Array.from({ length: count }, (_, index) => urlOf(encodeURIComponent(rows[index % rows.length].id)));

/** What the pages on chains ask for, each of its kind in turn. */
async function pagesOf(address) {
  const api = `${address}/api/v1`;
  const [chains, zones] = await Promise.all([readJson(`${api}/chains`), readJson(`${api}/zones`)]);
  const { pairs } = await readJson(`${api}/duplication`);
  return [
    ["/chains", each(40, chains.rows, () => `${api}/chains`)],
    ["/chains/:id/panorama", each(58, chains.rows, (id) => `${api}/chains/${id}/panorama`)],
    ["/chains/:id/panorama of a zone", each(58, chains.rows, (id) => `${api}/chains/${id}/panorama?area=zone:${encodeURIComponent(zones.rows[0].id)}`)],
    ["/gaps", each(40, chains.rows, (id) => `${api}/gaps?chain=${id}`)],
    ["/zones/:id/chains", each(66, zones.rows, (id) => `${api}/zones/${id}/chains`)],
    ["/zones/:id/next", each(66, zones.rows, (id) => `${api}/zones/${id}/next`)],
    ["/supply", each(66, zones.rows, (id) => `${api}/supply?area=zone:${id}`)],
    ["/duplication", each(40, zones.rows, () => `${api}/duplication`)],
    ["/duplication/:a/:b", pairs.slice(0, 40).map(({ a, b }) => `${api}/duplication/${encodeURIComponent(a)}/${encodeURIComponent(b)}`)],
  ];
}

/** Brings new figures of the latest year for some firms of a zone, as an import that is published. @returns how long the chains then took */
async function afterFiguresOfAZone(address, at) {
  const api = `${address}/api/v1`;
  const cookie = await sessionOf(address, "city-office");
  const ask = async (method, path, body, type = "application/json") => {
    const answer = await fetch(api + path, { method, headers: { cookie, ...(body && { "content-type": type }) }, ...(body && { body }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const settled = async (id, state) => {
    for (;;) {
      const found = await ask("GET", `/imports/${id}`);
      if (found.state === state) return;
      if (found.failure) throw new Error(JSON.stringify(found.failure));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const [{ years }, { rows: zones }] = await Promise.all([readJson(`${api}/city`), readJson(`${api}/zones`)]);
  const { rows: firms } = await readJson(`${api}/firms?zone=${encodeURIComponent(zones[at].id)}&limit=50`);
  const lines = firms.map(({ id, creditCode }, index) => `${creditCode ?? id},${years.at(-1)},${1_000_000 + index},${10 + index}`);
  const { id } = await ask("POST", "/imports?kind=firm-years&name=bench.csv", `统一社会信用代码,年份,营业收入（元）,从业人员\n${lines.join("\n")}\n`, "application/octet-stream");
  await settled(id, "ready");
  await ask("POST", `/imports/${id}/check`);
  await settled(id, "checked");
  const { last: before } = await readJson(`${api}/chains/run`);
  await ask("POST", `/imports/${id}/commit`, JSON.stringify({ reason: "bench" }));
  await settled(id, "committed");
  for (;;) {
    const { last, failure } = await readJson(`${api}/chains/run`);
    if (failure) throw new Error(failure);
    if (last.id !== before.id) return last.tookMs;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Measures one platform that has just been loaded. */
export async function benchChains({ title, address, bar, memory, table }) {
  const { last, steps } = await finishedRun(address);
  const rows = [];
  for (const [name, urls] of await pagesOf(address)) {
    const { count, p50, p95, worst } = await measure(urls);
    rows.push([name, count, ms(p50), ms(p95), ms(worst), `${pageBar} ms`, p95 < pageBar ? "yes" : "**no**"]);
  }
  const tookMs = [];
  for (const at of changedZones) tookMs.push(await afterFiguresOfAZone(address, at));
  const partMs = Math.max(...tookMs);
  const parts = [...steps].map(([step, took]) => `${step} ${seconds(took)}`).join(", ");
  return `### Chains: ${title}\n\nEverything worked out anew in ${seconds(last.tookMs)} (bar ${bar} s: ${last.tookMs < bar * 1000 ? "within" : "**not within**"}); ${last.placedFirms.toLocaleString("en")} of ${
    last.firms.toLocaleString("en")} firms placed. Steps, as far as seen from outside: ${parts || "done before the city was ready"}. Memory of the server process: ${memory()}.\n\nAfter an import of new figures of the latest year for 50 firms of one zone, five zones one after the other: ${tookMs.map(seconds).join(", ")} (bar ${partBar} s: ${partMs < partBar * 1000 ? "within" : "**not within**"}).\n\n${
    table(["asked", "requests", "p50", "p95", "slowest", "bar (p95)", "within"], rows)}`;
}
