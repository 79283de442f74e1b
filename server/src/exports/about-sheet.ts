import { headerOf } from "@chengqi/domain/exports/columns";
import type { Export } from "./export.js";

/** What was seen of the rows while they went out. */
export interface Seen {
  readonly datasets: ReadonlySet<string>;
  readonly rows: number;
  readonly synthetic: number;
}

type Row = readonly (string | number | null)[];

/** What a workbook says of itself: which list of which day, how many rows, how many of them made up, and where they come from. */
export async function aboutRows(file: Export, { datasets, rows, synthetic }: Seen): Promise<Row[]> {
  const { list, language, asOf, cityName } = file;
  const zh = language === "zh";
  const origins = await file.datasets(datasets);
  return [
    [zh ? "清单" : "List", `${cityName} · ${list[language]}`],
    [zh ? "日期" : "As of", asOf],
    [zh ? "行数" : "Rows", rows],
    ...(list.columns.some(({ key }) => key === "synthetic") ? [[zh ? "其中演示数据（虚构）" : "Of which synthetic (made up)", synthetic]] : []),
    [],
    [zh ? "数据集" : "Dataset", zh ? "名称" : "Title", zh ? "数据日期" : "As of", zh ? "来源" : "Source", zh ? "许可" : "Licence", zh ? "演示数据" : "Synthetic"],
    ...origins.map((one): Row => [one.id, zh ? one.titleZh : one.titleEn, one.asOf, one.source, one.licence, one.synthetic ? (zh ? "是" : "yes") : zh ? "否" : "no"]),
    [],
    [zh ? "列" : "Column", zh ? "键" : "Key"],
    ...list.columns.map((column): Row => [headerOf(column, language), column.key]),
  ];
}
