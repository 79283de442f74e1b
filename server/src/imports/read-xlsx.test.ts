import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import exceljs from "exceljs";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openXlsx } from "./read-xlsx.js";

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), "chengqi-xlsx-")); });
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(file: string) {
  const source = await openXlsx(file, "firms.xlsx");
  const rows: { line: number; cells: readonly unknown[] }[] = [];
  for await (const { line, cells } of source.tables[0]!.rows()) rows.push({ line, cells });
  return rows;
}

test.each(["shared", "within"] as const)("no sign of a large workbook is broken where its pieces meet: texts %s", async (texts) => {
  const file = path.join(folder, `${texts}.xlsx`);
  const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: texts === "shared" });
  const sheet = writer.addWorksheet("企业");
  // Three bytes a sign, with lengths that change, so that some sign lies across any two pieces.
  const names = Array.from({ length: 6000 }, (_, index) => `${"产业功能区企业".repeat(1 + (index % 5))}${index}`);
  for (const name of names) sheet.addRow([name]).commit();
  sheet.commit();
  await writer.commit();
  expect((await rowsOf(file)).map(({ cells }) => cells[0])).toEqual(names);
});

const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** A workbook of one sheet with what is given in it. */
async function written(sheet: string, more: Record<string, string> = {}): Promise<string> {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.xlsx`);
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="http://x/relationships/${kind}" Target="${target}"/>`;
  await writeFile(file, zipSync(Object.fromEntries(Object.entries({
    "xl/workbook.xml": `<workbook ${space}><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relation("r1", "worksheet", "worksheets/one.xml")}${relation("r2", "sharedStrings", "/xl/sharedStrings.xml")}${relation("r3", "styles", "styles.xml")}</Relationships>`,
    "xl/worksheets/one.xml": `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheet}</x:worksheet>`, ...more,
  }).map(([name, text]) => [name, strToU8(text)]))));
  return file;
}

test("cells without names follow one another, rows keep their numbers, empty rows are left out, days come from styles", async () => {
  const file = await written(
    '<x:cols><x:col min="1" max="2000000000"/></x:cols><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲_x000D_乙</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row><x:row r="3"><x:c r="A3"/></x:row>'
    + '<x:row r="9"><x:c r="C9" t="s"><x:v>0</x:v></x:c><x:c r="D9" s="1"><x:f>TODAY()</x:f><x:v>44196.5</x:v></x:c><x:c r="E9" s="2"><x:v>5</x:v></x:c><x:c r="F9" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData>',
    {
      "xl/sharedStrings.xml": `<sst ${space}><si><r><t>芯</t></r><r><t>片</t></r><rPh><t>xin pian</t></rPh></si></sst>`,
      "xl/styles.xml": `<styleSheet ${space}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;"/><numFmt numFmtId="171" formatCode="0&quot; days&quot;[Red]"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    },
  );
  expect(await rowsOf(file)).toEqual([{ line: 1, cells: ["甲\r乙", 7] }, { line: 9, cells: [null, null, "芯片", "2020-12-31", 5, "#N/A"] }]);
});

test.each<[string, string, RegExp]>([
  ["a text that the workbook does not hold", '<x:sheetData><x:row><x:c t="s"><x:v>4</x:v></x:c></x:row></x:sheetData>', /row 1.*text 4 of 0/],
  ["a number that is none", "<x:sheetData><x:row><x:c><x:v>many</x:v></x:c></x:row></x:sheetData>", /the number "many"/],
  ["a cell far to the right", '<x:sheetData><x:row><x:c r="XFD1"><x:v>1</x:v></x:c></x:row></x:sheetData>', /16384 columns/],
  ["a cell without a place", '<x:sheetData><x:row><x:c r="1A"><x:v>1</x:v></x:c></x:row></x:sheetData>', /a cell "1A"/],
  ["a row beyond all sheets", '<x:sheetData><x:row r="9999999"/></x:sheetData>', /a row "9999999"/],
  ["a cell too long", `<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>${"x".repeat(40_000)}</x:t></x:is></x:c></x:row></x:sheetData>`, /more than 32767 signs/],
  ["elements without end", "<x:a>".repeat(200), /elements 101 deep/],
  ["a sheet cut off", "<x:sheetData><x:row>", /whole/],
])("a sheet with %s is refused", async (_, sheet, expected) => {
  const fault = await rowsOf(await written(sheet)).then(() => null, (error: unknown) => error);
  expect(fault).toMatchObject({ name: "ImportFault", message: expect.stringMatching(expected) as string });
});

test("entities that a part defines itself are refused, not followed", async () => {
  const file = await written("<x:sheetData/>", { "xl/sharedStrings.xml": `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst ${space}><si><t>&b;</t></si></sst>` });
  await expect(rowsOf(file)).rejects.toMatchObject({ name: "ImportFault", found: "definitions of its own (DOCTYPE)" });
});
