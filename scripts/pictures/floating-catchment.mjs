import { circle, figure, group, label, line, palette, picture, scale, text } from "./svg.mjs";

const names = ["甲 A", "乙 B"];

/** The places on the ground: catchments around the facilities, access at the people. */
export function draw({ access, nearestM, steps }, { demand, supply, catchmentM }) {
  const x = scale(-4000, 9600, 24, 736);
  const metre = x(1) - x(0);
  const y = (north) => 500 - north * metre;
  const reached = steps.demand.flatMap((parts, i) => parts.map((part) => [demand[i], supply[part.supply]]));
  const site = ({ x: east, y: north, capacity }, j) => group(
    circle(x(east), y(north), 9, { fill: palette.primary, stroke: palette.paper, width: 2 }),
    label(x(east) + (j === 0 ? -16 : 16), y(north) - 4, { zh: `设施 ${names[j]}：供给 ${capacity}`, en: `${capacity} ÷ ${steps.supply[j].demandInReach} = ${figure(steps.supply[j].ratio)}` },
      { size: 12, anchor: j === 0 ? "end" : "start" }),
  );
  const people = ({ x: east, y: north, population }, i) => group(
    circle(x(east), y(north), 5 + population / 120, { fill: access[i] > 0 ? palette.good : palette.bad }),
    label(x(east), y(north) + 32, { zh: `${i + 1}：${population} 人`, en: `${population} people` }, { size: 12, anchor: "middle" }),
    text(x(east), y(north) + 66, `${figure(access[i])}`, { size: 16, weight: 600, anchor: "middle", fill: access[i] > 0 ? palette.good : palette.bad }),
  );
  const far = access.findIndex((value) => value === 0);
  return picture(
    { height: 730, zh: "谁够得着，够得着多少", en: "Who reaches what, and how much of it" },
    supply.map((one) => circle(x(one.x), y(one.y), catchmentM * metre, { fill: palette.primary, opacity: 0.09 })),
    supply.map((one) => circle(x(one.x), y(one.y), catchmentM * metre, { fill: "none", stroke: palette.primary, dash: "5 4" })),
    reached.map(([one, other]) => line(x(one.x), y(one.y), x(other.x), y(other.y), { stroke: palette.muted, width: 1.5 })),
    supply.map(site),
    demand.map(people),
    label(x(demand[far].x), y(0) - 40, { zh: `最近设施 ${figure(nearestM[far], 0)} m`, en: `nearest at ${figure(nearestM[far], 0)} m` }, { size: 12, anchor: "middle", fill: palette.bad }),
    label(24, 696, { zh: `虚线：半径 ${catchmentM} m。绿、红圆：居民点，下方为人均供给`, en: `Dashed: catchment of ${catchmentM} m. Green and red: people, with the supply for each person below` }, { size: 12 }),
  );
}
