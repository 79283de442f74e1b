import { randomStream } from "../dist/numbers/index.js";
import { specialisation } from "../dist/specialisation/index.js";

/** Output of zones by industry, a third of the cells empty. */
function table(zones, industries) {
  const stream = randomStream(11);
  return Array.from({ length: zones }, () => Array.from({ length: industries }, () => (stream.unit() < 1 / 3 ? 0 : Math.floor(1000 * stream.unit() * stream.unit()))));
}

const all = (zones, industries, bar = {}) => ({
  method: "specialisation: all measures",
  size: `${zones.toLocaleString("en")} × ${industries.toLocaleString("en")}`,
  ...bar,
  reference: { name: "numpy, all measures", python: "specialisation.py", args: [String(zones), String(industries)] },
  prepare() {
    const values = table(zones, industries);
    const input = { regions: values.map((_, z) => `z${z}`), industries: values[0].map((_, i) => `i${i}`), values };
    return () => specialisation(input);
  },
});

export const cases = [all(66, 400), all(300, 1400, { barS: 0.2, barFrom: "the speed asked for" }), all(600, 2800)];
