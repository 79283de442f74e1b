/** Reference systems that features may be asked in, by the addresses the standard gives them. */
export const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

export interface ReferenceSystem {
  readonly srid: number;
  /** Latitude first, as EPSG orders the axes of geographic systems. */
  readonly flipped: boolean;
}

export const referenceSystems: ReadonlyMap<string, ReferenceSystem> = new Map([
  [crs84, { srid: 4326, flipped: false }],
  ["http://www.opengis.net/def/crs/EPSG/0/4326", { srid: 4326, flipped: true }],
  ["http://www.opengis.net/def/crs/EPSG/0/4490", { srid: 4490, flipped: true }],
  ["http://www.opengis.net/def/crs/EPSG/0/3857", { srid: 3857, flipped: false }],
]);

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Four numbers, or six with heights, of a box; null where they are none. */
export function boxOf(text: string): Box | null {
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) return null;
  const [a, b, c, d, e, f] = numbers as [number, number, number, number, number?, number?];
  if (numbers.length === 4) return b <= d ? [a, b, c, d] : null;
  return numbers.length === 6 && d !== undefined && e !== undefined && f !== undefined && b <= e ? [a, b, d, e] : null;
}
