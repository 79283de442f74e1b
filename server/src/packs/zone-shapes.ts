import { StartError } from "../lifecycle/start-error.js";
import { z } from "zod";
import { drawnAreas, drawTerritories, multiPolygonArea, type DrawnTerritory, type MultiPolygon, type Point, type Site } from "@chengqi/engines/territory";
import type { CityPack } from "./pack.js";
import { polygonSchema, readFeatures, readRows, text } from "./pack-rows.js";
import { zoneObservationRow, zoneRow, type ShapeProperties, type ZoneRow } from "./zone-rows.js";

const districtProperties = z.object({ adcode: text });

/** Metres per degree of longitude and latitude at a latitude, on the WGS 84 ellipsoid. */
function metresPerDegree(lat: number): { readonly lon: number; readonly lat: number } {
  const phi = (lat * Math.PI) / 180;
  return {
    lon: 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi),
    lat: 111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  };
}

/** A plane in metres around a point, true along its parallel and near enough within a city. */
class Plane {
  readonly #scale: { readonly lon: number; readonly lat: number };
  constructor(readonly lon: number, readonly lat: number) {
    this.#scale = metresPerDegree(lat);
  }

  toPlane = ([lon, lat]: readonly [number, number]): Point => [(lon - this.lon) * this.#scale.lon, (lat - this.lat) * this.#scale.lat];

  /** Rounded to about a metre, so that neighbours keep sharing their points. */
  toDegrees = ([x, y]: Point): [number, number] => [round5(this.lon + x / this.#scale.lon), round5(this.lat + y / this.#scale.lat)];

  /** How much an area at a latitude is stretched on the plane. */
  stretchAt = (lat: number): number => {
    const there = metresPerDegree(lat);
    return (this.#scale.lon * this.#scale.lat) / (there.lon * there.lat);
  };
}

const round5 = (value: number) => Math.round(value * 1e5) / 1e5;

/** Size to draw a zone with: as published, else nominal by kind but no more than a share of its districts. */
function sizeOf(zone: ZoneRow, districtsM2: number, shapes: NonNullable<CityPack["shapes"]>): { areaM2: number; sizedBy: "published" | "nominal" } {
  if (zone.area_km2 !== null) return { areaM2: zone.area_km2 * 1e6, sizedBy: "published" };
  return { areaM2: Math.min(shapes.nominalAreaM2[zone.kind], shapes.largestShareOfDistricts * districtsM2), sizedBy: "nominal" };
}

/** Three to six communities: as many as are published where that is possible, else more in a larger zone. */
const communitiesFor = (areaM2: number, published: number | undefined): number =>
  published !== undefined && published >= 3 && published <= 6 ? published : Math.max(3, Math.min(6, Math.round(2 + Math.sqrt(areaM2) / 2500)));

interface ShapeFeature {
  type: "Feature";
  properties: ShapeProperties;
  geometry: { type: "MultiPolygon"; coordinates: [number, number][][][] };
}

/** Schematic shapes of the pack's candidate zones, drawn anew from centres, areas and districts. Always the same. */
export async function drawZoneShapes(pack: CityPack): Promise<ShapeFeature[]> {
  const { shapes } = pack;
  if (!shapes) throw new StartError(`${pack.folder}: shapes: found none; expected how schematic outlines are drawn`);
  const districts = await readFeatures(pack, "districts", districtProperties, polygonSchema);
  const zones = await readRows(pack, "zones", zoneRow);
  const lons = districts.flatMap(({ geometry }) => geometry.flat(2)).map(([lon]) => lon);
  const lats = districts.flatMap(({ geometry }) => geometry.flat(2)).map(([, lat]) => lat);
  const plane = new Plane(middle(lons), middle(lats));
  const regions = districts.map(({ properties, geometry }) => ({
    id: properties.adcode,
    polygons: geometry.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map(plane.toPlane))),
  }));
  const sizes = zones.map((zone) => sizeOf(zone, regions
    .filter((region) => zone.district_codes.includes(region.id))
    .reduce((sum, region) => sum + Math.abs(multiPolygonArea(region.polygons)), 0), shapes));
  const planned = (await readRows(pack, "zoneObservations", zoneObservationRow)).filter((row) => row.measure === "plannedCommunities");
  const sites = zones.map((zone, index) => {
    const { areaM2 } = sizes[index]!;
    const communities = communitiesFor(areaM2, planned.find((row) => row.zone_id === zone.id)?.value);
    return { ...siteOf(zone, areaM2, plane, shapes), communities };
  });
  return drawTerritories(sites, regions, shapes.cellM)
    .flatMap((drawn, index) => featuresOf(drawn, sizes[index]!.sizedBy, plane, zones[index]!.centre_lat));
}

const middle = (values: readonly number[]) =>
  (values.reduce((a, b) => Math.min(a, b), Infinity) + values.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;

function siteOf(zone: ZoneRow, areaM2: number, plane: Plane, shapes: NonNullable<CityPack["shapes"]>): Omit<Site, "communities"> {
  const stretch = plane.stretchAt(zone.centre_lat);
  const startAreaM2 = zone.start_area_km2 === null ? areaM2 * shapes.startShare : zone.start_area_km2 * 1e6;
  return {
    id: zone.id,
    centre: plane.toPlane([zone.centre_lon, zone.centre_lat]),
    areaM2: areaM2 * stretch,
    startAreaM2: startAreaM2 * stretch,
    regions: zone.district_codes,
  };
}

function featuresOf(drawn: DrawnTerritory, sizedBy: "published" | "nominal", plane: Plane, lat: number): ShapeFeature[] {
  const stretch = plane.stretchAt(lat);
  const feature = (shape: MultiPolygon, areaM2: number, properties: Partial<ShapeProperties> & Pick<ShapeProperties, "part">): ShapeFeature => ({
    type: "Feature",
    properties: {
      zone: drawn.id, id: null, nameZh: null, nameEn: null, sizedBy: null, centre: null, movedM: null, synthetic: true,
      areaM2: Math.round(areaM2 / stretch / 100) * 100,
      ...properties,
    },
    geometry: { type: "MultiPolygon", coordinates: inDegrees(shape, plane) },
  });
  const { outlineM2, startAreaM2 } = drawnAreas(drawn);
  return [
    feature(drawn.outline, outlineM2, { part: "zone", sizedBy, centre: plane.toDegrees(drawn.centre), movedM: Math.round(drawn.movedM) }),
    feature(drawn.startArea, startAreaM2, { part: "start", sizedBy: null }),
    ...drawn.communities.map((community, index) => feature(community, multiPolygonArea(community), {
      part: "community", id: `C${index + 1}`, nameZh: `演示社区${index + 1}`, nameEn: `Demonstration community ${index + 1}`,
    })),
  ];
}

const inDegrees = (shape: MultiPolygon, plane: Plane): [number, number][][][] =>
  shape.map((polygon) => polygon.map((ring) => [...ring, ring[0]!].map(plane.toDegrees)));

/** The file's text, a feature a line, so that a change shows where it is. */
export const shapesText = (features: readonly ShapeFeature[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((feature) => JSON.stringify(feature)).join(",\n")}\n]}\n`;
