import { comparedAreas } from "@chengqi/domain/chains/validation-areas";
import { expect, it } from "vitest";
import { melbourneEstablishments, melbourneJobs } from "./melbourne.js";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

it("reads the whole register and the counts of jobs", () => {
  const establishments = melbourneEstablishments();
  // 19,914 rows less 5,401 vacant premises.
  expect([establishments.length, new Set(establishments.map(({ area }) => area)).size, new Set(establishments.map(({ industry }) => industry)).size]).toEqual([14_513, 13, 20]);
  // What is not suppressed of the 459,540 jobs in blocks.
  expect(melbourneJobs().reduce((sum, { value }) => sum + value, 0)).toBe(363_610);
});

it("finds the same specialisation of areas by establishments as by jobs, but not in full", () => {
  const areas = comparedAreas(melbourneEstablishments(), melbourneJobs());
  expect(areas).toHaveLength(13);
  const known = areas.flatMap(({ rank }) => rank ?? []);
  expect(known).toHaveLength(13);
  for (const rank of known) expect(rank > 0.2 && rank < 0.95).toBe(true);
  expect(mean(known)).toBeGreaterThan(0.5);
  expect(mean(areas.map(({ agree }) => agree))).toBeGreaterThan(0.7);
});
