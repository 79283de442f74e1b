import type { Language } from "../words/words.js";

/** What readers of cells ask for, in Chinese; the English is theirs. */
const zh: readonly (readonly [RegExp, string])[] = [
  [/^a number such as/, "数字，如 1234.5、1,234.5、12% 或 3.2亿"],
  [/^a number below/, "小于 1e18 的数字"],
  [/^a whole number/, "整数"],
  [/^a year such as/, "年份，如 2020"],
  [/^a day such as/, "日期，如 2020-12-31、2020年12月31日 或 2020/12/31"],
  [/^a day; only a month/, "具体到日的日期，只找到年月"],
  [/^a day that the calendar/, "日历上有的日期"],
  [/^18 signs as text/, "以文本填写的18位代码：作为数字会丢失末尾几位"],
  [/^a unified social credit code/, "18位统一社会信用代码，校验码正确（GB 32100）"],
  [/^是 or 否/, "是或否"],
  [/^a text without control signs/, "不含控制字符的文字"],
  [/^at most (\d+) signs, found (\d+)/, "不超过 $1 字，实为 $2 字"],
  [/^a code or name of the city's classification/, "本市行业分类中的代码或名称"],
  [/^the code or name of a district/, "本市区（市）县的代码或名称"],
  [/^the id or name of a zone/, "本市产业功能区的编号或名称"],
  [/^a value in every row/, "每行必填"],
  [/^what tells the row from others/, "能与其他行区分的内容，如统一社会信用代码或名称"],
  [/^longitude and latitude on earth/, "地球上的经纬度"],
  [/^longitude first, then latitude/, "先经度、后纬度，可能填反了"],
  [/^a place in or near the city/, "本市及周边的位置"],
  [/^degrees in the coordinate system/, "所选坐标系下的度数"],
  [/^a polygon/, "面"],
  [/^an outline that does not cross itself/, "不自相交的边界，已修正"],
  [/^(?:the kind of a new zone: )?manufacturing, services or agriculture/, "manufacturing（制造业）、services（服务业）或 agriculture（农业）"],
  [/^a credit code: several firms/, "统一社会信用代码：全市有几家企业同名"],
  [/^a firm of the city, by credit code/, "本市企业，以信用代码或名称对应"],
  [/^an id of letters, digits/, "由字母、数字、-、_ 组成的编号"],
  [/^an identifier of letters, digits/, "由字母、数字和 : . - _ 组成、不超过40字的标识"],
  [/^what is one's own/, "本单位自己的数据"],
];

/** What was expected, in the reader's language where it is known in it. */
export function expectedText(expected: string, language: Language): string {
  const known = language === "zh" ? zh.find(([pattern]) => pattern.test(expected)) : undefined;
  return known ? (known[0].exec(expected)?.[0] ?? "").replace(known[0], known[1]) : expected;
}

export const foundText = (found: string, language: Language): string => (found === "nothing" && language === "zh" ? "空" : found);
