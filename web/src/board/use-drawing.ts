import type { City } from "@chengqi/domain/city/city";
import type { FeatureCollection } from "geojson";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { apiPath, apiRoot, getJson, useGet } from "../api.js";
import { loadMapFont, mapFontReady } from "../map/fonts.js";
import type { View } from "../map/view.js";
import { useSettings } from "../theme/settings.js";
import { usePalette, useThemeName } from "../theme/use-theme.js";
import { listOf } from "../ui/url-state.js";
import { useAsOf } from "../ui/use-as-of.js";
import { boardLayers } from "./board-state.js";
import { noShapes, type CommunityShape, type DistrictShape, type MetroShape, type Shapes, type ZoneShape } from "./geojson.js";
import { districtLabels, drawnZones, namedCommunities, namedMetro, textsOf, zoneLabels } from "./map-data.js";
import { boardStyle, stationNamesFrom } from "./map-style.js";
import type { Board } from "./use-board.js";

/** From here on the communities of the zones in view are shown. */
const communitiesFrom = 10.5;
const mostZonesWithCommunities = 12;

/** The board's map as a style, kept to the address, the day, the language and the theme. Null until the city is known. */
export function useDrawing(board: Board, view: View | null) {
  const { language } = useSettings();
  const theme = useThemeName();
  const palette = usePalette();
  const { looks } = board.coloured;
  const { hide, zone } = board.state;
  const districts = useGet<Shapes<DistrictShape>>("/districts.geojson").data ?? noShapes;
  const metro = useGet<Shapes<MetroShape>>("/metro.geojson").data ?? noShapes;
  const zones = useGet<Shapes<ZoneShape>>("/zones.geojson").data ?? noShapes;
  const communities = useCommunities(zones, view, zone);
  const firmTiles = useFirmTiles(board.city.data);
  const data = useMemo(() => ({
    districts,
    districtLabels: districtLabels(districts, language),
    metro: namedMetro(metro, language),
    zones: drawnZones(zones, looks, theme),
    zoneLabels: zoneLabels(zones, looks, language),
    communities: namedCommunities(communities.filter(({ features }) => features.some(({ properties }) => looks.has(properties.zone))), language),
  }), [districts, metro, zones, communities, looks, language, theme]);
  const near = view !== null && view.zoom >= stationNamesFrom - 0.5;
  const zoneNames = useMapFont(data.zoneLabels);
  const districtNames = useMapFont(data.districtLabels);
  const stationNames = useMapFont(near ? data.metro : noShapes);
  const communityNames = useMapFont(data.communities);
  return useMemo(() => {
    const hidden = boardLayers.filter((layer) => listOf(hide).includes(layer));
    const named = { zones: zoneNames, districts: districtNames, metro: near && stationNames, communities: communityNames };
    return boardStyle({ ...data, firmTiles, hidden, named, selected: zone, palette });
  }, [data, firmTiles, hide, zone, palette, near, zoneNames, districtNames, stationNames, communityNames]);
}

/** Whether the bundled font is there for all names of a layer; a name drawn before would stay in another font. */
function useMapFont(named: FeatureCollection): boolean {
  const texts = useMemo(() => textsOf([named]), [named]);
  const [, setLoads] = useState(0);
  useEffect(() => {
    let gone = false;
    if (!mapFontReady(texts)) void loadMapFont(texts).then(() => { if (!gone) setLoads((loads) => loads + 1); });
    return () => { gone = true; };
  }, [texts]);
  return mapFontReady(texts);
}

/** Tiles of the firms of the last year with figures up to the day; null before the first. */
function useFirmTiles(city: City | undefined): string | null {
  const { asOf } = useAsOf();
  const year = city && asOf ? city.years.findLast((one) => one <= Number(asOf.slice(0, 4))) : undefined;
  return year === undefined ? null : `${location.origin}${apiRoot}/tiles/firms/{z}/{x}/{y}.pbf?year=${year}`;
}

/** Communities of the zones near the middle of a near view, and of the selected one. */
function useCommunities(zones: Shapes<ZoneShape>, view: View | null, selected: string): readonly Shapes<CommunityShape>[] {
  const { asOf, chosen } = useAsOf();
  const ids = useMemo(() => nearIds(zones, view, selected), [zones, view, selected]);
  const params = { asOf: chosen ? asOf : null };
  return useQueries({
    queries: ids.map((id) => {
      const path = `/zones/${encodeURIComponent(id)}/shape.geojson`;
      return {
        queryKey: [apiPath(path, params)],
        queryFn: ({ signal }: { signal: AbortSignal }) => getJson<Shapes<CommunityShape>>(path, params, signal),
      };
    }),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [data] : [])),
  });
}

function nearIds(zones: Shapes<ZoneShape>, view: View | null, selected: string): string[] {
  const known = zones.features.filter(({ properties }) => properties.part === "zone").map(({ properties }) => properties);
  const near = view === null || view.zoom < communitiesFrom ? [] : known
    .flatMap(({ id, lon, lat }) => (lon === null || lat === null ? [] : [{ id, away: Math.hypot((lon - view.centre[0]) * 0.86, lat - view.centre[1]) }]))
    .filter(({ away }) => away < 180 / 2 ** (view.zoom - 1))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, mostZonesWithCommunities)
    .map(({ id }) => id);
  const chosen = known.some(({ id }) => id === selected) ? [selected] : [];
  return [...new Set([...chosen, ...near])].toSorted();
}
