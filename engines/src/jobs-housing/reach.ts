import { ratio } from "./ratio.js";

type Minutes = readonly (readonly (number | null)[])[];

/**
 * Jobs and workers within reach of each zone, and jobs per worker who competes for them (Shen):
 * ratio_h = Σ_{w in reach} W_w / Σ_{k in reach} R_k, and access_h = Σ_{w in reach of h} W_w / Σ_{k that reach w} R_k.
 *
 * @param minutes minutes[home][work], null where there is no way; reach is at most `catchmentMin`.
 * @returns by zone; catchmentRatio null where no workers are in reach, jobAccess 0 where no job is. A job that no worker reaches counts for nobody.
 * @see Peng (1997), The jobs-housing balance and urban commuting; Shen (1998), Location characteristics of inner-city neighborhoods.
 */
export function withinReach(jobs: readonly number[], workers: readonly number[], minutes: Minutes, catchmentMin: number) {
  const inReach = (row: readonly (number | null)[], place: number) => (row[place] ?? Infinity) <= catchmentMin;
  const competitors = jobs.map((_, work) => minutes.reduce((all, row, home) => (inReach(row, work) ? all + workers[home]! : all), 0));
  const over = (row: readonly (number | null)[], value: (place: number) => number) =>
    row.reduce<number>((all, _, place) => (inReach(row, place) ? all + value(place) : all), 0);
  const jobsInReach = minutes.map((row) => over(row, (place) => jobs[place]!));
  const workersInReach = minutes.map((row) => over(row, (place) => workers[place]!));
  return {
    jobsInReach, workersInReach,
    catchmentRatio: jobsInReach.map((found, home) => ratio(found, workersInReach[home]!)),
    jobAccess: minutes.map((row) => over(row, (work) => (competitors[work]! > 0 ? jobs[work]! / competitors[work]! : 0))),
  };
}

/**
 * Time on the way to work of the residents of each zone, and the share of them who are there within `catchmentMin`; all zones together
 * in the same way. Commuters without a known way are left out of the mean and count as not within.
 *
 * @returns null where nobody commutes, or for the mean, nobody on a known way.
 */
export function commutes(flows: readonly (readonly number[])[], minutes: Minutes, catchmentMin: number) {
  const zones = flows.map((row, home) => {
    const found = { all: 0, known: 0, spent: 0, within: 0 };
    row.forEach((persons, work) => {
      const time = minutes[home]![work] ?? null;
      found.all += persons;
      if (time === null) return;
      found.known += persons;
      found.spent += persons * time;
      if (time <= catchmentMin) found.within += persons;
    });
    return found;
  });
  const total = zones.reduce((all, zone) => ({ all: all.all + zone.all, known: all.known + zone.known, spent: all.spent + zone.spent, within: all.within + zone.within }), { all: 0, known: 0, spent: 0, within: 0 });
  return {
    meanMinutes: zones.map(({ spent, known }) => ratio(spent, known)),
    shareWithin: zones.map(({ within, all }) => ratio(within, all)),
    meanMinutesAll: ratio(total.spent, total.known),
    shareWithinAll: ratio(total.within, total.all),
  };
}
