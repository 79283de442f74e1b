// The imports' part of npm run bench: a file of many firms, staged, compared, published and taken back, on the engine named.
// It runs in a process of its own, so that its memory is its own: node --expose-gc scripts/bench-imports.mjs <rows> <csv|xlsx> [url of a database]
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import exceljs from "exceljs";
import { visitorOf } from "@chengqi/domain/governance/actor";

const dist = (file) => import(new URL(`../server/dist/${file}`, import.meta.url).href);
const headers = ["统一社会信用代码", "名称", "行业代码", "区（市）县", "地址", "经度", "纬度", "成立年份"];
const classes = ["3973", "3912", "6513", "2710", "5960", "1495", "7310", "3521"];
const districts = ["郫都区", "双流区", "锦江区", "青羊区", "金牛区"];
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** A code whose check signs are right, of a register that gives none out. */
function codeOf(index) {
  const body = index.toString().padStart(8, "0");
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  const check = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "X", "0"][11 - (sum % 11) - 1];
  const first = `91999999${body}${check}`;
  const rest = 31 - (weights.reduce((total, weight, place) => total + weight * signs.indexOf(first[place]), 0) % 31);
  return first + signs[rest === 31 ? 0 : rest];
}

const firmOf = (index) => [
  codeOf(index), `第${index}号精密制造有限公司`, classes[index % classes.length], districts[index % districts.length], `天府大道${index % 3000}号`,
  (103.9 + (index % 1000) / 5000).toFixed(6), (30.5 + (Math.floor(index / 1000) % 1000) / 5000).toFixed(6), 1990 + (index % 30),
];

async function write(file, rows, format) {
  if (format === "csv") {
    await pipeline(Readable.from((function* lines() {
      yield `${headers.join(",")}\n`;
      for (let index = 0; index < rows; index += 1) yield `${firmOf(index).join(",")}\n`;
    })()), createWriteStream(file));
    return;
  }
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = workbook.addWorksheet("企业");
  sheet.addRow(headers).commit();
  for (let index = 0; index < rows; index += 1) sheet.addRow(firmOf(index)).commit();
  await workbook.commit();
}

const highest = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1000;

async function main([count, format, url]) {
  const rows = Number(count);
  const [{ openDatabase }, { loadCity }, { fileStoreIn }, { openImportWork }, { changeImport, importOf, insertImport }] = await Promise.all(
    ["db/database.js", "packs/load-city.js", "imports/file-store.js", "imports/work.js", "imports/sql.js"].map(dist));
  const folder = mkdtempSync(path.join(tmpdir(), "chengqi-bench-imports-"));
  const database = await openDatabase({ databaseUrl: url, directory: path.join(folder, "data") });
  try {
    await loadCity(database, { packs: fileURLToPath(new URL("../data/", import.meta.url)), city: "chengdu", firms: 0, seed: 1 });
    const file = path.join(folder, `firms.${format}`);
    await write(file, rows, format);
    const files = fileStoreIn(path.join(folder, "imports"));
    const id = "0192f3a0-0000-7000-8000-00000000000b";
    const cityId = "510100";
    const work = openImportWork({ database, cityId, files, changed: () => undefined });
    const times = {};
    const timed = async (name, begin) => {
      const since = performance.now();
      await begin();
      times[name] = Math.round(performance.now() - since) / 1000;
    };
    const to = async (change, from) => {
      await changeImport(database.owner, cityId, id, [from], change);
      work.start(id);
      await work.settled();
      const found = await importOf(database.owner, cityId, id);
      if (found.failure) throw new Error(JSON.stringify(found.failure));
    };
    const before = highest();
    await timed("read", async () => {
      const { bytes, sha256 } = await files.keep(id, `firms.${format}`, createReadStream(file));
      await insertImport(database.owner, { id, kind: "firms", fileName: `firms.${format}`, fileBytes: bytes, sha256, actor: { ...visitorOf(cityId), role: "city-office" } });
      work.start(id);
      await work.settled();
      const found = await importOf(database.owner, cityId, id);
      if (found.failure) throw new Error(JSON.stringify(found.failure));
      await changeImport(database.owner, cityId, id, ["ready"], { options: { ...found.options, crs: "EPSG:4326" } });
    });
    await timed("check", () => to({ state: "checking" }, "ready"));
    await timed("commit", () => to({ state: "committing", reason: "bench" }, "checked"));
    const { counts } = await importOf(database.owner, cityId, id);
    const inSteps = times.read + times.check + times.commit;
    await timed("undo", () => to({ state: "undoing", reason: "bench" }, "committed"));
    process.stdout.write(`${JSON.stringify({ rows, format, engine: database.engine, counts: { new: counts.new, refused: counts.refused }, times, seconds: Math.round(inSteps * 10) / 10, memoryMb: Math.round(highest()), memoryBeforeMb: Math.round(before), load: loadavg()[0].toFixed(1) })}\n`);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
