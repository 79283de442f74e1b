import { figure } from "./svg.mjs";
import { drawStreet } from "./street.mjs";

/** The sites of the max-cover example, what they cover, and who stays uncovered. */
export function draw({ coveredWeight, totalWeight, sites, steps }, { edges, radius, weights }) {
  return drawStreet({
    title: { zh: `两处设施在 ${figure(radius, 0)} 以内覆盖得最多`, en: `Two sites that cover the most within ${figure(radius, 0)}` },
    edges, sites, radius, weights,
    servedBy: steps.nodes.map(({ coveredBy }) => coveredBy[0] ?? null), far: steps.nodes.map(({ distance }) => distance),
    served: { zh: "所覆盖", en: "covers" },
    result: { zh: `覆盖 ${figure(coveredWeight, 0)} / ${figure(totalWeight, 0)}，已证最优`, en: `${figure(coveredWeight, 0)} of ${figure(totalWeight, 0)} covered: proven best` },
    notes: steps.sites.map(({ site, only, onlyWeight }) => `只有设施 ${site} 覆盖 Only site ${site} covers: ${only.join(", ")} (${figure(onlyWeight, 0)})`),
  });
}
