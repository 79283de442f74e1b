import { figure } from "./svg.mjs";
import { drawStreet } from "./street.mjs";

/** The sites of the set-cover example and what they cover. */
export function draw({ facilities, sites, lowerBound, steps }, { edges, radius }) {
  return drawStreet({
    title: { zh: `${figure(radius, 0)} 以内全覆盖的最少设施`, en: `The fewest sites so that all are within ${figure(radius, 0)}` },
    edges, sites, radius,
    servedBy: steps.nodes.map(({ site }) => site), far: steps.nodes.map(({ distance }) => distance),
    served: { zh: "所覆盖", en: "covers" },
    result: { zh: `需要 ${figure(facilities, 0)} 处，少于 ${figure(lowerBound, 0)} 处不够：已证最优`, en: `${figure(facilities, 0)} sites needed; fewer do not do: proven` },
    notes: steps.sites.map(({ site, only }) => `只有设施 ${site} 覆盖 Only site ${site} covers: ${only.join(", ")}`),
  });
}
