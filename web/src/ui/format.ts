import type { Unit } from "@chengqi/domain/figures/figure";
import type { AreaUnit, Language } from "../theme/settings.js";

/** How a reader wants numbers. */
export interface Reading {
  readonly language: Language;
  readonly areaUnit: AreaUnit;
}

/** A scale for values of one unit: what to divide by, decimals, the words key of the unit, or a text that follows at once. */
export interface Scale {
  readonly divisor: number;
  readonly digits: number;
  readonly unitKey: string;
  /** Follows the number without a space: 万, `m`. */
  readonly suffix: string;
}

const muM2 = 2000 / 3;

export const localeOf = (language: Language): string => (language === "zh" ? "zh-CN" : "en-GB");

/** Value of a figure as a number; null where it is undefined. Money comes as a decimal text. */
export const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));

/** The scale people read values of this size in: 亿元, 万人, 平方公里 in Chinese, m and bn in English. */
export function scaleFor(unit: Unit, size: number, reading: Reading): Scale {
  const magnitude = Math.abs(size);
  switch (unit) {
    case "m2": return areaScale(magnitude, reading);
    case "cny": return reading.language === "zh" ? yuanScale(magnitude) : latinScale(magnitude, "unit.cny");
    case "ratio": return { divisor: 0.01, digits: 1, unitKey: "unit.ratio", suffix: "" };
    case "index": return { divisor: 1, digits: 2, unitKey: "unit.index", suffix: "" };
    case "year": return { divisor: 1, digits: 0, unitKey: "unit.year", suffix: "" };
    case "km": case "m2PerPerson": return { divisor: 1, digits: 1, unitKey: `unit.${unit}`, suffix: "" };
    default: return reading.language === "zh" ? wanScale(magnitude, `unit.${unit}`) : latinScale(magnitude, `unit.${unit}`);
  }
}

function areaScale(magnitude: number, { areaUnit }: Reading): Scale {
  if (areaUnit === "mu") {
    return magnitude >= 10_000 * muM2
      ? { divisor: 10_000 * muM2, digits: 2, unitKey: "unit.tenThousandMu", suffix: "" }
      : { divisor: muM2, digits: 0, unitKey: "unit.mu", suffix: "" };
  }
  if (magnitude >= 100_000) return { divisor: 1e6, digits: magnitude >= 1e9 ? 0 : 1, unitKey: "unit.km2", suffix: "" };
  return magnitude >= 10_000
    ? { divisor: 10_000, digits: 1, unitKey: "unit.hectare", suffix: "" }
    : { divisor: 1, digits: 0, unitKey: "unit.m2", suffix: "" };
}

function yuanScale(magnitude: number): Scale {
  if (magnitude >= 1e8) return { divisor: 1e8, digits: magnitude >= 1e11 ? 0 : 1, unitKey: "unit.hundredMillionCny", suffix: "" };
  if (magnitude >= 1e4) return { divisor: 1e4, digits: magnitude >= 1e7 ? 0 : 1, unitKey: "unit.tenThousandCny", suffix: "" };
  return { divisor: 1, digits: 0, unitKey: "unit.cny", suffix: "" };
}

function wanScale(magnitude: number, unitKey: string): Scale {
  if (magnitude >= 1e8) return { divisor: 1e8, digits: 2, unitKey, suffix: "亿" };
  if (magnitude >= 1e6) return { divisor: 1e4, digits: 1, unitKey, suffix: "万" };
  return { divisor: 1, digits: 0, unitKey, suffix: "" };
}

function latinScale(magnitude: number, unitKey: string): Scale {
  if (magnitude >= 1e9) return { divisor: 1e9, digits: magnitude >= 1e11 ? 0 : 1, unitKey, suffix: " bn" };
  if (magnitude >= 1e6) return { divisor: 1e6, digits: magnitude >= 1e8 ? 0 : 1, unitKey, suffix: " m" };
  return { divisor: 1, digits: 0, unitKey, suffix: "" };
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times its use, and a page has hundreds of numbers. */
function formatOf(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, format);
  return format;
}

/** A number on a scale, its suffix included and its unit not. What is not zero is never shown as zero. */
export function numberText(value: number, scale: Scale, language: Language): string {
  const scaled = value / scale.divisor;
  const small = scaled !== 0 && Math.abs(scaled) < 1;
  const digits = small && scale.digits > 0 ? Math.max(scale.digits, 2) : scale.digits;
  const least = 10 ** -digits;
  if (small && Math.abs(scaled) < least / 2) return `<${formatOf(language, 0, 3).format(least)}${scale.suffix}`;
  return `${formatOf(language, value === 0 ? 0 : scale.digits, digits).format(scaled)}${scale.suffix}`;
}

/** One scale for a whole column, chosen by its largest value, so that its numbers can be compared. */
export function columnScale(unit: Unit, values: readonly (number | string | null)[], reading: Reading): Scale {
  const sizes = values.map((value) => Math.abs(numberOf(value) ?? 0));
  return scaleFor(unit, sizes.reduce((a, b) => Math.max(a, b), 0), reading);
}

/** A plain count, grouped. */
export const countText = (value: number, language: Language): string => formatOf(language, 0, 3).format(value);

/** A share, 0–1, as a percentage with one decimal. */
export const shareText = (shareRatio: number, language: Language): string =>
  shareRatio.toLocaleString(localeOf(language), { style: "percent", maximumFractionDigits: 1 });

/** A period or a day as it is spoken: 2020年, 2020年11月1日; other texts stay as they are. */
export function periodText(period: string, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(period);
  if (!match) return period;
  const [, year, month, day] = match;
  if (language === "zh") return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return date.toLocaleDateString("en-GB", {
    timeZone: "UTC", year: "numeric", ...(month && { month: "short" }), ...(day && { day: "numeric" }),
  });
}
