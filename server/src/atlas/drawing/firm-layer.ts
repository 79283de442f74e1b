import { classOf, legendClasses } from "@chengqi/domain/atlas/class-breaks";
import type { Language } from "@chengqi/domain/words/words";
import type { MapFirms } from "../drawing-data.js";
import { word } from "../words/words.js";
import { palette, sectorColours, sectorGroups, sequence } from "./palette.js";
import type { LegendRow } from "./panel.js";
import { isInside } from "./geometry.js";
import type { Bounds, Projection } from "./projection.js";
import { grouped } from "@chengqi/domain/atlas/reading";
import { circle, path, rectangle, type Shape } from "./scene.js";

const classColours = (count: number) => sequence.slice(Math.max(0, sequence.length - 1 - count), -1);

function squarePath(bounds: Bounds, projection: Projection): string {
  const [west, north] = projection.project([bounds[0], bounds[3]]);
  const [east, south] = projection.project([bounds[2], bounds[1]]);
  const { frame } = projection;
  if (east < frame.x || west > frame.x + frame.width || south < frame.y || north > frame.y + frame.height) return "";
  return rectangle({ x: west, y: north, width: east - west, height: south - north });
}

/** Firms as dots coloured by sector, real ones larger; or squares shaded by how many there are. */
export function firmShapes(firms: MapFirms, projection: Projection): Shape[] {
  const classes = legendClasses(firms.squares.map((square) => square.firms), 5);
  const squares = classes.map((_, index) =>
    firms.squares.filter((square) => classOf(classes, square.firms) === index).map(({ bounds }) => squarePath(bounds, projection)).join(""));
  const points = firms.points.map((one) => ({ ...one, at: projection.project(one.at) })).filter(({ at }) => isInside(at, projection.frame));
  const radius = firms.points.length > 1200 ? 1.1 : firms.points.length > 300 ? 1.5 : 1.9;
  const dots = sectorGroups.map((group) => {
    const d = points.filter((one) => one.group === group && one.synthetic).map(({ at }) => circle(...at, radius)).join("");
    // Hollow, as the mark of synthetic figures is.
    return path(d, { fill: palette.sheet, stroke: sectorColours[group], strokeWidth: radius * 0.6 });
  });
  const real = points.filter((one) => !one.synthetic).map(({ at }) => circle(...at, 3)).join("");
  return [
    ...squares.map((d, index) => path(d, { fill: classColours(classes.length)[index] ?? palette.primary, opacity: 0.8 })),
    ...dots.filter(({ d }) => d !== ""),
    ...(real ? [path(real, { fill: palette.caution, stroke: palette.text, strokeWidth: 0.8 })] : []),
  ];
}

const count = (rows: MapFirms["counts"]) => rows.reduce((sum, row) => sum + row.firms, 0);

/** The firms that stand in the frame; squares stay as they are, and so do their counts. */
export function firmsInFrame(firms: MapFirms, projection: Projection): MapFirms {
  if (firms.points.length === 0) return firms;
  const points = firms.points.filter(({ at }) => isInside(projection.project(at), projection.frame));
  const counts = firms.counts.map((row) => ({
    ...row, firms: points.filter((one) => one.group === row.group && one.synthetic === row.synthetic).length,
  }));
  return { ...firms, points, counts };
}

/** What the dots and squares mean, with counts that add up to the firms drawn. */
export function firmLegend(firms: MapFirms, lang: Language): LegendRow[] {
  const real = count(firms.counts.filter((row) => !row.synthetic));
  const synthetic = count(firms.counts.filter((row) => row.synthetic));
  const classes = legendClasses(firms.squares.map((square) => square.firms), 5);
  const present = sectorGroups.filter((group) => firms.counts.some((row) => row.group === group && row.firms > 0));
  const bySector = present.map((group): LegendRow => ({
    swatch: { kind: "dot", colour: sectorColours[group], hollow: real === 0 }, label: word(lang, group),
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
    ...(synthetic > 0 ? [{ swatch: { kind: "dot", colour: palette.quiet, hollow: true }, label: word(lang, "firmsSynthetic"), count: grouped(synthetic) } as const] : []),
    ...(real > 0 ? [{ swatch: { kind: "dot", colour: palette.caution }, label: word(lang, "firmsReal"), count: grouped(real) } as const] : []),
  ];
}
