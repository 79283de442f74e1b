import { ratio } from "./ratio.js";

/**
 * How far the people of each zone work where they live. With L living and working in the zone, R employed residents, W jobs:
 * of the residents L/R (居住自足率), of the jobs L/W (就业自足率), Thomas's index of independence L / ((R − L) + (W − L)), and L / (R − L).
 *
 * @param flows flows[home][work], persons; @param workers employed residents, @param jobs jobs, commuters from and to outside included.
 * @returns by zone; null where nobody lives, works or commutes.
 * @see Thomas (1969), London's New Towns: a study of self-contained and balanced communities; Cervero (1995), Urban Studies 32(7).
 */
export function containments(flows: readonly (readonly number[])[], workers: readonly number[], jobs: readonly number[]) {
  const local = flows.map((row, zone) => row[zone]!);
  // The last bits of sums of shares may make fewer residents than stay.
  const out = local.map((stay, zone) => Math.max(0, workers[zone]! - stay));
  const into = local.map((stay, zone) => Math.max(0, jobs[zone]! - stay));
  return {
    local, out, into,
    residentSelfContainment: local.map((stay, zone) => ratio(stay, stay + out[zone]!)),
    jobSelfContainment: local.map((stay, zone) => ratio(stay, stay + into[zone]!)),
    independenceIndex: local.map((stay, zone) => ratio(stay, out[zone]! + into[zone]!)),
    localToOutgoing: local.map((stay, zone) => ratio(stay, out[zone]!)),
  };
}
