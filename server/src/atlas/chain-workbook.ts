import type { Language } from "@chengqi/domain/words/words";
import Excel from "exceljs";
import { inLanguage } from "./drawing-data.js";
import type { ChainSheetData } from "./render-worker.js";
import { headRow, writeText } from "./workbook.js";
import { sharedWord, word, type DrawingWord } from "./words/words.js";

const columns: readonly (readonly [DrawingWord, number])[] = [
  ["link.chain", 22], ["link.id", 22], ["link.name", 30], ["link.stage", 12], ["link.status", 12], ["link.firms", 10], ["link.revenue", 18], ["link.growth", 10], ["link.suppliers", 46],
];

/** Every link of the chains with its figures in an area, one row each. */
export async function chainWorkbook(sheets: readonly ChainSheetData[], lang: Language): Promise<Buffer> {
  const book = new Excel.Workbook();
  const [first] = sheets;
  const sheet = book.addWorksheet(word(lang, "chains"), { views: [{ state: "frozen", ySplit: 3, xSplit: 3 }], pageSetup: { orientation: "landscape", fitToPage: true, fitToHeight: 0 } });
  columns.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  writeText(sheet.getCell(1, 1), `${first ? inLanguage(first.city, lang) : ""} ${word(lang, "sheet.chain")}`);
  sheet.getRow(1).font = { bold: true, size: 14 };
  const notices = [...(first?.rows ?? []).filter(({ label }) => label !== "row.links").map(({ text }) => inLanguage(text, lang)), word(lang, "editorial"), ...(first?.demonstration ? [word(lang, "synthetic")] : []), word(lang, "chainNote")];
  writeText(sheet.getCell(2, 1), notices.join(" · "));
  columns.forEach(([key], index) => writeText(sheet.getCell(3, index + 1), word(lang, key)));
  headRow(sheet.getRow(3));
  let at = 4;
  for (const { chains } of sheets) {
    for (const chain of chains) {
      const names = new Map(chain.links.map(({ id, name }) => [id, inLanguage(name, lang)]));
      for (const link of chain.links) {
        const suppliers = chain.edges.filter(({ to }) => to === link.id).flatMap(({ from }) => names.get(from) ?? []);
        const values = [
          inLanguage(chain.name, lang), `${chain.id}/${link.id}`, inLanguage(link.name, lang), sharedWord(lang, "chainStage", link.stage), sharedWord(lang, "linkStatus", link.status), link.firms,
          link.revenueCny === null ? null : Number(link.revenueCny) / 1e4, link.growthRatio, suppliers.join(word(lang, "separator")),
        ];
        values.forEach((value, index) => writeText(sheet.getCell(at, index + 1), value));
        sheet.getCell(at, 6).numFmt = "#,##0.0";
        sheet.getCell(at, 7).numFmt = "#,##0.00";
        sheet.getCell(at, 8).numFmt = "0.0%";
        at += 1;
      }
    }
  }
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: Math.max(4, at - 1), column: columns.length } };
  return Buffer.from(await book.xlsx.writeBuffer());
}
