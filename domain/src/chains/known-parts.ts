import type { Part } from "./answers.js";

type Values = readonly (number | null)[];

/**
 * What an unknown part counts as: the mean of that part over the rows that know it, so that little knowledge neither helps nor harms a
 * row among the others; null for a part that no row knows, which counts for none.
 */
export function standIns(rows: readonly Values[]): (number | null)[] {
  const sums: number[] = [];
  const known: number[] = [];
  for (const row of rows) {
    for (const [part, value] of row.entries()) {
      sums[part] = (sums[part] ?? 0) + (value ?? 0);
      known[part] = (known[part] ?? 0) + Number(value !== null);
    }
  }
  return sums.map((sum, part) => (known[part]! > 0 ? sum / known[part]! : null));
}

/** Mean of the parts, unknown ones as their stand-ins; null where there is none at all. */
export function partsScore(row: Values, instead: Values): number | null {
  let [sum, count] = [0, 0];
  for (const [part, own] of row.entries()) {
    const value = own ?? instead[part] ?? null;
    if (value === null) continue;
    sum += value;
    count += 1;
  }
  return count > 0 ? sum / count : null;
}

/** What an unknown part counts as, for its inputs. */
export const standInInput = (value: number | null, instead: number | null | undefined): Part["inputs"] =>
  (value === null && instead !== null && instead !== undefined ? [{ measure: "standIn", value: instead, unit: "ratio" }] : []);
