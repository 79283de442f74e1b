import { complexity, complexityIndices, presence } from "../dist/complexity/index.js";
import { randomStream } from "../dist/numbers/index.js";

/**
 * Values like those of trade: regions have more or fewer abilities, products need more or fewer of them, and chance is added. `share`
 * is the part of cells that are not empty.
 */
export function tradeLike(regions, products, share) {
  const stream = randomStream(7);
  const able = Float64Array.from({ length: regions }, () => stream.unit());
  const needs = Float64Array.from({ length: products }, () => stream.unit());
  return Array.from(able, (ability) => Array.from(needs, (need) => {
    const filled = stream.unit() < share;
    const value = (0.05 + ability * (1 - need) + need * ability * ability) * stream.unit();
    return filled ? value : 0;
  }));
}

const names = (count, letter) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
const named = (regions, products, share) => {
  return { regions: names(regions, "r"), products: names(products, "p"), values: tradeLike(regions, products, share) };
};
const indices = (regions, products, share, bar) => ({
  method: "complexity: eci and pci",
  size: `${regions.toLocaleString("en")} × ${products.toLocaleString("en")}`,
  ...bar,
  reference: { name: "numpy and scipy, symmetric solver", python: "complexity.py", args: [String(regions), String(products)] },
  prepare() {
    const values = tradeLike(regions, products, share);
    return () => complexityIndices(presence(values));
  },
});
const everything = (regions, products, share, bar) => ({
  method: "complexity: everything",
  size: `${regions.toLocaleString("en")} × ${products.toLocaleString("en")}`,
  ...bar,
  prepare() {
    const input = named(regions, products, share);
    return () => complexity(input);
  },
});

export const cases = [
  indices(300, 140, 0.65, {}),
  indices(1000, 500, 0.65, {}),
  indices(3000, 1400, 0.65, { barS: 0.54, barFrom: "numpy's symmetric solver, measured once" }),
  everything(250, 1000, 0.65, {}),
  everything(250, 5000, 0.65, { barS: 38 / 20, barFrom: "a twentieth of py-ecomplexity", reference: { name: "py-ecomplexity", cited: "measured once on two cores", citedS: 38 } }),
  everything(3000, 1400, 0.65, { barS: 51 / 20, barFrom: "a twentieth of py-ecomplexity", reference: { name: "py-ecomplexity", cited: "measured once on two cores", citedS: 51 } }),
];
