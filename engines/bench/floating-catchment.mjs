import { floatingCatchment } from "../dist/floating-catchment/index.js";
import { randomStream } from "../dist/numbers/index.js";

/** Places evenly spread over a city of 40 × 40 km. */
function city(people, sites) {
  const stream = randomStream(3);
  const place = () => ({ x: 40000 * stream.unit(), y: 40000 * stream.unit() });
  return {
    demand: Array.from({ length: people }, () => ({ ...place(), population: Math.floor(5000 * stream.unit()) })),
    supply: Array.from({ length: sites }, () => ({ ...place(), capacity: Math.floor(500 * stream.unit()) })),
  };
}

const size = (people, sites) => `${people.toLocaleString("en")} × ${sites.toLocaleString("en")}`;
const twoSteps = (name, people, sites, decay, bar) => ({
  method: `floating-catchment: ${name}, 5 km`,
  size: size(people, sites),
  ...bar,
  ...(decay ? {} : { reference: { name: "scipy's k-d tree and numpy", python: "floating_catchment.py", args: [String(people), String(sites)] } }),
  prepare() {
    const input = { ...city(people, sites), catchmentM: 5000, ...(decay ? { decay } : {}) };
    return () => floatingCatchment(input).access;
  },
});
const bar = { barS: 0.4, barFrom: "PySAL access takes 0.43 s" };

export const cases = [
  twoSteps("two steps", 5000, 250, undefined, {}),
  twoSteps("two steps", 20000, 1000, undefined, bar),
  twoSteps("two steps", 80000, 4000, undefined, {}),
  twoSteps("Gaussian decay", 5000, 250, { kind: "gaussian" }, {}),
  twoSteps("Gaussian decay", 20000, 1000, { kind: "gaussian" }, bar),
];
