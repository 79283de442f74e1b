import { containments } from "./containment.js";
import { dissimilarity } from "./dissimilarity.js";
import { placesOf, sum, type JobsHousingInput, type Places } from "./places.js";
import { balanceOf, ratio } from "./ratio.js";
import { commutes, withinReach } from "./reach.js";

/**
 * Jobs–housing balance of zones: of numbers (jobs per employed resident, 职住比), of who really works where he lives (self-containment,
 * independence), of places (dissimilarity), and of what is in reach (jobs per worker within a catchment).
 *
 * @param input jobs and employed residents by zone, or flows[home][work] from which they follow; `minutes[home][work]` for what is in
 * reach, at most `catchmentMin` (45). Persons; a ratio from `balancedFrom` (0.8) to `balancedTo` (1.2) counts as balanced.
 * @returns by zone; keys of flows are null without flows, those of reach null without minutes, values null where undefined.
 * @throws RangeError if shapes or values are wrong, jobs or workers are missing or fewer than the commuters in flows.
 */
export function jobsHousing(input: JobsHousingInput) {
  const places = placesOf(input);
  const { jobs, workers, households, balancedFrom, balancedTo } = places;
  const { local, out, into, ...shares } = places.flows ? containments(places.flows, workers, jobs) : noContainment;
  const { jobsInReach, workersInReach, ...reachable } = places.minutes ? withinReach(jobs, workers, places.minutes, places.catchmentMin) : noReach;
  return {
    jobsHousingRatio: jobs.map((here, zone) => ratio(here, workers[zone]!)),
    balance: jobs.map((here, zone) => balanceOf(here, workers[zone]!, balancedFrom, balancedTo)),
    jobsPerHousehold: households && jobs.map((here, zone) => ratio(here, households[zone]!)),
    ...shares,
    dissimilarity: dissimilarity(jobs, workers),
    ...reachable,
    ...(places.flows && places.minutes ? commutes(places.flows, places.minutes, places.catchmentMin) : noCommutes),
    all: together(places, local),
    ...(input.explain && { steps: { jobs, workers, local, out, into, jobsInReach, workersInReach, jobShare: sharesOf(jobs), workerShare: sharesOf(workers) } }),
  };
}

const noContainment = { local: null, out: null, into: null, residentSelfContainment: null, jobSelfContainment: null, independenceIndex: null, localToOutgoing: null };
const noReach = { jobsInReach: null, workersInReach: null, catchmentRatio: null, jobAccess: null };
const noCommutes = { meanMinutes: null, shareWithin: null, meanMinutesAll: null, shareWithinAll: null };

/** All zones as one: within is who works in the zone where he lives. */
function together({ jobs, workers }: Places, local: readonly number[] | null) {
  return { jobsHousingRatio: ratio(sum(jobs), sum(workers)), livingWhereWorking: local && ratio(sum(local), sum(workers)) };
}

function sharesOf(values: readonly number[]): (number | null)[] {
  const all = sum(values);
  return values.map((value) => ratio(value, all));
}
