import { locationQuotients } from "@chengqi/engines/specialisation";
import type { Name } from "../figures/figure.js";
import type { IndustryShare } from "../zones/zone.js";
import { industryLevels, type Industry, type IndustryLevel } from "./industry.js";

/** Sums of the firms of one 4-digit class; money as decimal strings. */
export interface ClassSum {
  readonly code: string;
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: string;
}

export type Classification = ReadonlyMap<string, Pick<Industry, "code" | "name" | "section">>;

/** Code of the section, division or group a class belongs to. */
export function codeAt(level: IndustryLevel, classCode: string, classification: Classification): string {
  if (level === "section") return classification.get(classCode)?.section ?? classification.get(classCode.slice(0, 2))?.section ?? "";
  return classCode.slice(0, industryLevels.indexOf(level) + 1);
}

/** Whether a class, group, division or section lies within the declared codes, or holds one of them. */
export function isDeclared(code: string, section: string, declared: readonly string[]): boolean {
  const isSection = code === section;
  return declared.some((one) => one === section || (isSection ? false : one.startsWith(code) || code.startsWith(one)));
}

/** Sections that hold a declared code count as declared, too. */
const holdsDeclared = (section: string, declared: readonly string[], classification: Classification): boolean =>
  declared.some((one) => one === section || classification.get(one)?.section === section);

interface Sum { firms: number; employees: number; revenueFen: bigint; divisions: Set<string> }

/**
 * Shares of an area's industries at one level, largest revenue first, or most firms where no revenue is known: the order must not tell a value added that is not shown.
 *
 * @param area sums by class of the area
 * Where no firm of the city has figures, employees and revenue are unknown, and the quotient is of firms.
 *
 * @param city sums by class of the whole city in the same year, for the location quotient by employees
 * @param valueAdded value added by division, as far as it is shown; a section has one where all its divisions here have
 */
export function industryShares(
  level: IndustryLevel, area: readonly ClassSum[], city: readonly ClassSum[], classification: Classification, declared: readonly string[] = [],
  valueAdded: ReadonlyMap<string, string> = new Map(),
): IndustryShare[] {
  const here = sumsAt(level, area, classification);
  const all = sumsAt(level, city, classification);
  const known = [...all.values(), ...here.values()].some(({ employees, revenueFen }) => employees > 0 || revenueFen > 0n);
  const quotients = quotientsOf(here, all, known ? "employees" : "firms");
  return [...here]
    .map(([code, sum]): IndustryShare => {
      const entry = classification.get(code);
      const section = entry?.section ?? code;
      return {
        code, level,
        name: entry?.name ?? unnamed(code),
        firms: sum.firms,
        employees: known ? sum.employees : null,
        revenueCny: known ? yuan(sum.revenueFen) : null,
        valueAddedCny: level === "section" || level === "division" ? valueAddedOf(sum, valueAdded) : null,
        locationQuotient: quotients.get(code) ?? null,
        declared: level === "section" ? holdsDeclared(section, declared, classification) : isDeclared(code, section, declared),
      };
    })
    .toSorted((a, b) => (known ? compareYuan(b.revenueCny ?? "0", a.revenueCny ?? "0") : b.firms - a.firms) || (a.code < b.code ? -1 : 1));
}

function sumsAt(level: IndustryLevel, rows: readonly ClassSum[], classification: Classification): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const code = codeAt(level, row.code, classification);
    const sum = sums.get(code) ?? { firms: 0, employees: 0, revenueFen: 0n, divisions: new Set<string>() };
    sum.firms += row.firms;
    sum.employees += row.employees;
    sum.revenueFen += fen(row.revenueCny);
    sum.divisions.add(row.code.slice(0, 2));
    sums.set(code, sum);
  }
  return sums;
}

function valueAddedOf({ divisions }: Sum, known: ReadonlyMap<string, string>): string | null {
  const values = [...divisions].map((division) => known.get(division));
  return values.includes(undefined) ? null : yuan(values.reduce((sum, value) => sum + fen(value ?? "0"), 0n));
}

const unnamed = (code: string): Name => ({ zh: code, en: null });

/** The area against the whole city: the city is the area and the rest of it. */
function quotientsOf(here: ReadonlyMap<string, Sum>, all: ReadonlyMap<string, Sum>, by: "employees" | "firms"): Map<string, number | null> {
  const codes = [...new Set([...all.keys(), ...here.keys()])];
  const inside = codes.map((code) => here.get(code)?.[by] ?? 0);
  const outside = codes.map((code, i) => Math.max(0, (all.get(code)?.[by] ?? 0) - (inside[i] ?? 0)));
  const [quotients = []] = locationQuotients([inside, outside]);
  return new Map(codes.map((code, i) => [code, quotients[i] ?? null]));
}

/** Decimal string of yuan as whole fen, exact beyond 2^53. */
function fen(text: string): bigint {
  const [, sign = "", whole = "0", part = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
  return sign === "-" ? -value : value;
}

function yuan(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function compareYuan(a: string, b: string): number {
  const difference = fen(a) - fen(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
