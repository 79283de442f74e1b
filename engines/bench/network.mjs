import { buildNetwork, createWorkspace, nearestK, nearestSources, reachedPieces } from "../dist/network/index.js";
import { randomStream } from "../dist/numbers/index.js";

/** A street-like grid of side × side crossings with blocks of 80 to 120 m. */
export function streets(side) {
  const stream = randomStream(1);
  const edges = 2 * side * (side - 1);
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  const cost = new Float64Array(edges);
  let edge = 0;
  const link = (one, other) => {
    from[edge] = one;
    to[edge] = other;
    cost[edge] = 80 + 40 * stream.unit();
    edge += 1;
  };
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const node = row * side + column;
      if (column + 1 < side) link(node, node + 1);
      if (row + 1 < side) link(node, node + side);
    }
  }
  return { nodes: side * side, from, to, cost };
}

function places(nodes, count) {
  const stream = randomStream(2);
  return Int32Array.from({ length: count }, () => Math.floor(stream.unit() * nodes));
}

const nodesOf = (side) => `${(side * side).toLocaleString("en")} nodes`;
const nearest = (side, bar) => ({
  method: "network: nearest of 500 facilities",
  size: nodesOf(side),
  ...bar,
  reference: { name: "scipy, dijkstra with min_only", python: "network.py", args: [String(side), "500"] },
  prepare() {
    const network = buildNetwork(streets(side));
    const workspace = createWorkspace(network);
    const facilities = places(network.nodes, 500);
    return () => nearestSources(network, facilities, { workspace }).cost;
  },
});
const build = (side, bar) => ({
  method: "network: building the adjacency",
  size: nodesOf(side),
  ...bar,
  prepare() {
    const list = streets(side);
    return () => buildNetwork(list);
  },
});

export const cases = [
  nearest(100, {}),
  nearest(200, {}),
  nearest(400, { barS: 0.1, barFrom: "the project's bar" }),
  build(100, {}),
  build(400, { reference: { name: "pandana", cited: "measured once on two cores", citedS: 90 } }),
  {
    method: "network: 3 nearest of 500 facilities",
    size: nodesOf(400),
    prepare() {
      const network = buildNetwork(streets(400));
      const facilities = places(network.nodes, 500);
      return () => nearestK(network, facilities, 3).cost;
    },
  },
  {
    method: "network: streets within 2 km of one place",
    size: nodesOf(400),
    prepare() {
      const network = buildNetwork(streets(400));
      const workspace = createWorkspace(network);
      return () => reachedPieces(network, nearestSources(network, [200 * 400 + 200], { limit: 2000, workspace }), 2000);
    },
  },
];
