import { sum } from "./places.js";

/**
 * Dissimilarity of where jobs are and where workers live, D = ½ Σ_z |W_z/W − R_z/R|: the share of jobs (or homes) that would have to move
 * for both to be spread alike. 0 alike, 1 never in one zone.
 *
 * @returns null where there are no jobs or no workers.
 * @see Duncan and Duncan (1955), A methodological analysis of segregation indexes.
 */
export function dissimilarity(jobs: readonly number[], workers: readonly number[]): number | null {
  const allJobs = sum(jobs);
  const allWorkers = sum(workers);
  if (allJobs === 0 || allWorkers === 0) return null;
  // Rounding may leave the last bit above the bound.
  return Math.min(1, sum(jobs.map((here, zone) => Math.abs(here / allJobs - workers[zone]! / allWorkers))) / 2);
}
