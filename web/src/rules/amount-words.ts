import type { Language } from "../theme/settings.js";
import { localeOf, type Reading } from "../ui/format.js";
import type { Say } from "./fault-words.js";
import { unitWords } from "./unit-words.js";

/** A base unit as people read it: what to divide by, and the words key of the larger unit. */
interface Larger {
  readonly factor: number;
  readonly key: string;
}

const muM2 = 2000 / 3;

function largerOf(unit: string, size: number, quotient: boolean, { language, areaUnit }: Reading): Larger | null {
  if (unit === "cny" && language === "zh" && (quotient || size >= 1e4)) return !quotient && size >= 1e8 ? { factor: 1e8, key: "yi" } : { factor: 1e4, key: "wan" };
  // Rules in Chinese speak of mu, whatever areas on maps are shown in.
  if (unit === "m2" && (language === "zh" || areaUnit === "mu") && (quotient || size >= muM2)) return { factor: muM2, key: "mu" };
  return null;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Up to five figures; large whole numbers in full. Years stay ungrouped. */
function plainText(value: number, language: Language): string {
  const large = Math.abs(value) >= 10_000;
  const key = `${language} ${large}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(localeOf(language), large ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 5, useGrouping: false });
  formats.set(key, format);
  return format.format(value);
}

/** A value of the language with its unit as people read it: 500 万元, 27.8 万元/亩. */
export function amountText(value: number, unit: string, reading: Reading, say: Say): string {
  const [above = "", ...below] = unit.split("/");
  const quotient = below.length > 0;
  if (unit === "" || unit === "1") return plainText(value, reading.language);
  const top = largerOf(above, Math.abs(value), quotient, reading);
  const bottoms = below.map((name) => largerOf(name, 0, true, reading));
  const scaled = bottoms.reduce((sum, bottom) => sum * (bottom?.factor ?? 1), value / (top?.factor ?? 1));
  const named = (larger: Larger | null, name: string) => (larger ? say(`larger.${larger.key}`) : unitWords(name, say));
  const words = [above === "1" ? "1" : named(top, above), ...below.map((name, index) => named(bottoms[index] ?? null, name))].join("/");
  return `${plainText(scaled, reading.language)} ${words}`;
}
