import { balanced } from "@chengqi/domain/atlas/text-width";
import type { Language } from "@chengqi/domain/words/words";
import { zoneKinds } from "@chengqi/domain/zones/zone";
import { inLanguage, type MapZone } from "../drawing-data.js";
import { labelAnchor, onPaper } from "./geometry.js";
import type { Label } from "./labels.js";
import { kindColours, palette } from "./palette.js";
import type { Point, Projection } from "./projection.js";
import { circle, path, text, type Box, type Shape } from "./scene.js";

export interface Numbered {
  readonly zone: MapZone;
  readonly number: number;
}

const byKind = (a: MapZone, b: MapZone) => zoneKinds.indexOf(a.kind) - zoneKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1);

/** Zones the drawing is about, numbered by kind; those without an outline stand in the index alone. */
export const numbered = (zones: readonly MapZone[]): Numbered[] =>
  zones.filter((zone) => zone.focus).toSorted(byKind).map((zone, index) => ({ zone, number: index + 1 }));

export interface Badge extends Numbered {
  readonly at: Point;
}

const badgeRadius = 6.6;

/** Badges sit on their zones; where two would touch, the later one steps aside. */
export function placeBadges(zones: readonly Numbered[], projection: Projection): Badge[] {
  const placed: Badge[] = [];
  for (const one of zones) {
    const anchor = labelAnchor(onPaper(one.zone.shape ?? [], projection));
    if (!anchor) continue;
    const [x, y] = anchor.point;
    const free = ([px, py]: Point) => placed.every(({ at }) => Math.hypot(at[0] - px, at[1] - py) > 2 * badgeRadius + 0.5);
    const spiral = Array.from({ length: 48 }, (_, step): Point => [
      x + Math.cos(step * 0.9) * step * 0.7, y + Math.sin(step * 0.9) * step * 0.7,
    ]);
    placed.push({ ...one, at: spiral.find(free) ?? anchor.point });
  }
  return placed;
}

export const badgeShapes = ({ zone, number, at: [x, y] }: Badge): Shape[] => [
  path(circle(x, y, badgeRadius), { fill: kindColours[zone.kind].strong, stroke: palette.sheet, strokeWidth: 1 }),
  text(String(number), x, y + 2.9, { size: 8, weight: 700, fill: palette.sheet, anchor: "middle" }),
];

export const nameLabels = (badges: readonly Badge[], lang: Language, size = 9): Label[] => badges.map(({ zone, at, number }) => ({
  lines: balanced(inLanguage(zone.name, lang), size * 14.5, size, 700, 2), x: at[0], y: at[1], gap: badgeRadius + 2, size, weight: 700,
  fill: kindColours[zone.kind].strong, halo: palette.sheet, importance: 70 - number / 100,
}));

export const badgeBoxes = (badges: readonly Badge[]): Box[] =>
  badges.map(({ at: [x, y] }) => ({ x: x - badgeRadius, y: y - badgeRadius, width: 2 * badgeRadius, height: 2 * badgeRadius }));
