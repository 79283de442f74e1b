import { circle, figure, group, label, legend, line, palette, picture, rect, scale, text } from "./svg.mjs";

const colours = [palette.primary, palette.good];

/** Where the nodes of a street without branches lie, from its first node on. */
const placesOf = (edges) => edges.reduce((places, [, , cost]) => [...places, places.at(-1) + cost], [0]);

/**
 * The nodes of a location example along their street, each in the colour of its site, or red without one.
 * `servedBy[k]`: number of the site of node k + 1, or null; `far[k]`: its distance; `weights` if they count; `radius` draws what a site covers.
 */
export function drawStreet({ title, edges, sites, servedBy, far, weights, radius, result, notes = [], served = { zh: "由此处服务", en: "served from here" } }) {
  const places = placesOf(edges);
  const x = scale(0, places.at(-1), 80, 680);
  const y = 170;
  const colour = (site) => (site === null ? palette.bad : colours[sites.indexOf(site) % colours.length]);
  const reach = radius === undefined ? [] : sites.map((site, k) => {
    const low = x(Math.max(places[site - 1] - radius, -1));
    return rect(low, y - 44, x(Math.min(places[site - 1] + radius, places.at(-1) + 1)) - low, 88, { fill: colours[k % colours.length], opacity: 0.14 });
  });
  const node = (place, k) => {
    const site = sites.includes(k + 1);
    const own = colour(servedBy[k]);
    return group(
      circle(x(place), y, site ? 17 : 13, { fill: site ? own : palette.paper, stroke: own, width: site ? 2 : 3 }),
      text(x(place), y + 5, String(k + 1), { size: 13, weight: 600, anchor: "middle", fill: site ? palette.paper : palette.text }),
      weights ? text(x(place), y - 56, `${weights[k]}`, { size: 12, anchor: "middle" }) : "",
      text(x(place), y + 68, servedBy[k] === null ? "—" : figure(far[k], 0), { size: 12, anchor: "middle" }),
    );
  };
  return picture(
    { height: 400 + 22 * notes.length, ...title },
    reach,
    edges.map(([from, to, cost]) => group(
      line(x(places[from - 1]), y, x(places[to - 1]), y, { stroke: palette.muted, width: 2 }),
      text((x(places[from - 1]) + x(places[to - 1])) / 2, y + 34, `${cost}`, { size: 11, anchor: "middle", fill: palette.muted }),
    )),
    places.map(node),
    weights ? label(10, y - 60, { zh: "权重", en: "weight" }, { size: 11 }) : "",
    label(10, y + 66, { zh: "距离", en: "distance" }, { size: 11 }),
    legend({ x: 80, y: 292, step: 210, items: [
      ...sites.map((site, k) => ({ fill: colours[k % colours.length], zh: `设施在 ${site}：${served.zh}`, en: `Site at ${site}: ${served.en}` })),
      ...(servedBy.includes(null) ? [{ fill: palette.bad, zh: "未覆盖", en: "Not covered" }] : []),
    ] }),
    label(80, 346, result, { size: 15, weight: 600 }),
    notes.map((words, k) => text(80, 392 + 22 * k, words, { size: 12, fill: palette.muted })),
  );
}
