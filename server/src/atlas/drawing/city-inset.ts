import type { Language } from "@chengqi/domain/words/words";
import type { DrawingData } from "../drawing-data.js";
import { word } from "../words/words.js";
import { areaShapes, landShapes, metroShapes, zoneStyle } from "./base-map.js";
import { neatLine } from "./furniture.js";
import { isInside, labelAnchor, onPaper } from "./geometry.js";
import { badgeBoxes, badgeShapes, nameLabels, placeBadges, type Numbered } from "./badges.js";
import { placeLabels } from "./labels.js";
import { palette } from "./palette.js";
import { atLeast, fitted, type Bounds, type Point, type Projection } from "./projection.js";
import { path, rectangle, text, type Box, type Shape } from "./scene.js";

const spanM = 22_000;
const fewest = 8;

export interface Inset {
  readonly box: Box;
  readonly bounds: Bounds;
}

/** The part of the map where zones stand closest, and a corner of the frame that hides none; null where none is so dense. */
export function insetOf(zones: readonly Numbered[], projection: Projection): Inset | null {
  const anchors = zones.flatMap(({ zone }) => {
    const anchor = labelAnchor(onPaper(zone.shape ?? [], projection));
    return anchor ? [anchor.point] : [];
  });
  const half = spanM / 2 / projection.metresPerPoint;
  const around = ([x, y]: Point) => anchors.filter((other) => isInside(other, { x: x - half, y: y - half, width: 2 * half, height: 2 * half }));
  const dense = anchors.map(around).toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (dense.length < fewest || dense.length === anchors.length) return null;
  const mean = (axis: 0 | 1) => dense.reduce((sum, point) => sum + point[axis], 0) / dense.length;
  const { frame } = projection;
  const size = { width: frame.width * 0.28, height: frame.height * 0.31 };
  const corners: Box[] = [
    { ...size, x: frame.x + 12, y: frame.y + 26 }, { ...size, x: frame.x + frame.width - size.width - 12, y: frame.y + frame.height - size.height - 12 },
  ];
  const box = corners.find((corner) => !anchors.some((point) => isInside(point, { ...corner, width: corner.width + 20, height: corner.height + 20 })));
  const centre = projection.unproject([mean(0), mean(1)]);
  return box ? { box, bounds: atLeast([centre[0], centre[1], centre[0], centre[1]], spanM) } : null;
}

/** The inset with its frame and title. */
export function insetShapes(data: DrawingData, zones: readonly Numbered[], { box, bounds }: Inset, lang: Language): Shape[] {
  const projection = fitted(bounds, box, 0);
  const badges = placeBadges(zones, projection).filter(({ at }) => isInside(at, box));
  const children: Shape[] = [
    ...landShapes(data.map, projection), ...metroShapes(data.map, projection, false),
    ...zones.flatMap(({ zone }) => areaShapes(onPaper(zone.shape ?? [], projection), zoneStyle(zone, 1))),
    ...placeLabels(nameLabels(badges, lang, 7.2), box, badgeBoxes(badges)), ...badges.flatMap(badgeShapes),
  ];
  return [
    path(rectangle({ x: box.x - 4, y: box.y - 19, width: box.width + 8, height: box.height + 23 }), { fill: palette.sheet }),
    text(word(lang, "inset"), box.x, box.y - 7, { size: 9, weight: 700, fill: palette.text }),
    { kind: "clip", d: rectangle(box), children }, ...neatLine(box),
  ];
}
