import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import exceljs from "exceljs";
import { expect, test } from "vitest";
import { openXlsx } from "./read-xlsx.js";
import { withWholeSigns } from "./whole-signs.js";

test.each(["shared", "within"] as const)("no sign of a large workbook is broken where its pieces meet: texts %s", async (texts) => {
  const folder = await mkdtemp(path.join(tmpdir(), "chengqi-signs-"));
  try {
    const file = path.join(folder, "firms.xlsx");
    const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: texts === "shared" });
    const sheet = writer.addWorksheet("企业");
    // Three bytes a sign, with lengths that change, so that some sign lies across any two pieces.
    const names = Array.from({ length: 6000 }, (_, index) => `${"产业功能区企业".repeat(1 + (index % 5))}${index}`);
    for (const name of names) sheet.addRow([name]).commit();
    sheet.commit();
    await writer.commit();
    const source = await openXlsx(file, "firms.xlsx");
    const read: unknown[] = [];
    for await (const { cells } of source.tables[0]!.rows()) read.push(cells[0]);
    expect(read).toEqual(names);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a sheet that nobody reads, its file gone before it is opened, does not end the process", async () => {
  const reader = withWholeSigns(new exceljs.stream.xlsx.WorkbookReader(Readable.from([]), {}));
  const gone = createReadStream(path.join(tmpdir(), `chengqi-gone-${process.pid}`));
  const ended = new Promise<void>((resolve) => { gone.once("close", () => resolve()); });
  const { _parseWorksheet: parse } = reader as unknown as { _parseWorksheet: (chunks: Readable, sheet: string) => unknown };
  parse(gone, "1");
  await ended;
  expect(gone.listenerCount("error")).toBeGreaterThan(0);
});
