import { composite, rankIntervals, sensitivity } from "../dist/composite/index.js";
import { randomStream } from "../dist/numbers/index.js";

const ids = (name, n) => Array.from({ length: n }, (_, index) => `${name}${index}`);

/** Units × indicators in three levels: indicators in dimensions, dimensions in two pillars, pillars in the index; 2 % not measured. */
function scheme(units, indicators, dimensions) {
  const stream = randomStream(11);
  return {
    units: ids("zone", units),
    indicators: ids("i", indicators).map((id, index) => ({ id, direction: index % 4 === 0 ? -1 : 1, weight: 1 + (index % 3), parent: `d${index % dimensions}` })),
    groups: [
      ...ids("d", dimensions).map((id, index) => ({ id, weight: 1, parent: `p${index % 2}` })),
      { id: "p0", weight: 2, parent: "index" }, { id: "p1", weight: 1, parent: "index" },
      { id: "index", weight: 1, parent: null },
    ],
    values: ids("u", units).map((_, u) => {
      stream.at(u);
      return Array.from({ length: indicators }, () => (stream.unit() < 0.02 ? null : stream.unit() * 100));
    }),
    normalise: { method: "minmax" },
    aggregate: "arithmetic",
  };
}

const sizes = [[66, 50, 8], [330, 50, 8], [3000, 50, 8]];
const every = { normalisations: [{ method: "minmax" }, { method: "zscore" }, { method: "rank" }], aggregations: ["arithmetic", "geometric", "harmonic"] };

export const cases = [
  ...sizes.map(([units, indicators, dimensions]) => ({
    method: "composite", size: `${units} × ${indicators}, 3 levels`,
    reference: { name: "numpy", python: "composite.py", args: [String(units), String(indicators), String(dimensions)] },
    prepare: () => {
      const input = scheme(units, indicators, dimensions);
      return () => composite(input);
    },
  })),
  ...[[66, 10_000, {}], [66, 10_000, every], [330, 10_000, {}]].map(([units, to, choices]) => ({
    method: "rank-intervals", size: `${units} × 50, 3 levels, ${to.toLocaleString("en")} replications${choices === every ? ", 9 choices" : ""}`,
    ...(units === 66 ? { barS: 1, barFrom: "10,000 Monte Carlo replications of 66 × 50 under 1 s" } : {}),
    reference: { name: "COINr (R)", cited: "100 replications of 51 × 49 take 7 s", citedS: 7 },
    prepare: () => {
      const input = scheme(units, 50, 8);
      return () => rankIntervals(input, { to, ...choices });
    },
  })),
  ...[128, 512].map((samples) => ({
    method: "sensitivity", size: `66 × 50, 3 levels, Sobol of ${samples} samples`,
    prepare: () => {
      const input = scheme(66, 50, 8);
      return () => sensitivity(input, { samples });
    },
  })),
];
