import type { Figure } from "../figures/figure.js";
import type { Language } from "../words/words.js";

/** 1,234,567 with up to `digits` decimals, trailing zeros dropped. */
export const grouped = (value: number, digits = 0): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: digits });

/** Three significant digits where small, whole numbers where large. */
const sensible = (value: number): string => grouped(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);

export function money(cny: number, lang: Language): string {
  if (lang === "zh") return cny >= 1e8 ? `${sensible(cny / 1e8)} 亿元` : `${sensible(cny / 1e4)} 万元`;
  return cny >= 1e9 ? `CNY ${sensible(cny / 1e9)} bn` : `CNY ${sensible(cny / 1e6)} m`;
}

const people = (value: number, lang: Language) =>
  lang === "zh" && value >= 100_000 ? `${sensible(value / 1e4)} 万人` : `${grouped(value)}${lang === "zh" ? " 人" : ""}`;

/** A figure as it stands on a sheet; “—” where it is undefined. */
export function figureText(figure: Figure, lang: Language): string {
  if (figure.value === null) return "—";
  const value = Number(figure.value);
  if (figure.unit === "cny") return money(value, lang);
  if (figure.unit === "m2") return lang === "zh" ? `${sensible(value / 1e6)} 平方公里` : `${sensible(value / 1e6)} km²`;
  if (figure.unit === "person") return people(value, lang);
  return grouped(value, 2);
}
