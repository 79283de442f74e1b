import { inputOutput } from "../dist/input-output/index.js";
import { randomStream } from "../dist/numbers/index.js";

/** A full table whose sectors spend about half of their output on each other. */
function economy(sectors) {
  const stream = randomStream(11);
  const z = Array.from({ length: sectors }, () => Array.from({ length: sectors }, () => stream.unit()));
  return { z, x: Array.from({ length: sectors }, () => sectors * (0.7 + 0.6 * stream.unit())) };
}

const everything = (sectors, bar) => ({
  method: "input-output: everything",
  size: `${sectors.toLocaleString("en")} sectors`,
  ...bar,
  reference: { name: "numpy, both inverses by LAPACK", python: "input-output.py", args: [String(sectors)] },
  prepare() {
    const input = economy(sectors);
    return () => inputOutput(input);
  },
});

export const cases = [
  everything(42, {}),
  everything(153, { barS: 0.02, barFrom: "set for this platform" }),
  everything(500, {}),
  everything(1302, { barS: 2, barFrom: "set for this platform, one core" }),
];
