import type { Presence } from "./answers.js";

/** What is counted on a link in an area in a year. */
export interface LinkSum {
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: number;
  readonly wholeFirms: number;
  readonly largestCny: number;
  /** Sum over the whole firms. */
  readonly confidence: number;
}

export const nothingThere: LinkSum = { firms: 0, employees: 0, revenueCny: 0, wholeFirms: 0, largestCny: 0, confidence: 0 };

/** Sums of several areas or links together: everything adds up but the largest firm. In any order the same up to rounding. */
export const togetherOf = (sums: readonly LinkSum[]): LinkSum => sums.reduce((all, one) => ({
  firms: all.firms + one.firms, employees: all.employees + one.employees, revenueCny: all.revenueCny + one.revenueCny, wholeFirms: all.wholeFirms + one.wholeFirms,
  largestCny: Math.max(all.largestCny, one.largestCny), confidence: all.confidence + one.confidence,
}), nothingThere);

/** First division of each section A to T of GB/T 4754-2017; national employment is told by section letter and place in the section. */
const firstDivisions = [1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97, 98];
const whole: ReadonlySet<string> = new Set(["K", "P", "T"]);

/** Industry of national employment that a class lies in: C27 for 3973. Null where the code is no class. */
export function employmentIndustry(code: string): string | null {
  const division = Number(code.slice(0, 2));
  const section = firstDivisions.findLastIndex((first) => division >= first);
  if (!Number.isInteger(division) || section < 0 || section >= firstDivisions.length - 1) return null;
  const letter = String.fromCharCode(65 + section);
  return whole.has(letter) ? letter : letter + String(division - firstDivisions[section]! + 1).padStart(2, "0");
}

/** Agriculture is left out on both sides: registers of firms do not hold farmers. */
const isFarming = (industry: string): boolean => industry.startsWith("A");

/**
 * Location quotient of the industries a link lies in against the nation, by employment: (e_I / e) / (E_I / E), with I the divisions of its
 * classes, agriculture apart. The nation is not counted by link, so that links of one division share a quotient.
 *
 * @param employees of the area by four-digit class; @param nation persons by industry of national employment, one year.
 * @returns null for a link without class, of agriculture, or where the nation or the area has no figure.
 */
export function nationalQuotients(
  links: readonly { readonly id: string; readonly classes: readonly { readonly code: string }[] }[], employees: ReadonlyMap<string, number>, nation: ReadonlyMap<string, number>,
): ReadonlyMap<string, number | null> {
  const own = new Map<string, number>();
  for (const [code, persons] of employees) {
    const industry = employmentIndustry(code);
    if (industry !== null && !isFarming(industry)) own.set(industry, (own.get(industry) ?? 0) + persons);
  }
  const lowest = [...nation].filter(([industry]) => !isFarming(industry) && (industry.length === 3 || whole.has(industry)) && industry !== "TOT");
  const [all, allNation] = [sumOf([...own.values()]), sumOf(lowest.map(([, persons]) => persons))];
  return new Map(links.map(({ id, classes }) => {
    const industries = [...new Set(classes.map(({ code }) => employmentIndustry(code)))];
    if (industries.length === 0 || industries.some((industry) => industry === null || isFarming(industry) || !nation.has(industry))) return [id, null];
    const here = sumOf(industries.map((industry) => own.get(industry!) ?? 0));
    const there = sumOf(industries.map((industry) => nation.get(industry!)!));
    return [id, all > 0 && there > 0 ? here / all / (there / allNation) : null];
  }));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Presence from sums: of the area now and a year before, of the city on the link and in all. The quotient compares the area's share of
 * employment with the city's unless the nation's is given.
 */
export function presenceOf(
  now: LinkSum, before: LinkSum | null, compared: { readonly areaEmployees: number; readonly linkInCity: number; readonly cityEmployees: number }, national: number | null = null,
): Presence {
  const { areaEmployees, linkInCity, cityEmployees } = compared;
  const inCity = areaEmployees > 0 && linkInCity > 0 && cityEmployees > 0 ? now.employees / areaEmployees / (linkInCity / cityEmployees) : null;
  const { firms, employees, revenueCny, wholeFirms } = now;
  return {
    firms, employees, revenueCny, wholeFirms, locationQuotient: national ?? inCity, against: national !== null ? "nation" : inCity === null ? null : "city",
    topShare: revenueCny > 0 ? now.largestCny / revenueCny : null,
    growth: before && before.revenueCny > 0 ? revenueCny / before.revenueCny - 1 : null,
    confidence: wholeFirms > 0 ? now.confidence / wholeFirms : null,
  };
}
