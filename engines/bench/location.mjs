import { readFileSync } from "node:fs";
import { maxCover, networkDistances, pCenter, pMedian, setCover } from "../dist/location/index.js";
import { randomStream } from "../dist/numbers/index.js";

/** The sizes (nodes, facilities) of the forty test problems pmed1 to pmed40 of the OR-Library. */
const shapes = [
  [100, [5, 10, 10, 20, 33]], [200, [5, 10, 20, 40, 67]], [300, [5, 10, 30, 60, 100]], [400, [5, 10, 40, 80, 133]], [500, [5, 10, 50, 100, 167]],
  [600, [5, 10, 60, 120, 200]], [700, [5, 10, 70, 140]], [800, [5, 10, 80]], [900, [5, 10, 90]],
].flatMap(([nodes, counts]) => counts.map((facilities) => [nodes, facilities]));
/** Least costs of those problems that are kept with the golden cases, from Beasley (1985). */
const published = { 1: 5819, 3: 4250, 5: 1355, 6: 7824, 11: 7696, 16: 8162, 21: 9138, 25: 1828 };

/** A connected network with as many streets as the test problems have, nodes² / 50, of 1 to 100. */
function madeUp(nodes, seed) {
  const stream = randomStream(seed);
  const cost = () => 1 + (stream.word() % 100);
  const edges = Array.from({ length: nodes - 1 }, (_, k) => [k + 1, k + 2, cost()]);
  const known = new Set(edges.map(([i, j]) => i * 1000 + j));
  while (edges.length < (nodes * nodes) / 50) {
    const [i, j] = [1 + (stream.word() % nodes), 1 + (stream.word() % nodes)].toSorted((a, b) => a - b);
    if (i === j || known.has(i * 1000 + j)) continue;
    known.add(i * 1000 + j);
    edges.push([i, j, cost()]);
  }
  return edges;
}

const kept = (method, name) => JSON.parse(readFileSync(new URL(`../golden/${method}--${name}.json`, import.meta.url), "utf8"));
const never = () => false;

/** Distances and sites together, until the sites are proven best; broken off just before the bar if the gap is no more than it allows. */
function median(number) {
  const [nodes, facilities] = shapes[number - 1];
  const least = published[number];
  return {
    method: "p-median",
    size: `${least ? `pmed${number}` : `made-up network like pmed${number}`}: ${nodes} nodes, ${facilities} sites`,
    barS: 10,
    barFrom: "the project's bar: proven best or a gap of 0.1 %",
    prepare() {
      const edges = least ? kept("p-median", `pmed${number}`).input.edges : madeUp(nodes, number);
      const solve = (seconds) => {
        const end = performance.now() + seconds * 1000;
        return pMedian({ distances: networkDistances(nodes, edges), facilities }, () => performance.now() > end);
      };
      return () => {
        const first = solve(9.7);
        const found = first.gap > 0.001 ? solve(60) : first;
        if (least && found.cost !== least) throw new Error(`pmed${number}: cost ${found.cost}, expected ${least}`);
        return found;
      };
    },
  };
}

const golden = (method, name, compute) => ({
  method,
  size: name,
  prepare() {
    const { input } = kept(method, name);
    return () => compute({ ...input, distances: networkDistances(input.nodes, input.edges) }, never);
  },
});

export const cases = [
  ...shapes.map((_, k) => median(k + 1)),
  ...[1, 6, 11, 16, 21, 25].map((number) => golden("p-center", `pmed${number}`, pCenter)),
  ...["pmed1-r60", "pmed1-r90", "pmed1-r127"].flatMap((name) => [golden("set-cover", name, setCover), golden("max-cover", name, maxCover)]),
  {
    method: "all shortest ways",
    size: "900 nodes, 16,200 edges",
    prepare() {
      const edges = madeUp(900, 40);
      return () => networkDistances(900, edges);
    },
  },
];
