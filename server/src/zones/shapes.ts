import { standsOn } from "@chengqi/domain/zones/status";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import type { FeatureCollection } from "../http/answers.js";
import type { Visit } from "../http/visit.js";
import { communityShapes, zoneRows, zoneShapes } from "./sql.js";
import { zoneSummaries } from "./summaries.js";

type Feature = FeatureCollection["features"][number];

/** Outlines and start-up areas of the zones that stand; zones without an outline are points. */
export async function zonesGeojson(visit: Visit): Promise<FeatureCollection> {
  const shapes = new Map((await zoneShapes(visit.tx, visit.city.city_id)).map((shape) => [shape.id, shape]));
  const zones = await zoneSummaries(visit);
  return {
    type: "FeatureCollection",
    features: zones.flatMap((zone) => featuresOf(zone, shapes.get(zone.id))),
  };
}

/** Outline, start-up area and communities of one zone; undefined if there is none of that id on the day. */
export async function zoneGeojson(visit: Visit, id: string): Promise<FeatureCollection | undefined> {
  const [zone] = await zoneSummaries(visit, [id]);
  if (!zone) return undefined;
  const [shape] = await zoneShapes(visit.tx, visit.city.city_id, [id]);
  const parts = await communityShapes(visit.tx, visit.city.city_id, [id]);
  const communities = parts.flatMap((part): Feature[] => (part.outline === null ? [] : [{
    type: "Feature", id: `${id}/${part.id}`, geometry: geometryOf(part.outline),
    properties: { id: part.id, zone: id, part: "community", nameZh: part.nameZh, nameEn: part.nameEn, synthetic: part.synthetic, schematic: true },
  }]));
  return { type: "FeatureCollection", features: [...featuresOf(zone, shape), ...communities] };
}

function featuresOf(zone: ZoneSummary, shape: { outline: string | null; start: string | null } | undefined): Feature[] {
  const properties = propertiesOf(zone);
  const outline = shape?.outline ?? null;
  const point = zone.centre && { type: "Point", coordinates: zone.centre };
  const geometry = outline === null ? point : geometryOf(outline);
  const start = shape?.start ?? null;
  return [
    { type: "Feature", id: zone.id, geometry, properties: { ...properties, part: "zone" } },
    ...(start === null ? [] : [{
      type: "Feature" as const, id: `${zone.id}/start`, geometry: geometryOf(start), properties: { ...properties, part: "start" },
    }]),
  ];
}

/** What a map styles by: flat values, figures as numbers, unknown ones missing. */
function propertiesOf(zone: ZoneSummary): Record<string, unknown> {
  const { firms, employees, revenueCny, valueAddedCny, areaM2 } = zone.figures;
  const figures = Object.entries({ firms, employees, revenueCny, valueAddedCny, areaM2 }).flatMap(([measure, figure]): [string, number][] =>
    figure === undefined || figure.value === null ? [] : [[measure, Number(figure.value)]]);
  return {
    id: zone.id, nameZh: zone.name.zh, nameEn: zone.name.en, kind: zone.kind, status: zone.status, evidence: zone.evidence,
    ecosystems: zone.ecosystems.map(({ ecosystemId }) => ecosystemId),
    districts: zone.districts.map(({ code }) => code),
    lon: zone.centre?.[0] ?? null, lat: zone.centre?.[1] ?? null,
    schematic: zone.schematic,
    ...Object.fromEntries(figures),
  };
}

/** Geometry from the database's own GeoJSON. */
export const geometryOf = (text: string): NonNullable<Feature["geometry"]> => JSON.parse(text) as NonNullable<Feature["geometry"]>;

/** Ids of the zones that stand on the day of the visit. */
export const standingZones = async ({ tx, city, asOf }: Visit): Promise<string[]> =>
  (await zoneRows(tx, city.city_id)).filter((row) => standsOn(row, asOf)).map(({ id }) => id);
