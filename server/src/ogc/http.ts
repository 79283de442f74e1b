import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Visits } from "../http/visit.js";
import { itemRoutes } from "./items-http.js";
import { layerRoutes } from "./layers-http.js";

/** Layers of the city as OGC API – Features: parts 1 (core, GeoJSON, HTML) and 2 (reference systems). */
export const ogcRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  await app.register(layerRoutes(visit));
  await app.register(itemRoutes(visit));
};
