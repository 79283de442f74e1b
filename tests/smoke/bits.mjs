// Published numbers are the same to the last bit on every Node: each method on its example, on the golden cases and on a larger
// seeded input, as one digest. `node tests/smoke/bits.mjs --write` sets what is committed; do so only when a number was meant to change.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomStream } from "../../engines/dist/numbers/index.js";
import { methods } from "../../domain/dist/methods/methods.js";

const committed = new URL("bits.json", import.meta.url);
const golden = new URL("../../engines/golden/", import.meta.url);
/** Searches have tests of their own, and a solver is not ours: none of them makes a score. */
const searched = new Set(["p-median", "p-center", "set-cover", "max-cover", "allocation"]);
const tools = { solve: () => { throw new RangeError("no score needs a solver"); }, mustStop: () => false };

/** 66 zones on 50 indicators in two dimensions, one value in twenty missing. */
function largeScheme() {
  const random = randomStream(66);
  const ids = Array.from({ length: 50 }, (_, index) => `i${index}`);
  return {
    units: Array.from({ length: 66 }, (_, index) => `Z${index}`),
    indicators: ids.map((id, index) => ({ id, direction: random.unit() < 0.7 ? 1 : -1, weight: 1 + Math.floor(random.unit() * 5), parent: index % 2 === 0 ? "a" : "b" })),
    groups: [{ id: "all", weight: 1, parent: null }, { id: "a", weight: 3, parent: "all" }, { id: "b", weight: 2, parent: "all" }],
    values: Array.from({ length: 66 }, () => ids.map(() => (random.unit() < 0.05 ? null : random.unit() * 1000))),
    normalise: { method: "minmax" }, aggregate: "geometric",
  };
}

/** The digest of everything that is computed, by name. JSON writes the shortest text that reads back as the same double. */
export function digests() {
  const cases = [
    ...[...methods.values()].map(({ name, example }) => [name, `${name}, example`, example]),
    ...readdirSync(golden).filter((file) => file.endsWith(".json")).toSorted().map((file) => {
      const { method, input } = JSON.parse(readFileSync(new URL(file, golden), "utf8"));
      return [method, file, input];
    }),
    ["rank-intervals", "rank-intervals, 66 × 50", { ...largeScheme(), to: 500 }], ["sensitivity", "sensitivity, 66 × 50", largeScheme()],
  ].filter(([name]) => !searched.has(name) && methods.has(name));
  return Object.fromEntries(cases.map(([name, label, input]) =>
    [label, createHash("sha256").update(JSON.stringify(methods.get(name).compute(input, tools))).digest("hex").slice(0, 32)]));
}

/** Throws naming every case whose bits differ from what is committed. */
export function holdBits() {
  const due = JSON.parse(readFileSync(committed, "utf8"));
  const found = digests();
  const wrong = [...new Set([...Object.keys(due), ...Object.keys(found)])].filter((label) => due[label] !== found[label]);
  if (wrong.length > 0) throw new Error(`other bits than committed: ${wrong.join("; ")}`);
  return Object.keys(found).length;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes("--write")) {
  writeFileSync(committed, `${JSON.stringify(digests(), null, 2)}\n`);
}
