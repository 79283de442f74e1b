import type { Say } from "./fault-words.js";

/** Base units of the language that have words. */
const known = new Set(["cny", "m2", "person", "tce", "kWh", "m3", "t", "tco2e", "tCO2e", "year"]);

const one = (name: string, say: Say): string => (known.has(name) ? say(`unit.${name}`) : name);

/** A unit of the language in words: `cny/m2` is 元/平方米. A plain number has none. */
export function unitWords(unit: string, say: Say): string {
  if (unit === "" || unit === "1") return "";
  const [above = "", ...below] = unit.split("/");
  const names = (text: string) => text.split("*").map((name) => one(name, say)).join("·");
  return [above === "1" ? "1" : names(above), ...below.map(names)].join("/");
}
