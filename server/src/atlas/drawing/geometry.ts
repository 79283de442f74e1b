import type { MultiLine, MultiPolygon, Point, Projection } from "./projection.js";
import { short, type Box } from "./scene.js";

export type PlanePolygon = readonly (readonly Point[])[];

/** A ring cut at one side of a box. */
function clipSide(ring: readonly Point[], inside: (point: Point) => boolean, cut: (a: Point, b: Point) => Point): Point[] {
  return ring.flatMap((point, index) => {
    const before = ring[(index + ring.length - 1) % ring.length] ?? point;
    if (inside(point)) return inside(before) ? [point] : [cut(before, point), point];
    return inside(before) ? [cut(before, point)] : [];
  });
}

const atX = (x: number) => (a: Point, b: Point): Point => [x, a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])];
const atY = (y: number) => (a: Point, b: Point): Point => [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]), y];

/** The part of a ring within a box (Sutherland and Hodgman). */
export function clipRing(ring: readonly Point[], { x, y, width, height }: Box): Point[] {
  const right = x + width;
  const bottom = y + height;
  let points = clipSide(ring, (point) => point[0] >= x, atX(x));
  points = clipSide(points, (point) => point[0] <= right, atX(right));
  points = clipSide(points, (point) => point[1] >= y, atY(y));
  return clipSide(points, (point) => point[1] <= bottom, atY(bottom));
}

/** The polygons of a shape on paper, cut to the frame (a little wider, so that borders do not run along its edge). */
export function onPaper(shape: MultiPolygon, projection: Projection): PlanePolygon[] {
  const box = aroundFrame(projection.frame);
  return shape
    .map((polygon) => polygon.map((ring) => clipRing(ring.map(projection.project), box)).filter((ring) => ring.length > 2))
    .filter((polygon) => polygon.length > 0);
}

const pathOfPoints = (points: readonly Point[]) => points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");

export const pathOfPolygons = (polygons: readonly PlanePolygon[]): string =>
  polygons.map((polygon) => polygon.map((ring) => `${pathOfPoints(ring)}Z`).join("")).join("");

/** The part of a segment within a box (Liang and Barsky); null outside. */
function clipSegment([ax, ay]: Point, [bx, by]: Point, { x, y, width, height }: Box): [Point, Point] | null {
  const [dx, dy] = [bx - ax, by - ay];
  let [from, to] = [0, 1];
  for (const [step, room] of [[-dx, ax - x], [dx, x + width - ax], [-dy, ay - y], [dy, y + height - ay]] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to ? [[ax + from * dx, ay + from * dy], [ax + to * dx, ay + to * dy]] : null;
}

/** A frame a little wider, so that cut edges stay out of sight. */
const aroundFrame = ({ x, y, width, height }: Box): Box => ({ x: x - 8, y: y - 8, width: width + 16, height: height + 16 });

export const isInside = ([px, py]: Point, { x, y, width, height }: Box): boolean => px >= x && px <= x + width && py >= y && py <= y + height;

/** Lines on paper, cut to the frame: the renderer aborts where a layer meets shapes far off the sheet. */
export function pathOfLines(lines: MultiLine, projection: Projection): string {
  const box = aroundFrame(projection.frame);
  return lines.map((one) => {
    let end: Point | null = null;
    const points = one.map(projection.project);
    return points.slice(1).map((point, index) => {
      const piece = clipSegment(points[index] ?? point, point, box);
      if (!piece) return "";
      const joined = end !== null && end[0] === piece[0][0] && end[1] === piece[0][1];
      [, end] = piece;
      return `${joined ? "" : `M${short(piece[0][0])} ${short(piece[0][1])}`}L${short(piece[1][0])} ${short(piece[1][1])}`;
    }).join("");
  }).join("");
}

export function boxOf(polygons: readonly PlanePolygon[]): Box | null {
  const points = polygons.flat(2);
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Where the inside begins and ends on the horizontal line at `y`, in order. */
function crossings(polygon: PlanePolygon, y: number): number[] {
  const found: number[] = [];
  for (const ring of polygon) {
    ring.forEach((a, index) => {
      const b = ring[(index + 1) % ring.length] ?? a;
      if (a[1] <= y !== b[1] <= y) found.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    });
  }
  return found.toSorted((one, other) => one - other);
}

export interface Anchor {
  readonly point: Point;
  /** Free width at that height. */
  readonly width: number;
}

/** Points inside an area on a grid, nearest to `from` first. */
export function pointsInside(polygons: readonly PlanePolygon[], from: Point, step: number): Point[] {
  const found: Point[] = [];
  for (const polygon of polygons) {
    const box = boxOf([polygon]);
    if (!box) continue;
    for (let y = box.y + step / 2; y < box.y + box.height; y += step) {
      const xs = crossings(polygon, y);
      for (let index = 0; index + 1 < xs.length; index += 2) {
        for (let x = (xs[index] ?? 0) + step / 2; x < (xs[index + 1] ?? 0); x += step) found.push([x, y]);
      }
    }
  }
  const distance = ([x, y]: Point) => Math.hypot(x - from[0], y - from[1]);
  return found.toSorted((a, b) => distance(a) - distance(b));
}

/** Where a label sits best inside an area: the middle of the widest stretch, heights near the middle preferred. */
export function labelAnchor(polygons: readonly PlanePolygon[]): Anchor | null {
  let best: (Anchor & { score: number }) | null = null;
  for (const polygon of polygons) {
    const box = boxOf([polygon]);
    if (!box) continue;
    for (let step = 1; step < 16; step += 1) {
      const y = box.y + (box.height * step) / 16;
      const xs = crossings(polygon, y);
      for (let index = 0; index + 1 < xs.length; index += 2) {
        const [from = 0, to = 0] = [xs[index], xs[index + 1]];
        const score = (to - from) * (1 - Math.abs(step - 8) / 12);
        if (!best || score > best.score) best = { point: [(from + to) / 2, y], width: to - from, score };
      }
    }
  }
  return best;
}
