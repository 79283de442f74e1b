import { figure } from "./svg.mjs";
import { drawStreet } from "./street.mjs";

/** The sites of the p-center example, the radius, and the radii that were tried. */
export function draw({ radius, sites, steps }, { edges }) {
  const tried = steps.proof.trials.map((trial) => `${figure(trial.radius, 0)} ${trial.coverable ? "✓" : "✗"}`).join("   ");
  return drawStreet({
    title: { zh: "最远者最近的两处设施", en: "Two sites with the least farthest distance" },
    edges, sites, radius,
    servedBy: steps.nodes.map(({ site }) => site), far: steps.nodes.map(({ distance }) => distance),
    result: { zh: `最远距离 ${figure(radius, 0)}，已证最优`, en: `Farthest distance ${figure(radius, 0)}: proven best` },
    notes: [`试过的半径（两处设施能否全覆盖）Radii tried (can two sites cover all): ${tried}`],
  });
}
