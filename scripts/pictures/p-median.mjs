import { figure } from "./svg.mjs";
import { drawStreet } from "./street.mjs";

/** The sites of the p-median example, whom each serves, and what the next-best swap would cost. */
export function draw({ cost, sites, lowerBound, steps }, { edges, weights }) {
  const { close, open, increase } = steps.nextBestSwap;
  return drawStreet({
    title: { zh: "总路程最短的两处设施", en: "Two sites with the least total distance" },
    edges, sites, weights,
    servedBy: steps.nodes.map(({ site }) => site), far: steps.nodes.map(({ distance }) => distance),
    result: { zh: `总费用 ${figure(cost, 0)} = ${steps.sites.map((site) => figure(site.cost, 0)).join(" + ")}，下界 ${figure(lowerBound, 0)}，已证最优`, en: `Total cost ${figure(cost, 0)}, lower bound ${figure(lowerBound, 0)}: proven best` },
    notes: [`最接近的换址 Next-best swap: ${close} → ${open}, +${figure(increase, 0)}`],
  });
}
