import Excel from "exceljs";
import { expect, test } from "vitest";
import type { DrawingData } from "./drawing-data.js";
import { directoryWorkbook } from "./workbook.js";

const name = (zh: string) => ({ zh, en: null });

const data = (firmNames: readonly string[]): DrawingData => ({
  atlas: {
    scope: "zone", id: "Z01", title: name("@区"), asOf: "2020-12-31", chains: [], missing: [], datasets: ["d"], ruleText: [name("-规则")],
    rule: { by: "revenue", minRevenueCny: 1, minEmployees: 0, declaredOnly: false, top: 50, minSupplyRatio: 0.03 },
    directory: firmNames.map((firmName, index) => ({
      role: "key", reason: "key.revenue", text: name("理由"),
      firm: {
        id: `F${index}`, name: name(firmName), synthetic: true, industry: null, size: null, district: null, zone: null, foundedYear: 2010, closedYear: null,
        revenueCny: "123456789.10", employees: 12, year: 2020, dataset: "d",
      },
    })),
  },
  city: name("成都市"), crsNote: "", rows: [], figures: [], chains: [], demonstration: true,
  datasets: [{ id: "d", title: name("数据"), asOf: "2020-12-31", synthetic: true, source: "=来源", licence: "+许可" }],
  map: { bounds: [103, 30, 105, 31], districts: [], metroLines: [], stations: [], zones: [], communities: [], firms: { counts: [], points: [], squares: [] } },
});

async function opened(firmNames: readonly string[]): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load(new Uint8Array(await directoryWorkbook(data(firmNames), "zh")).buffer);
  return book;
}

test("names that look like formulas stay text", async () => {
  const names = ["=1+1", "+86公司", "-减号公司", "@工作室", "=HYPERLINK(\"http://x\")"];
  const list = (await opened(names)).getWorksheet("名录");
  names.forEach((one, index) => {
    const cell = list?.getCell(index + 4, 4);
    expect(cell?.type).toBe(Excel.ValueType.String);
    expect(cell?.value).toBe(one);
    expect(cell?.numFmt).toBe("@");
  });
});

test("figures are numbers with formats, in the units of the header", async () => {
  const list = (await opened(["公司"])).getWorksheet("名录");
  expect(list?.getCell(3, 11).value).toBe("营业收入（万元）");
  expect(list?.getCell(4, 11).value).toBeCloseTo(12_345.678_91);
  expect(list?.getCell(4, 11).numFmt).toBe("#,##0.00");
  expect(list?.getCell(4, 12).value).toBe(12);
  expect(list?.getCell(4, 5).value).toBe("演示数据");
  expect(list?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1 });
});

test("an empty directory says so", async () => {
  expect((await opened([])).getWorksheet("名录")?.getCell(4, 1).value).toBe("没有符合规则的企业");
});
