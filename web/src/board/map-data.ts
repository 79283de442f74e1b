import type { FeatureCollection } from "geojson";
import { hatchImage } from "../map/hatch.js";
import type { Language } from "../theme/settings.js";
import type { ThemeName } from "../theme/palette.js";
import { drawn, unknownLook, type Look } from "./colours.js";
import type { CommunityShape, DistrictShape, MetroShape, Shapes, ZoneShape } from "./geojson.js";

const named = ({ nameZh, nameEn }: { nameZh: string; nameEn?: string | null }, language: Language): string =>
  (language === "en" ? (nameEn ?? nameZh) : nameZh);

/** Shapes of the zones that pass the filter, each with the fill, line and hatch of its look. */
export function drawnZones(shapes: Shapes<ZoneShape>, looks: ReadonlyMap<string, Look>, theme: ThemeName): FeatureCollection {
  const features = shapes.features.filter(({ properties }) => looks.has(properties.id)).map((feature) => {
    const { id, part } = feature.properties;
    const { colour, hatch } = looks.get(id) ?? unknownLook;
    const shown = drawn(colour, theme);
    return { ...feature, properties: { id, part, colour: shown, hatch: hatchImage(hatch, shown) } };
  });
  return { type: "FeatureCollection", features };
}

/** Names of the zones at their centres, `order` from the largest on: where there is no room for all, the first are drawn. */
export function zoneLabels(shapes: Shapes<ZoneShape>, looks: ReadonlyMap<string, Look>, language: Language): FeatureCollection {
  const features = shapes.features
    .map(({ properties }) => properties)
    .filter(({ part, id }) => part === "zone" && looks.has(id))
    .toSorted((a, b) => (b.areaM2 ?? 0) - (a.areaM2 ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap((zone, order) => {
      const { id, lon, lat } = zone;
      return lon === null || lat === null ? [] : [pointOf(lon, lat, { id, name: named(zone, language), order })];
    });
  return { type: "FeatureCollection", features };
}

export function districtLabels(shapes: Shapes<DistrictShape>, language: Language): FeatureCollection {
  const features = shapes.features.map(({ properties }) => pointOf(properties.lon, properties.lat, { name: named(properties, language) }));
  return { type: "FeatureCollection", features };
}

/** Metro with names in the reader's language. */
export function namedMetro(shapes: Shapes<MetroShape>, language: Language): FeatureCollection {
  const features = shapes.features.map((feature) =>
    ({ ...feature, properties: { part: feature.properties.part, name: named(feature.properties, language) } }));
  return { type: "FeatureCollection", features };
}

export function namedCommunities(shapes: readonly Shapes<CommunityShape>[], language: Language): FeatureCollection {
  const features = shapes.flatMap(({ features: parts }) => parts)
    .filter(({ properties }) => properties.part === "community")
    .map((feature) => ({ ...feature, properties: { id: feature.properties.id, zone: feature.properties.zone, name: named(feature.properties, language) } }));
  return { type: "FeatureCollection", features };
}

/** All texts a map of these features may draw. */
export const textsOf = (collections: readonly FeatureCollection[]): string[] =>
  collections.flatMap(({ features }) => features.map(({ properties }) => String(properties?.["name"] ?? "")));

const pointOf = (lon: number, lat: number, properties: Record<string, string | number>): FeatureCollection["features"][number] =>
  ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties });
