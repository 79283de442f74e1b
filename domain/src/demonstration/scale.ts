import type { DistrictFacts } from "./inputs.js";
import { enterprisesBySection } from "./mix.js";
import { sectionAssumptions } from "./sections.js";
import { scaleForMean } from "./sizes.js";

export interface CityScale {
  /** Scale of firm sizes by section. */
  readonly bySection: ReadonlyMap<string, number>;
  /** No firm has more employees: 2 % of all expected, from 500 to 40,000. */
  readonly mostEmployees: number;
  /** Expected employees of the synthetic firms over the employees of all enterprises of the city. */
  readonly sampleRatio: number;
  /** Enterprises the city is estimated to have. */
  readonly cityEnterprises: number;
}

/** Of the firms made, this share is in business in the last year. */
const inBusiness = 0.84;

/**
 * How large the firms are. Up to the number of enterprises that the city is estimated to have, the firms are a sample of them with
 * their mean sizes. Beyond it the added firms are ever smaller businesses, and all sizes shrink until the firms in business together
 * employ no more than everybody employed outside family farms and public administration.
 */
export function scaleOf(districts: readonly DistrictFacts[], count: number): CityScale {
  let enterprises = 0;
  let inEnterprises = 0;
  let employed = 0;
  for (const district of districts) {
    for (const [section, firms] of enterprisesBySection(district)) {
      const assumptions = sectionAssumptions[section];
      if (!assumptions) continue;
      const persons = district.employedResidents * (district.sectionShares[section] ?? 0);
      enterprises += firms;
      inEnterprises += persons * assumptions.enterpriseShare;
      employed += section === "A" ? persons * assumptions.enterpriseShare : persons;
    }
  }
  const natural = count * inBusiness * (inEnterprises / enterprises);
  const shrink = Math.min(1, employed / natural);
  const mostEmployees = Math.max(500, Math.min(40_000, Math.round(natural * shrink * 0.02)));
  const bySection = new Map(Object.entries(sectionAssumptions).map(([section, { meanEmployees }]) =>
    [section, scaleForMean(Math.max(1.05, meanEmployees * shrink), mostEmployees)]));
  return { bySection, mostEmployees, sampleRatio: (natural * shrink) / inEnterprises, cityEnterprises: enterprises };
}
