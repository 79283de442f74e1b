import { readFileSync } from "node:fs";
import { loadSolver } from "../../server/dist/computing/solver.js";
import { allocation } from "../dist/allocation/index.js";
import { randomStream } from "../dist/numbers/index.js";

const solve = await loadSolver();
const run = (input) => () => allocation(input, solve, 60, () => false, true);
const golden = (kind) => JSON.parse(readFileSync(new URL(`../golden/allocation--alloc-${kind}-6x20.json`, import.meta.url), "utf8")).input;

/** Projects that together want about twice what there is. */
function generated(projects, zones) {
  const random = randomStream(9);
  const list = (count, low, high) => Array.from({ length: count }, () => low + Math.floor(random.unit() * (high - low)));
  return {
    score: Array.from({ length: projects }, () => list(zones, 20, 100)), land: list(projects, 3, 15), fund: list(projects, 10, 60), talent: list(projects, 10, 200),
    zone_land_cap: list(zones, (projects * 3) / zones, (projects * 6) / zones), zone_talent_cap: list(zones, (projects * 40) / zones, (projects * 70) / zones),
    budget: projects * 18, binary: false,
  };
}

export const cases = [
  { method: "allocation, projects split", size: "20 projects × 6 zones", prepare: () => run(golden("lp")) },
  { method: "allocation, projects split", size: "500 projects × 66 zones", prepare: () => run(generated(500, 66)) },
  { method: "allocation, whole projects, proven", size: "20 projects × 6 zones", prepare: () => run(golden("mip")) },
];
