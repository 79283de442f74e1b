import { duplications } from "../dist/duplication/index.js";
import { randomStream } from "../dist/numbers/index.js";

/** Firms of zones by item, nine cells in ten empty. */
function input(zones, items) {
  const stream = randomStream(23);
  const rows = Array.from({ length: zones }, () => {
    const own = Array.from({ length: items }, (_, item) => item).filter(() => stream.unit() < 0.1);
    return { items: own, values: own.map(() => 1 + Math.floor(30 * stream.unit() * stream.unit())) };
  });
  const city = Array.from({ length: items }, () => Math.floor(100 * stream.unit()));
  for (const row of rows) row.items.forEach((item, at) => { city[item] += row.values[at]; });
  return { zones: rows, city, reliabilityFirms: 10 };
}

const all = (zones, items) => ({
  method: "duplication: all pairs with their items",
  size: `${zones.toLocaleString("en")} × ${items.toLocaleString("en")}`,
  prepare() {
    const given = input(zones, items);
    return () => duplications(given);
  },
});

export const cases = [all(66, 1400), all(300, 1400)];
