import { unitFunctions } from "@chengqi/engines/rules";
import type { Both } from "./vocabulary-file.js";

const unitsEn: Readonly<Record<string, string>> = {
  元: "CNY", 万元: "10,000 CNY", 亿元: "100 million CNY", 平方米: "m²", 万平方米: "10,000 m²", 公顷: "ha", 平方公里: "km²", 亩: "mu", 人: "persons",
  吨标准煤: "tce", 千瓦时: "kWh", 万千瓦时: "10,000 kWh", 立方米: "m³", 万立方米: "10,000 m³", 吨: "t",
};
const unitCall = new RegExp(`(${[...unitFunctions.keys()].toSorted((a, b) => b.length - a.length).join("|")})\\((-?[\\d.]+)\\)`, "gu");
const oneOf = (units: string) => new RegExp(`/ 1 (${units})(?![\\p{L}\\d])`, "gu");

const outside = (text: string, change: (part: string) => string): string =>
  text.split(/("(?:[^"\\]|\\.)*")/u).map((part, index) => (index % 2 === 1 ? part : change(part))).join("");

const amounts = (text: string, unitOf: (unit: string) => string): string =>
  text.replaceAll(unitCall, (_, unit: string, count: string) => (unit === "百分之" ? `${count}%` : `${count} ${unitOf(unit)}`))
    .replaceAll(oneOf([...unitFunctions.keys()].map(unitOf).join("|")), "/ $1");

/** An expression as people read it: amounts with their units behind them, and names in the reader's language; texts in quotes stay. */
export function conditionText(expression: string, labels: ReadonlyMap<string, Both>): Both {
  const names = [...labels.keys()].toSorted((a, b) => b.length - a.length);
  const name = names.length > 0 ? new RegExp(names.join("|"), "gu") : /(?!)/u;
  const inEnglish = (part: string) => amounts(part.replaceAll(name, (found) => labels.get(found)?.en ?? found), (unit) => unitsEn[unit] ?? unit);
  return { zh: outside(expression, (part) => amounts(part, (unit) => unit)), en: outside(expression, inEnglish) };
}
