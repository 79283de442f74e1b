import { inflateSync } from "node:zlib";
import { atlasSchema, atlasSheets } from "@chengqi/domain/atlas/atlas";
import { ecosystemSummarySchema } from "@chengqi/domain/ecosystems/ecosystem";
import Excel from "exceljs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openChainWork } from "../chains/work.js";
import { ask, read, testCity } from "../testing/city.js";
import { mediaTypes } from "./files.js";

const base = "/api/v1/atlas";
const subjects = ["city/510100", "zone/Z01", "zone/Z08", "zone/Z13", "ecosystem/E01"];

/** Size and number of distinct colours of a PNG without palette. */
function pictureOf(png: Buffer): { width: number; height: number; colours: number } {
  expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const bytes = png[25] === 6 ? 4 : 3;
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * bytes + 1;
  expect(rows.length).toBe(stride * height);
  const colours = new Set<number>();
  let before = new Uint8Array(stride - 1);
  for (let line = 0; line < height; line += 1) {
    const row = unfiltered(rows.subarray(line * stride, (line + 1) * stride), before, bytes);
    for (let at = 0; at < row.length; at += bytes) colours.add(((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0));
    before = row;
  }
  return { width, height, colours: colours.size };
}

function unfiltered(coded: Uint8Array, above: Uint8Array<ArrayBuffer>, bytes: number): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(coded.length - 1);
  for (let at = 0; at < row.length; at += 1) {
    const left = row[at - bytes] ?? 0;
    const up = above[at] ?? 0;
    const corner = at < bytes ? 0 : (above[at - bytes] ?? 0);
    const guess = left + up - corner;
    const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
    const paeth = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    row[at] = (coded[at + 1] ?? 0) + [0, left, up, (left + up) >> 1, paeth][coded[0] ?? 0]!;
  }
  return row;
}

beforeAll(async () => {
  const work = openChainWork((await testCity()).database, "510100");
  work.start();
  await work.settled();
}, 600_000);

describe("panoramas of chains", () => {
  test.each(["svg", "png", "pdf", "xlsx"])("are sent as %s, each of one chain", async (format) => {
    const answer = await ask(`/api/v1/chains/integrated-circuits/panorama.${format}?area=zone:Z01`);
    expect([answer.statusCode, answer.rawPayload.length > 5000]).toEqual([200, true]);
    expect((await ask(`/api/v1/chains/nowhere/panorama.${format}`)).statusCode).toBe(404);
  });

  test("name every link with its status, in the workbook as in the drawing", async () => {
    const drawing = (await ask("/api/v1/chains/integrated-circuits/panorama.svg")).body;
    const book = new Excel.Workbook();
    await book.xlsx.load((await ask("/api/v1/chains/all.xlsx")).rawPayload.buffer as ArrayBuffer);
    const rows = book.worksheets[0]!.getRows(4, book.worksheets[0]!.rowCount - 3)!.map((row) => [String(row.getCell(2).value), String(row.getCell(3).value), String(row.getCell(5).value)]);
    expect(rows.length).toBeGreaterThan(900);
    const own = rows.filter(([id]) => id?.startsWith("integrated-circuits/"));
    expect(own.length).toBeGreaterThan(25);
    for (const [, name, status] of own) {
      expect(status).toMatch(/^(强|有|弱|有断链风险|缺|不能判断)$/u);
      expect(drawing.replaceAll(/<[^>]*>/gu, "")).toContain(name!.slice(0, 4));
    }
  });

  test("of an area hold only chains that have something there", async () => {
    const pages = async (area: string) => (await ask(`/api/v1/chains/all.pdf?area=${area}`)).rawPayload.toString("latin1").match(/\/Type \/Page\b/gu)?.length ?? 0;
    expect(await pages("city")).toBe(29);
    const ofZone = await pages("zone:Z01");
    expect(ofZone > 0 && ofZone < 29).toBe(true);
  });
});

describe("what the atlas says", () => {
  test.each(subjects)("%s has industries and a directory by its rule", async (subject) => {
    const atlas = await read(`${base}/${subject}?minRevenueCny=20000000&top=10`, atlasSchema);
    expect(atlas.missing).toEqual([]);
    expect(atlas.chains.length).toBeGreaterThan(0);
    const key = atlas.directory.filter(({ role }) => role === "key");
    expect(key.length).toBeLessThanOrEqual(10);
    expect(key.map(({ firm }) => Number(firm.revenueCny)).every((revenue) => revenue >= 20_000_000)).toBe(true);
    expect(key.map(({ firm }) => Number(firm.revenueCny))).toEqual(key.map(({ firm }) => Number(firm.revenueCny)).toSorted((a, b) => b - a));
    const ids = atlas.directory.map(({ firm }) => firm.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(atlas.ruleText[0]?.zh).toContain("2,000 万元");
  });

  test("supporting firms stand in the same zone and say which industry supplies", async () => {
    const { directory } = await read(`${base}/zone/Z01?minRevenueCny=1000000`, atlasSchema);
    const supporting = directory.filter(({ role }) => role === "supporting");
    expect(supporting.length).toBeGreaterThan(0);
    expect(supporting.every(({ firm, text }) => firm.zone?.id === "Z01" && /国内采购的 [\d.]+%/u.test(text.zh) && text.en !== null)).toBe(true);
  });

  test("the rule is adjustable: employees, declared industries, number", async () => {
    const all = await read(`${base}/zone/Z01?minRevenueCny=0&top=500`, atlasSchema);
    const large = await read(`${base}/zone/Z01?minRevenueCny=0&top=500&minEmployees=100`, atlasSchema);
    const declared = await read(`${base}/zone/Z01?minRevenueCny=0&top=500&declaredOnly=true`, atlasSchema);
    const count = (atlas: z.infer<typeof atlasSchema>) => atlas.directory.filter(({ role }) => role === "key").length;
    expect(count(large)).toBeLessThan(count(all));
    expect(large.directory.filter(({ role }) => role === "key").every(({ firm }) => (firm.employees ?? 0) >= 100)).toBe(true);
    expect(count(declared)).toBeGreaterThan(0);
    expect(count(declared)).toBeLessThan(count(all));
  });

  test("a rule nobody meets gives an empty directory, also for earlier years", async () => {
    for (const asOf of ["2020-12-31", "2018-12-31"]) {
      const beyond = await read(`${base}/zone/Z01?minRevenueCny=1e300&minEmployees=${Number.MAX_SAFE_INTEGER}&asOf=${asOf}`, atlasSchema);
      expect(beyond.directory).toEqual([]);
    }
  });

  test("an earlier day counts that year's figures", async () => {
    const atlas = await read(`${base}/zone/Z01?minRevenueCny=1000000&asOf=2018-06-30`, atlasSchema);
    expect(atlas.directory.length).toBeGreaterThan(0);
    expect(atlas.directory.every(({ firm }) => firm.year === 2018)).toBe(true);
  });

  test("before the first figures the panorama is missing with its reason", async () => {
    const atlas = await read(`${base}/city/510100?asOf=2010-01-01`, atlasSchema);
    expect(atlas.chains).toEqual([]);
    expect(atlas.missing).toContainEqual({ sheet: "panorama", reason: "no-data-for-date" });
  });

  test("a zone without an outline is said to have none, not to be without firms", async () => {
    const atlas = await read(`${base}/zone/N01?asOf=2021-06-30`, atlasSchema);
    expect(atlas.missing).toEqual([
      { sheet: "master-plan", reason: "no-shape" }, { sheet: "start-area", reason: "no-start-area" }, { sheet: "panorama", reason: "no-outline" },
    ]);
    expect((await ask(`${base}/zone/N01/panorama.svg?asOf=2021-06-30`)).body).toContain("没有边界，企业无从落位");
    expect((await ask(`${base}/zone/N01/panorama.svg?asOf=2021-06-30&lang=en`)).body).toContain("No outline, so no firm can be placed in it");
  });

  test("an ecosystem shown by name only has no sheets and no firms", async () => {
    const { rows } = await read("/api/v1/ecosystems?asOf=2019-06-01", z.object({ rows: z.array(ecosystemSummarySchema) }));
    const hidden = rows.find(({ nameOnly }) => nameOnly);
    const atlas = await read(`${base}/ecosystem/${hidden?.id}?asOf=2019-06-01`, atlasSchema);
    expect(atlas.missing).toEqual(atlasSheets.map((sheet) => ({ sheet, reason: "name-only" })));
    expect(atlas.directory).toEqual([]);
    const answer = await ask(`${base}/ecosystem/${hidden?.id}/start-area.svg?asOf=2019-06-01`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("仅列名称");
  });

  test.each([["zone/Z99", 404], ["city/1", 404], ["ecosystem/E99", 404], ["village/1", 400], ["zone/Z01?top=0", 400], ["zone/Z01?asOf=soon", 400]])("%s is refused", async (subject, status) => {
    expect((await ask(`${base}/${subject}`)).statusCode).toBe(status);
  });
});

describe("drawings", () => {
  const drawings = subjects.flatMap((subject) => atlasSheets.flatMap((sheet) => (["zh", "en"] as const).map((lang) => [subject, sheet, lang] as const)));

  test.each(drawings)("%s %s in %s: titled, marked for what it is and as synthetic, nothing off the sheet", async (subject, sheet, lang) => {
    const answer = await ask(`${base}/${subject}/${sheet}.svg?lang=${lang}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toContain("image/svg+xml");
    expect(answer.body).toContain(sheet === "panorama" ? (lang === "zh" ? "编辑性知识" : "Editorial knowledge") : lang === "zh" ? "示意图，非测绘成果" : "Schematic, not a survey");
    expect(answer.body).toContain(lang === "zh" ? "演示数据" : "Synthetic data");
    expect(answer.body).toContain("2020-12-31");
    expect(answer.body).not.toMatch(/NaN|Infinity|undefined|\[object/u);
    expect(answer.body.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href/u);
    if (sheet !== "panorama") expect(answer.body).toMatch(/CGCS2000/u);
    // Hatching begins outside its area and is clipped; nothing else may lie far off the sheet.
    const points = [...answer.body.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(points.filter((value) => Math.abs(value) > 3000)).toEqual([]);
  });

  test.each([["city/510100", "master-plan"], ["zone/Z08", "start-area"], ["ecosystem/E01", "panorama"]])("%s %s is a picture in print resolution", async (subject, sheet) => {
    const answer = await ask(`${base}/${subject}/${sheet}.png`);
    expect(answer.headers["content-type"]).toBe("image/png");
    const picture = pictureOf(answer.rawPayload);
    expect(picture).toMatchObject({ width: 2480, height: 1754 });
    expect(picture.colours).toBeGreaterThan(200);
  });

  test("outlines need no font: the same sheet without text elements", async () => {
    const plain = await ask(`${base}/zone/Z13/panorama.svg`);
    const outlined = await ask(`${base}/zone/Z13/panorama.svg?text=outlines`);
    expect(plain.body).toContain("<text");
    expect(outlined.body).not.toContain("<text");
    expect(outlined.body.match(/<path/gu)?.length).toBeGreaterThan(plain.body.match(/<text/gu)?.length ?? Infinity);
  });

  test("a PDF is one A3 page with embedded fonts", async () => {
    const answer = await ask(`${base}/zone/Z01/master-plan.pdf`);
    const pdf = answer.rawPayload.toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1);
    expect(pdf).toContain("/MediaBox [0 0 1190.55 841.89]");
    expect(pdf).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Bold/u);
    expect(pdf).toContain("/FontFile2");
    expect(pdf).toContain("/ToUnicode");
  });

  test("the file's name carries the zone and the day, in any script", async () => {
    const { headers } = await ask(`${base}/zone/Z40/master-plan.pdf`);
    const disposition = String(headers["content-disposition"]);
    expect(disposition).toContain('filename="zone-Z40-master-plan-2020-12-31.pdf"');
    expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toMatch(/^成都芯谷-.*2020-12-31\.pdf$/u);
  });

  test("an unchanged drawing is not sent twice", async () => {
    const first = await ask(`${base}/zone/Z13/master-plan.svg`);
    const { etag } = first.headers;
    expect(String(etag)).toMatch(/^"[\w-]{27}"$/u);
    expect((await ask(`${base}/zone/Z13/master-plan.svg`)).headers.etag).toBe(etag);
    expect((await ask(`${base}/zone/Z13/master-plan.svg?lang=en`)).headers.etag).not.toBe(etag);
  });
});

describe("set and workbook", () => {
  test.each(["zh", "en"])("the set in %s has a cover, three maps and the table", async (lang) => {
    const answer = await ask(`${base}/zone/Z01/set.pdf?lang=${lang}&minRevenueCny=1000000`);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    const pages = answer.rawPayload.toString("latin1").match(/\/Type \/Page\b/gu)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(5);
  });

  test.each(["en"])("the text document in %s holds the maps as pictures, and the table, the rule and the sources as text", async (lang) => {
    const answer = await ask(`${base}/zone/Z01/set.docx?lang=${lang}&minRevenueCny=1000000&top=20`);
    expect(answer.headers["content-type"]).toBe(mediaTypes.docx);
    const { directory, datasets, ruleText } = await read(`${base}/zone/Z01?minRevenueCny=1000000&top=20`, atlasSchema);
    const files = unzipSync(new Uint8Array(answer.rawPayload));
    const pictures = Object.entries(files).filter(([name]) => /^word\/media\/.*\.png$/u.test(name));
    expect(pictures.map(([, bytes]) => [...bytes.subarray(1, 4)])).toEqual([[80, 78, 71], [80, 78, 71], [80, 78, 71]]);
    const text = new TextDecoder().decode(files["word/document.xml"]);
    expect(text.match(/<w:tr[ >]/gu)).toHaveLength(directory.length + datasets.length + 2);
    const said = [...directory.map(({ firm }) => firm.name), ...ruleText].map((one) => (lang === "zh" ? one.zh : (one.en ?? one.zh)));
    expect(said.filter((one) => !text.includes(one.replaceAll("&", "&amp;").replaceAll("'", "&apos;")))).toEqual([]);
    expect(text.includes(lang === "zh" ? "演示数据" : "Synthetic")).toBe(true);
  });

  test.each(["zh", "en"])("the workbook in %s holds the directory, the rule and the sources", async (lang) => {
    const url = `${base}/zone/Z01/directory.xlsx?lang=${lang}&minRevenueCny=1000000&top=20`;
    const { directory, datasets } = await read(`${base}/zone/Z01?minRevenueCny=1000000&top=20`, atlasSchema);
    const book = new Excel.Workbook();
    await book.xlsx.load(new Uint8Array((await ask(url)).rawPayload).buffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(lang === "zh" ? ["名录", "规则", "数据来源"] : ["Directory", "Rule", "Sources"]);
    const [list, , sources] = book.worksheets;
    expect(list?.rowCount).toBe(directory.length + 3);
    expect(list?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
    directory.forEach((entry, index) => {
      const row = list?.getRow(index + 4);
      expect(row?.getCell(3).value).toBe(entry.firm.id);
      expect(row?.getCell(5).value).toBe(entry.firm.synthetic ? (lang === "zh" ? "演示数据" : "Synthetic") : (lang === "zh" ? "公开数据" : "Published"));
      expect(row?.getCell(11).value).toBeCloseTo(Number(entry.firm.revenueCny) / 1e4, 6);
    });
    expect(sources?.rowCount).toBe(datasets.length + 1);
  });
});
