import type { FirmSize } from "./firm.js";

/** Lower bounds of large, medium and small: [employees, revenue in 10,000 CNY]; null where the standard does not ask. */
type Bounds = readonly [large: Bound, medium: Bound, small: Bound];
type Bound = readonly [employees: number | null, revenue10k: number | null];

/** By GB/T 4754-2017 code, longest prefix first; the last line is “other industries not listed”. */
const boundsByPrefix: readonly (readonly [prefixes: readonly string[], bounds: Bounds])[] = [
  [["702"], [[1000, 5000], [300, 1000], [100, 500]]],
  [["701"], [[null, 200_000], [null, 1000], [null, 100]]],
  [["591"], [[1000, 30_000], [300, 3000], [20, 200]]],
  [["01", "02", "03", "04", "05"], [[null, 20_000], [null, 500], [null, 50]]],
  [["47", "48", "49", "50"], [[null, 80_000], [null, 6000], [null, 300]]],
  [["51"], [[200, 40_000], [20, 5000], [5, 1000]]],
  [["52"], [[300, 20_000], [50, 500], [10, 100]]],
  [["54", "55", "56", "57", "58"], [[1000, 30_000], [300, 3000], [20, 200]]],
  [["59"], [[200, 30_000], [100, 1000], [20, 100]]],
  [["60"], [[1000, 30_000], [300, 2000], [20, 100]]],
  [["61", "62"], [[300, 10_000], [100, 2000], [10, 100]]],
  [["63", "64"], [[2000, 100_000], [100, 1000], [10, 100]]],
  [["65"], [[300, 10_000], [100, 1000], [10, 50]]],
];
const industryBounds: Bounds = [[1000, 40_000], [300, 2000], [20, 300]];
const otherBounds: Bounds = [[300, null], [100, null], [10, null]];

function boundsOf(industryCode: string): Bounds {
  const listed = boundsByPrefix.find(([prefixes]) => prefixes.some((prefix) => industryCode.startsWith(prefix)));
  if (listed) return listed[1];
  const division = Number(industryCode.slice(0, 2));
  return division >= 6 && division <= 46 ? industryBounds : otherBounds;
}

/**
 * Size class of an enterprise by the 2017 method of the National Bureau of Statistics (统计上大中小微型企业划分办法).
 * It is large, medium or small only if it reaches every lower bound of that class, else it falls to the next; below small it is micro.
 * Simplified: total assets are not known here, so construction and property development are classed by revenue alone, and leasing and
 * business services by employees alone; finance, education and health, which the method leaves out, are classed as “other industries”.
 *
 * @param industryCode GB/T 4754-2017, division or finer.
 * @returns null where a measure that the class needs is unknown.
 */
export function sizeClass(industryCode: string, employees: number | null, revenueCny: number | null): FirmSize | null {
  const classes = boundsOf(industryCode);
  const reaches = ([persons, revenue10k]: Bound): boolean =>
    (persons === null || (employees ?? 0) >= persons) && (revenue10k === null || (revenueCny ?? 0) >= revenue10k * 10_000);
  if (classes[0][0] !== null && employees === null) return null;
  if (classes[0][1] !== null && revenueCny === null) return null;
  if (reaches(classes[0])) return "large";
  if (reaches(classes[1])) return "medium";
  return reaches(classes[2]) ? "small" : "micro";
}
