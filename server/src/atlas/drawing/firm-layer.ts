import { classOf, legendClasses } from "@chengqi/domain/atlas/class-breaks";
import type { Language } from "@chengqi/domain/words/words";
import type { MapFirms } from "../drawing-data.js";
import { word } from "../words/words.js";
import { palette, sectorColours, sectorGroups, sequence } from "./palette.js";
import type { LegendRow } from "./panel.js";
import type { Projection } from "./projection.js";
import { grouped } from "@chengqi/domain/atlas/reading";
import { circle, path, rectangle, type Shape } from "./scene.js";

const classColours = (count: number) => sequence.slice(Math.max(0, sequence.length - 1 - count), -1);

/** Firms as dots coloured by sector, real ones larger; or squares shaded by how many there are. */
export function firmShapes(firms: MapFirms, projection: Projection): Shape[] {
  const classes = legendClasses(firms.squares.map((square) => square.firms), 5);
  const squares = classes.map((_, index) => firms.squares.filter((square) => classOf(classes, square.firms) === index).map(({ bounds }) => {
    const [west, north] = projection.project([bounds[0], bounds[3]]);
    const [east, south] = projection.project([bounds[2], bounds[1]]);
    return rectangle({ x: west, y: north, width: east - west, height: south - north });
  }).join(""));
  const radius = firms.points.length > 1200 ? 1.1 : firms.points.length > 300 ? 1.5 : 1.9;
  const dots = sectorGroups.map((group) => {
    const d = firms.points.filter((one) => one.group === group && one.synthetic).map(({ at }) => circle(...projection.project(at), radius)).join("");
    return path(d, { fill: sectorColours[group], stroke: palette.sheet, strokeWidth: 0.35, opacity: 0.9 });
  });
  const real = firms.points.filter((one) => !one.synthetic).map(({ at }) => circle(...projection.project(at), 3)).join("");
  return [
    ...squares.map((d, index) => path(d, { fill: classColours(classes.length)[index] ?? palette.primary, opacity: 0.8 })),
    ...dots.filter(({ d }) => d !== ""),
    ...(real ? [path(real, { fill: palette.caution, stroke: palette.text, strokeWidth: 0.8 })] : []),
  ];
}

const count = (rows: MapFirms["counts"]) => rows.reduce((sum, row) => sum + row.firms, 0);

/** What the dots and squares mean, with counts that add up to the firms drawn. */
export function firmLegend(firms: MapFirms, lang: Language): LegendRow[] {
  const real = count(firms.counts.filter((row) => !row.synthetic));
  const synthetic = count(firms.counts.filter((row) => row.synthetic));
  const classes = legendClasses(firms.squares.map((square) => square.firms), 5);
  const bySector = sectorGroups.map((group): LegendRow => ({
    swatch: { kind: "dot", colour: sectorColours[group] }, label: word(lang, group),
    count: grouped(count(firms.counts.filter((row) => row.group === group))),
  }));
  const byClass = classes.map(({ from, to, count: squares }, index): LegendRow => {
    const colour = classColours(classes.length)[index] ?? palette.primary;
    const least = index === 0 ? from : from + 1;
    return {
      swatch: { kind: "area", fill: colour, stroke: colour }, count: grouped(squares),
      label: `${word(lang, "density")} ${least === to ? grouped(to) : `${grouped(least)}–${grouped(to)}`}`,
    };
  });
  return [
    ...bySector, ...byClass,
    ...(synthetic > 0 ? [{ swatch: { kind: "dot", colour: palette.bad, hollow: true }, label: word(lang, "firmsSynthetic"), count: grouped(synthetic) } as const] : []),
    ...(real > 0 ? [{ swatch: { kind: "dot", colour: palette.caution }, label: word(lang, "firmsReal"), count: grouped(real) } as const] : []),
  ];
}
