import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fontWeights, openFontStore } from "./font-store.js";
import { readWoff } from "./woff.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chengqi-font-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(fontWeights)("weight %i is called by its own name and draws Chinese, Latin and figures", async (weight) => {
  const [main] = await openFontStore(folder).filesFor(weight, "成都产业功能区 Chengdu 2,020 km² “：”");
  expect(main?.font.familyName).toBe("Noto Sans SC");
  expect(main?.font.postscriptName).toBe(weight === 700 ? "NotoSansSC-Bold" : "NotoSansSC-Regular");
  const undrawn = [..."成都产业功能区崃蒲邛郫Chengdu2,020²“”："].filter((character) => !main?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  expect(undrawn).toEqual([]);
});

test("a character the main font lacks comes from another piece under another name", async () => {
  const files = await openFontStore(folder).filesFor(400, "成都≥①");
  const holders = (character: string) => files.filter(({ font }) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  expect(holders("①")).not.toHaveLength(0);
  expect(holders("≥")).not.toHaveLength(0);
  expect(new Set(files.map(({ font }) => font.familyName)).size).toBe(files.length);
});

test("fonts are unpacked once and leave no drafts", async () => {
  await Promise.all([openFontStore(folder).filesFor(400, "成"), openFontStore(folder).filesFor(400, "都")]);
  expect((await readdir(folder)).every((name) => name.endsWith(".ttf"))).toBe(true);
});

test("anything but the web format is refused", () => {
  expect(() => readWoff(Buffer.alloc(64))).toThrow(RangeError);
});
