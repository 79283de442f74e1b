import { border, classifyCells, gridOver, inside, outside, type Grid } from "./grid.js";
import type { DemonstrationInputs, DistrictFacts, MultiPolygon, Position, ZoneFacts } from "./inputs.js";
import { picker, type Picker } from "./pick.js";

/** A square that lies in one district, one zone or none, one community or none, as a whole. */
export interface Place {
  readonly district: string;
  readonly zone: string | null;
  readonly community: string | null;
  readonly west: number;
  readonly south: number;
  readonly step: number;
}

export interface Places {
  /** Places of a district outside every zone. */
  readonly open: ReadonlyMap<string, Picker<Place>>;
  /** By district, the places of each zone with ground in it. */
  readonly zones: ReadonlyMap<string, readonly ZoneGround[]>;
}

export interface ZoneGround {
  readonly zone: ZoneFacts;
  readonly places: Picker<Place>;
  /** Square degrees. */
  readonly extent: number;
}

const coarseStep = 0.004;
const fineStep = 0.00025;
const enoughPlaces = 80;

/** Squares to put firms in; whatever touches a border is left out, so a point in a square needs no further test. */
export function findPlaces(inputs: DemonstrationInputs): Places {
  const outlines = inputs.zones.flatMap((zone) => (zone.polygon ? [zone.polygon] : []));
  const open = new Map<string, Picker<Place>>();
  for (const district of inputs.districts) {
    const found = openPlaces(district, outlines, inputs.attractors);
    if (found) open.set(district.code, found);
  }
  const zones = new Map<string, ZoneGround[]>();
  for (const zone of inputs.zones) {
    for (const district of inputs.districts) {
      if (!zone.polygon || !zone.districts.includes(district.code)) continue;
      const ground = zoneGround(zone, zone.polygon, district);
      if (ground) zones.set(district.code, [...(zones.get(district.code) ?? []), ground]);
    }
  }
  return { open, zones };
}

const overlap = (a: Grid, b: Grid): boolean =>
  a.west <= b.west + b.columns * b.step && b.west <= a.west + a.columns * a.step &&
  a.south <= b.south + b.rows * b.step && b.south <= a.south + a.rows * a.step;

const corner = (grid: Grid, cell: number): Position => [
  grid.west + (cell % grid.columns) * grid.step,
  grid.south + Math.floor(cell / grid.columns) * grid.step,
];

/** Kilometres east and north of a point of reference; the cosine of its latitude by its series. */
function kilometresFrom(reference: Position): (position: Position) => Position {
  const latitude = (reference[1] * Math.PI) / 180;
  const square = latitude * latitude;
  const cosine = 1 - square / 2 + (square * square) / 24;
  return ([lon, lat]) => [(lon - reference[0]) * 111.32 * cosine, (lat - reference[1]) * 110.95];
}

/** More firms near the centre of the district and near the attractors (halves after 4 km and 0.8 km). */
function densityAround(centre: Position, attractors: readonly Position[]): (at: Position) => number {
  const kilometres = kilometresFrom(centre);
  const points = Float64Array.from(attractors.flatMap(kilometres));
  return (at) => {
    const [x, y] = kilometres(at);
    let nearest = Infinity;
    for (let i = 0; i < points.length; i += 2) {
      const east = (points[i] ?? 0) - x;
      const north = (points[i + 1] ?? 0) - y;
      nearest = Math.min(nearest, east * east + north * north);
    }
    return 0.02 + 1 / (1 + (x * x + y * y) / 16) + 1.5 / (1 + nearest / 0.64);
  };
}

function openPlaces(
  district: DistrictFacts, zones: readonly MultiPolygon[], attractors: readonly Position[],
): Picker<Place> | undefined {
  const grid = gridOver(district.polygon, coarseStep);
  const own = classifyCells(district.polygon, grid);
  for (const zone of zones) {
    if (!overlap(grid, gridOver(zone, coarseStep))) continue;
    for (const [cell, state] of classifyCells(zone, grid).entries()) if (state !== outside) own[cell] = border;
  }
  const density = densityAround(district.centre, attractors);
  const entries: [Place, number][] = [];
  for (const [cell, state] of own.entries()) {
    if (state !== inside) continue;
    const [west, south] = corner(grid, cell);
    const place = { district: district.code, zone: null, community: null, west, south, step: grid.step };
    entries.push([place, density([west, south])]);
  }
  return picker(entries);
}

function zoneGround(zone: ZoneFacts, outline: MultiPolygon, district: DistrictFacts): ZoneGround | undefined {
  for (let step = coarseStep; step >= fineStep; step /= 2) {
    const places = zonePlaces(zone, outline, district, step);
    if (places.length < enoughPlaces && step / 2 >= fineStep) continue;
    const all = picker(places.map((place): [Place, number] => [place, 1]));
    return all && { zone, places: all, extent: places.length * step * step };
  }
  return undefined;
}

function zonePlaces(zone: ZoneFacts, outline: MultiPolygon, district: DistrictFacts, step: number): Place[] {
  const grid = gridOver(outline, step);
  const own = classifyCells(outline, grid);
  const ground = classifyCells(district.polygon, grid);
  const communities = zone.communities.map(({ id, polygon }) => ({ id, cells: classifyCells(polygon, grid) }));
  const places: Place[] = [];
  for (const [cell, state] of own.entries()) {
    if (state !== inside || ground[cell] !== inside) continue;
    if (communities.some(({ cells }) => cells[cell] === border)) continue;
    const community = communities.find(({ cells }) => cells[cell] === inside)?.id ?? null;
    const [west, south] = corner(grid, cell);
    places.push({ district: district.code, zone: zone.id, community, west, south, step });
  }
  return places;
}

/** A point of a place, rounded to about 0.1 m; the outermost hundredths are spared so that rounding stays inside. */
export function pointIn(place: Place, u: number, v: number): [lon: number, lat: number] {
  const at = (from: number, fraction: number) => Math.round((from + (0.01 + 0.98 * fraction) * place.step) * 1e6) / 1e6;
  return [at(place.west, u), at(place.south, v)];
}
