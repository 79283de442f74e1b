import { unitFunctions } from "@chengqi/engines/rules";
import type { Both } from "./vocabulary-file.js";

/** English units, and by how much an amount is multiplied where English counts otherwise than 万 and 亿. */
const unitsEn: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  元: ["CNY", 1], 万元: ["CNY", 1e4], 亿元: ["CNY", 1e8], 平方米: ["m²", 1], 万平方米: ["m²", 1e4], 公顷: ["ha", 1], 平方公里: ["km²", 1], 亩: ["mu", 1],
  人: ["persons", 1], 吨标准煤: ["tce", 1], 千瓦时: ["kWh", 1], 万千瓦时: ["kWh", 1e4], 立方米: ["m³", 1], 万立方米: ["m³", 1e4], 吨: ["t", 1],
};
const unitCall = new RegExp(`(${[...unitFunctions.keys()].toSorted((a, b) => b.length - a.length).join("|")})\\((-?[\\d.]+)\\)`, "gu");
const outside = (text: string, change: (part: string) => string): string =>
  text.split(/("(?:[^"\\]|\\.)*")/u).map((part, index) => (index % 2 === 1 ? part : change(part))).join("");

type Amount = (count: string, unit: string) => string;
const inChinese: Amount = (count, unit) => `${count} ${unit}`;
const inEnglish: Amount = (count, unit) => {
  const [name, times] = unitsEn[unit] ?? [unit, 1];
  return `${(Number(count) * times).toLocaleString("en", { maximumFractionDigits: 6 })} ${name}`;
};

/** One of 万元 is 10,000 CNY in English, so it cannot do without its number. */
const oneInEnglish = (unit: string) => (unitsEn[unit]?.[1] === 1 ? unitsEn[unit][0] : inEnglish("1", unit));

/** 万元(20) / 亩(1) is 20 万元/亩: one of a unit that something is divided by needs no number. */
const amounts = (text: string, amount: Amount, unitName: (unit: string) => string): string =>
  text.replaceAll(/ \/ (\p{L}+)\(1\)/gu, (all, unit: string) => (unitFunctions.has(unit) ? `/${unitName(unit)}` : all))
    .replaceAll(unitCall, (_, unit: string, count: string) => (unit === "百分之" ? `${count}%` : amount(count, unit)));

/** An expression as people read it: amounts with their units behind them, and names in the reader's language; texts in quotes stay. */
export function conditionText(expression: string, labels: ReadonlyMap<string, Both>): Both {
  const names = [...labels.keys()].toSorted((a, b) => b.length - a.length);
  const name = names.length > 0 ? new RegExp(names.join("|"), "gu") : /(?!)/u;
  const named = (part: string) => part.replaceAll(name, (found) => labels.get(found)?.en ?? found);
  return {
    zh: outside(expression, (part) => amounts(part, inChinese, (unit) => unit)),
    en: outside(expression, (part) => amounts(named(part), inEnglish, oneInEnglish)),
  };
}
