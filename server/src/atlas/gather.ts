import type { Atlas, KeyRule } from "@chengqi/domain/atlas/atlas";
import { ruleWords } from "@chengqi/domain/atlas/rule-words";
import { tileOf } from "@chengqi/domain/tiles/morton";
import { runOf } from "../chains/results.js";
import { metroLines, metroStations } from "../city/sql.js";
import { districtShapes } from "../districts/sql.js";
import type { Visit } from "../http/visit.js";
import { boxOf } from "../zones/file.js";
import { communityShapes, zoneShapes } from "../zones/sql.js";
import { chainsOf } from "./chains.js";
import { directoryOf, ruleOf } from "./directory.js";
import type { DrawingData, MapData, MapFirms, MapZone } from "./drawing-data.js";
import { sectorGroupOf, sectorGroups } from "./drawing/palette.js";
import { boundsOf, positionsOf, type Bounds, type MultiLine, type MultiPolygon } from "./drawing/projection.js";
import { subjectOf, type Missing, type Subject } from "./scope.js";
import { datasetRows, firmPositions, firmSquares, placeDatasets, sectionCounts } from "./sql.js";

/** Up to so many firms are drawn as points. */
const mostPoints = 4000;

const coordinates = <T>(geojson: string): T => (JSON.parse(geojson) as { coordinates: T }).coordinates;
const multiPolygon = (geojson: string | null): MultiPolygon | null => (geojson === null ? null : coordinates<MultiPolygon>(geojson));

/** Everything the atlas of a subject says and is drawn from, on the day of the visit; maps do without the directory. */
export async function gather(visit: Visit, scope: Atlas["scope"], id: string, rule: KeyRule, withDirectory = true): Promise<DrawingData> {
  const subject = await subjectOf(visit, scope, id);
  const map = await mapOf(visit, subject);
  const chains = subject.blocked === null ? await chainsOf(visit, subject) : [];
  const worked = (await runOf(visit.tx, visit.city.city_id, visit.year)) !== null;
  const inForce = await ruleOf(visit, rule);
  const directory = withDirectory ? await directoryOf(visit, subject, inForce) : [];
  const ids = new Set([...subject.datasets, ...(await placeDatasets(visit.tx, visit.city.city_id)), ...directory.map(({ firm }) => firm.dataset)]);
  const datasets = await datasetRows(visit.tx, visit.city.city_id, [...ids]);
  const atlas: Atlas = {
    scope, id, title: subject.title, asOf: visit.asOf, rule: inForce, ruleText: ruleWords(inForce, visit.year), chains: chains.map(({ id: chain, name }) => ({ id: chain, name })), directory,
    missing: missingOf(visit, subject, map, chains.length, worked), datasets: datasets.map((dataset) => dataset.id),
  };
  return {
    atlas, map, chains, city: { zh: visit.city.name_zh, en: visit.city.name_en }, crsNote: visit.city.crs_note, rows: subject.rows,
    figures: subject.figures, demonstration: datasets.some(({ synthetic }) => synthetic),
    datasets: datasets.map(({ titleZh, titleEn, ...rest }) => ({ ...rest, title: { zh: titleZh, en: titleEn } })),
  };
}

function missingOf({ year }: Visit, subject: Subject, map: MapData, chains: number, worked: boolean): Missing[] {
  const focus = map.zones.filter((zone) => zone.focus);
  const blocked = subject.blocked;
  const placed = focus.some((zone) => zone.shape);
  const plan = blocked ?? (placed ? null : "no-shape");
  const start = blocked ?? (focus.some((zone) => zone.start) ? null : "no-start-area");
  const industries = blocked ?? (chains > 0 ? null : year === null ? "no-data-for-date" : !placed ? "no-outline" : worked ? "no-firms" : "not-worked-out");
  const all = [["master-plan", plan], ["start-area", start], ["panorama", industries]] as const;
  return all.flatMap(([sheet, reason]) => (reason === null ? [] : [{ sheet, reason }]));
}

async function mapOf(visit: Visit, subject: Subject): Promise<MapData> {
  const { tx, city } = visit;
  const shapes = new Map((await zoneShapes(tx, city.city_id)).map((shape) => [shape.id, shape]));
  const focus = new Set(subject.zones.map(({ id }) => id));
  const shown = [...subject.all, ...subject.zones.filter((zone) => !subject.all.some(({ id }) => id === zone.id))];
  const zones = shown.map((zone): MapZone => ({
    id: zone.id, name: zone.name, kind: zone.kind, schematic: zone.schematic, role: subject.roles.get(zone.id) ?? null, focus: focus.has(zone.id),
    shape: multiPolygon(shapes.get(zone.id)?.outline ?? null), start: multiPolygon(shapes.get(zone.id)?.start ?? null),
  }));
  const communities = subject.scope === "zone" ? await communityShapes(tx, city.city_id, [subject.id]) : [];
  return {
    bounds: boxOf(city.bbox),
    districts: (await districtShapes(tx, city.city_id)).map((row) => ({
      id: row.code, name: { zh: row.nameZh, en: row.nameEn }, synthetic: false, shape: coordinates<MultiPolygon>(row.outline),
    })),
    metroLines: (await metroLines(tx, city.city_id)).map((row) => ({
      name: { zh: row.nameZh, en: null }, colour: row.colour, lines: coordinates<MultiLine>(row.geometry),
    })),
    stations: (await metroStations(tx, city.city_id)).map((row) => ({ name: row.nameZh, lines: row.lines.length, at: [row.lon, row.lat] as const })),
    zones,
    communities: communities.flatMap((row) => (row.outline === null ? [] : [{
      id: row.id, name: { zh: row.nameZh, en: row.nameEn }, synthetic: row.synthetic, shape: coordinates<MultiPolygon>(row.outline),
    }])),
    firms: await firmsOf(visit, subject, zones.find((zone) => zone.focus)?.shape ?? null),
  };
}

/** Only maps of a single zone show firms. */
async function firmsOf({ tx, city, year }: Visit, subject: Subject, outline: MultiPolygon | null): Promise<MapFirms> {
  if (year === null || subject.scope !== "zone") return { counts: [], points: [], squares: [] };
  const area = { cityId: city.city_id, zones: [subject.id], year };
  const sections = await sectionCounts(tx, area);
  const counts = [true, false].flatMap((synthetic) => sectorGroups.map((group) => ({
    group, synthetic,
    firms: sections.filter((row) => row.synthetic === synthetic && sectorGroupOf(row.section ?? "T") === group).reduce((sum, row) => sum + row.firms, 0),
  })));
  if (counts.reduce((sum, row) => sum + row.firms, 0) <= mostPoints) {
    const points = (await firmPositions(tx, area)).flatMap((row) => (row.lon === null || row.lat === null ? [] : [{
      at: [row.lon, row.lat] as const, group: sectorGroupOf(row.section ?? "T"), synthetic: row.synthetic,
    }]));
    return { counts, points, squares: [] };
  }
  const bounds = outline && boundsOf(positionsOf(outline));
  const zoom = bounds ? squareZoom(bounds) : 16;
  const squares = (await firmSquares(tx, area, zoom)).map(({ square, firms }) => ({ bounds: squareBounds(square, zoom), firms }));
  return { counts, points: [], squares };
}

/** About fifty squares across. */
const squareZoom = ([west, , east]: Bounds): number => Math.max(12, Math.min(18, Math.round(Math.log2((360 / (east - west)) * 50))));

function squareBounds(square: number, zoom: number): Bounds {
  const { x, y } = tileOf(zoom, square);
  const size = 2 ** zoom;
  const lon = (column: number) => (column / size) * 360 - 180;
  const lat = (line: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * line) / size))) * 180) / Math.PI;
  return [lon(x), lat(y + 1), lon(x + 1), lat(y)];
}

