import { citySchema } from "@chengqi/domain/city/city";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { datedQuery, geojson, problems, type FeatureCollection } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { boxOf } from "../zones/file.js";
import { cityLineage } from "../zones/lineage.js";
import { geometryOf } from "../zones/shapes.js";
import { cityFigures } from "./figures.js";
import { metroLines, metroStations, zoneSystemHistory } from "./sql.js";

export const cityRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/city", {
    schema: { tags: ["city"], summary: "The city, its figures and the history of its zone system", querystring: datedQuery, response: { 200: citySchema, ...problems } },
  }, ({ actor, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { tx, city } = opened;
      return {
        id: city.city_id,
        name: { zh: city.name_zh, en: city.name_en },
        centre: [city.centre_lon, city.centre_lat] as [number, number],
        bbox: boxOf(city.bbox),
        crsNote: city.crs_note,
        years: city.firm_years,
        defaultAsOf: city.default_as_of,
        demonstration: city.seed !== null,
        figures: await cityFigures(opened),
        history: await zoneSystemHistory(tx, city.city_id),
        lineage: await cityLineage(opened),
        classification: city.classification,
        timeZone: city.time_zone,
      };
    }));

  app.get("/api/v1/metro.geojson", {
    schema: { tags: ["city"], summary: "Metro lines and stations", response: { 200: geojson, ...problems } },
  }, async ({ actor }, reply) => {
    const metro = await visit(actor, undefined, metroGeojson);
    reply.type("application/geo+json").header("cache-control", "public, max-age=3600");
    return metro;
  });
};

async function metroGeojson({ tx, city }: Visit): Promise<FeatureCollection> {
  const lines = (await metroLines(tx, city.city_id)).map((line) => ({
    type: "Feature" as const, id: line.id, geometry: geometryOf(line.geometry),
    properties: { part: "line", id: line.id, nameZh: line.nameZh, colour: line.colour },
  }));
  const stations = (await metroStations(tx, city.city_id)).map((station) => ({
    type: "Feature" as const, id: station.nameZh, geometry: { type: "Point", coordinates: [station.lon, station.lat] },
    properties: { part: "station", nameZh: station.nameZh, lines: station.lines },
  }));
  return { type: "FeatureCollection", features: [...lines, ...stations] };
}
