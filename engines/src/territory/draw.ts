import {
  cellAt, cellCentre, cropped, gridOver, multiPolygonArea, neighbourOffsets, onEdge, rasterise,
  type Grid, type MultiPolygon, type Point, type Polygon,
} from "./grid.js";
import { growTerritories, type Seed } from "./grow.js";
import { bordersOf, outlineOf } from "./outline.js";
import { partition } from "./partition.js";
import { tidy } from "./tidy.js";

export interface Site {
  readonly id: string;
  /** Metres. */
  readonly centre: Point;
  /** Size to draw. */
  readonly areaM2: number;
  readonly startAreaM2: number;
  /** Ids of the regions it may lie in. */
  readonly regions: readonly string[];
  readonly communities: number;
}

export interface Region {
  readonly id: string;
  readonly polygons: MultiPolygon;
}

export interface DrawnTerritory {
  readonly id: string;
  readonly outline: MultiPolygon;
  readonly startArea: MultiPolygon;
  readonly communities: readonly MultiPolygon[];
  /** Where it grew from. */
  readonly centre: Point;
  /** How far that is from the centre asked for. */
  readonly movedM: number;
}

/**
 * Draws schematic territories: grown from centres to their sizes, each inside its regions and apart from the others, with a
 * start-up area inside it and divided into communities that together cover it. The same input gives the same drawing.
 *
 * @param cellM side of the cells drawn with; an area comes out within about a cell's width times its outline.
 * @throws RangeError if a site names an unknown region or finds no free place in its regions.
 */
export function drawTerritories(sites: readonly Site[], regions: readonly Region[], cellM: number): DrawnTerritory[] {
  const grid = gridOfRegions(regions, cellM);
  const where = regionOfCells(grid, regions);
  const homes = sites.map((site) => homeOf(site, regions, grid, where));
  const centres = chooseCells(grid, sites, homes);
  const seeds: Seed[] = sites.map((site, index) => ({ cell: centres[index]!, cells: cellsFor(site.areaM2, cellM), shape: index + 1 }));
  const allowed = (cell: number, index: number) => homes[index]!(cell);
  const owner = growTerritories(grid, seeds, { allowed, apart: true });
  const offsets = neighbourOffsets(grid);
  tidy(grid, owner, (cell, label) =>
    allowed(cell, label - 1) && offsets.every((offset) => owner[cell + offset] === 0 || owner[cell + offset] === label));
  const cellsOf = sites.map((): number[] => []);
  for (let cell = 0; cell < owner.length; cell++) if (owner[cell] !== 0) cellsOf[owner[cell]! - 1]!.push(cell);
  return sites.map((site, index) => drawOne(cropped(grid, cellsOf[index]!), site, cellCentre(grid, centres[index]!), index + 1));
}

const cellsFor = (areaM2: number, cellM: number) => Math.max(4, Math.round(areaM2 / (cellM * cellM)));

type Ground = ReturnType<typeof cropped>;

function drawOne(ground: Ground, site: Site, [x, y]: Point, shape: number): DrawnTerritory {
  const { grid, cells } = ground;
  const parts = partition(grid, cells, site.communities, shape);
  const borders = bordersOf(grid, cells, (cell) => parts[cell]!);
  const [dx, dy] = [x - site.centre[0], y - site.centre[1]];
  const moved = Math.max(Math.abs(dx), Math.abs(dy)) <= grid.cellM / 2 ? 0 : Math.sqrt(dx * dx + dy * dy);
  return {
    id: site.id,
    outline: outlineOf(borders, (label) => label > 0),
    startArea: startArea(ground, site, [x, y], shape),
    communities: Array.from({ length: site.communities }, (_, part) => outlineOf(borders, (label) => label === part + 1)),
    centre: moved === 0 ? site.centre : [x, y],
    movedM: moved,
  };
}

/** Grown from the centre among the cells that do not touch the outline; sized anew until what is drawn has the size wanted. */
function startArea({ grid, cells }: Ground, site: Site, centre: Point, shape: number): MultiPolygon {
  const own = new Set(cells);
  const offsets = neighbourOffsets(grid);
  const inner = cells.filter((cell) => offsets.every((offset) => own.has(cell + offset)));
  if (inner.length === 0) return [];
  const allowed = new Set(inner);
  const cell = nearestCell(grid, inner, centre);
  let drawn: MultiPolygon = [];
  for (let round = 0, wanted = cellsFor(site.startAreaM2, grid.cellM); round < 4; round++) {
    const seed = { cell, cells: Math.min(wanted, inner.length), shape: shape + 5003 };
    const labels = growTerritories(grid, [seed], { allowed: (at) => allowed.has(at), apart: true });
    tidy(grid, labels, (at) => allowed.has(at));
    drawn = outlineOf(bordersOf(grid, inner.filter((at) => labels[at] !== 0), () => 1), (label) => label > 0);
    wanted += Math.round((site.startAreaM2 - multiPolygonArea(drawn)) / (grid.cellM * grid.cellM));
  }
  return drawn;
}

function nearestCell(grid: Grid, cells: readonly number[], [x, y]: Point): number {
  const off = (cell: number) => {
    const [cx, cy] = cellCentre(grid, cell);
    return (cx - x) * (cx - x) + (cy - y) * (cy - y);
  };
  return cells.reduce((best, cell) => (off(cell) < off(best) ? cell : best));
}

function gridOfRegions(regions: readonly Region[], cellM: number): Grid {
  const points = regions.flatMap((region) => region.polygons.flatMap((polygon) => polygon.flat()));
  const bounds = points.reduce(
    ([west, south, east, north], [x, y]) => [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)] as const,
    [Infinity, Infinity, -Infinity, -Infinity] as readonly [number, number, number, number],
  );
  return gridOver(...bounds, cellM);
}

/** For every cell 0 or 1 + the position of the region that holds its centre; the first where regions overlap. */
function regionOfCells(grid: Grid, regions: readonly Region[]): Uint16Array {
  const where = new Uint16Array(grid.width * grid.height);
  for (const [index, region] of regions.entries()) {
    for (const polygon of region.polygons as readonly Polygon[]) {
      rasterise(grid, polygon, (cell) => {
        if (where[cell] === 0) where[cell] = index + 1;
      });
    }
  }
  return where;
}

/** Cells a site may hold: those that lie in its regions with all their neighbours, and the next ones straight on. */
function homeOf(site: Site, regions: readonly Region[], grid: Grid, where: Uint16Array): (cell: number) => boolean {
  const ids = site.regions.map((id) => {
    const index = regions.findIndex((region) => region.id === id);
    if (index < 0) throw new RangeError(`drawTerritories: expected a known region for ${site.id}, found ${id}`);
    return index + 1;
  });
  const near = neighbourOffsets(grid);
  const offsets = [...near, ...near.slice(0, 4).map((offset) => 2 * offset)];
  return (cell) => ids.includes(where[cell]!) && !onEdge(grid, cell) && offsets.every((offset) => ids.includes(where[cell + offset]!));
}

/** The cell of each centre, or the nearest one where the site may be and no other seed is close by. */
function chooseCells(grid: Grid, sites: readonly Site[], homes: readonly ((cell: number) => boolean)[]): number[] {
  const chosen: number[] = [];
  const near = (a: number, b: number) => {
    const [ax, ay] = cellCentre(grid, a);
    const [bx, by] = cellCentre(grid, b);
    return Math.max(Math.abs(ax - bx), Math.abs(ay - by)) < 5.5 * grid.cellM;
  };
  for (const [index, site] of sites.entries()) {
    const cell = spiralFrom(grid, site.centre, (at) => homes[index]!(at) && !chosen.some((other) => near(at, other)));
    if (cell < 0) throw new RangeError(`drawTerritories: expected a free place in ${site.regions.join(", ")} for ${site.id}, found none`);
    chosen.push(cell);
  }
  return chosen;
}

/** The nearest cell to a point that passes, searched in growing squares; -1 without any. */
function spiralFrom(grid: Grid, centre: Point, passes: (cell: number) => boolean): number {
  for (let radius = 0; radius < Math.max(grid.width, grid.height); radius++) {
    const found: number[] = [];
    for (let k = -radius; k <= radius; k++) {
      const ring = radius === 0 ? [[0, 0]] : [[k, -radius], [k, radius], [-radius, k], [radius, k]];
      for (const [dx, dy] of ring as [number, number][]) {
        const cell = cellAt(grid, [centre[0] + dx * grid.cellM, centre[1] + dy * grid.cellM]);
        if (cell >= 0 && passes(cell)) found.push(cell);
      }
    }
    if (found.length > 0) return nearestCell(grid, found, centre);
  }
  return -1;
}

/** Total of the areas drawn, for checks: outline, start-up area, and the sum of the communities. */
export const drawnAreas = (drawn: DrawnTerritory) => ({
  outlineM2: multiPolygonArea(drawn.outline),
  startAreaM2: multiPolygonArea(drawn.startArea),
  communitiesM2: drawn.communities.reduce((sum, community) => sum + multiPolygonArea(community), 0),
});
