import { circle, figure, group, label, line, palette, path, picture, scale, text } from "./svg.mjs";

const key = (top, sign, words) => group(sign, label(96, top + 4, words, { size: 12 }));

/** The streets of the example: what is reached within the limit, where it ends, and the distance of every node. */
export function draw({ distance, nearest, ways, reach }, { edges, coordinates, sources, limit }) {
  const x = scale(0, 1200, 90, 670);
  const y = (north) => 300 - north * (x(1) - x(0));
  const at = (node) => [x(coordinates[node - 1][0]), y(coordinates[node - 1][1])];
  const between = (stroke, width, options) => ([[a, b], [c, d]]) => line(x(a), y(b), x(c), y(d), { stroke, width, ...options });
  const ends = reach.pieces.flatMap(({ begin, end }, k) => [...(begin > 0 ? [reach.lines[k][0]] : []), ...(end < 1 ? [reach.lines[k][1]] : [])]);
  const node = (value, k) => {
    const [cx, cy] = at(k + 1);
    const source = sources.includes(k + 1);
    const above = coordinates[k][1] > 0;
    const words = value === null ? { zh: "到不了", en: "not reached" } : source ? { zh: "设施", en: "facility" } : { zh: `距 ${nearest[k]}：${figure(value, 0)} m`, en: `${figure(value, 0)} m from ${nearest[k]}` };
    return group(
      circle(cx, cy, source ? 13 : 10, { fill: source ? palette.caution : value === null ? palette.bad : palette.paper, stroke: value === null ? palette.bad : source ? palette.caution : palette.text, width: 1.5 }),
      text(cx, cy + 4, String(k + 1), { size: 12, weight: 600, anchor: "middle", fill: source || value === null ? palette.paper : palette.text }),
      label(cx, above ? cy - 36 : cy + 32, words, { size: 12, anchor: "middle" }),
    );
  };
  return picture(
    { height: 540, zh: `沿道路 ${limit} m 以内到得了的地方`, en: `What lies within ${limit} m along the streets` },
    path(reach.hull.map(([a, b]) => [x(a), y(b)]), { closed: true, fill: palette.good, opacity: 0.09 }),
    edges.map(([from, to]) => line(...at(from), ...at(to), { stroke: palette.lines, width: 9 })),
    reach.lines.map(between(palette.good, 5)),
    ways.map((way) => path(way.nodes.map(at), { stroke: palette.text, width: 1.5, dash: "3 4" })),
    ends.map(([a, b]) => circle(x(a), y(b), 5, { fill: palette.bad })),
    distance.map(node),
    key(386, line(32, 386, 80, 386, { stroke: palette.good, width: 5 }), { zh: `可达路段，合计 ${figure(reach.cost, 0)} m；浅绿为凸包`, en: `Reached streets, ${figure(reach.cost, 0)} m together; pale: convex outline` }),
    key(430, circle(56, 430, 5, { fill: palette.bad }), { zh: "恰好到此为止", en: "Where the reach ends exactly" }),
    key(474, line(32, 474, 80, 474, { stroke: palette.text, width: 1.5, dash: "3 4" }), { zh: `到路口 3 的最短路：${ways[0].nodes.join(" → ")}，${figure(ways[0].distance, 0)} m`, en: "Shortest way to node 3" }),
  );
}
