import type { Box } from "./scene.js";

export type Position = readonly [lon: number, lat: number];
export type Ring = readonly Position[];
export type MultiPolygon = readonly (readonly Ring[])[];
export type MultiLine = readonly (readonly Position[])[];
export type Bounds = readonly [west: number, south: number, east: number, north: number];
export type Point = readonly [x: number, y: number];

export interface Projection {
  readonly frame: Box;
  readonly project: (position: Position) => Point;
  readonly unproject: (point: Point) => Position;
  /** Metres on the ground for one point of paper at the middle of the map. */
  readonly metresPerPoint: number;
}

const radians = Math.PI / 180;
const earthRadiusM = 6_371_008.8;
const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));

/** Mercator fitted to a frame, `margin` points free on every side. */
export function fitted(bounds: Bounds, frame: Box, margin: number): Projection {
  const [west, south, east, north] = bounds;
  const spanX = Math.max(1e-6, (east - west) * radians);
  const spanY = Math.max(1e-6, mercator(north) - mercator(south));
  const scale = Math.min((frame.width - 2 * margin) / spanX, (frame.height - 2 * margin) / spanY);
  const centreX = frame.x + frame.width / 2;
  const centreY = frame.y + frame.height / 2;
  const middleX = ((west + east) / 2) * radians;
  const middleY = (mercator(south) + mercator(north)) / 2;
  const middleLat = 2 * Math.atan(Math.exp(middleY)) - Math.PI / 2;
  return {
    frame,
    project: ([lon, lat]) => [centreX + (lon * radians - middleX) * scale, centreY - (mercator(lat) - middleY) * scale],
    unproject: ([x, y]) => [
      ((x - centreX) / scale + middleX) / radians, (2 * Math.atan(Math.exp(middleY - (y - centreY) / scale)) - Math.PI / 2) / radians,
    ],
    metresPerPoint: (earthRadiusM * Math.cos(middleLat)) / scale,
  };
}

export function boundsOf(positions: Iterable<Position>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}

export const positionsOf = (shape: MultiPolygon): Position[] => shape.flatMap((polygon) => polygon.flat());

/** The frame in which nothing smaller than `spanM` is shown, so that tiny areas keep their surroundings. */
export function atLeast(bounds: Bounds, spanM: number): Bounds {
  const [west, south, east, north] = bounds;
  const lat = (south + north) / 2;
  const lon = (west + east) / 2;
  const halfLat = Math.max((north - south) / 2, spanM / 2 / 111_195);
  const halfLon = Math.max((east - west) / 2, spanM / 2 / (111_195 * Math.cos(lat * radians)));
  return [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat];
}
