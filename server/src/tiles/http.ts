import { yearOn } from "@chengqi/domain/figures/totals";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { few, fewFrom, firmTile, pointsFrom } from "./tile.js";

const type = "application/vnd.mapbox-vector-tile";
const place = z.object({
  z: z.coerce.number().int().min(0).max(18),
  x: z.coerce.number().int().nonnegative(),
  y: z.coerce.number().int().nonnegative(),
});
const query = z.strictObject({
  year: z.coerce.number().int().min(1900).max(2200).optional().describe("Year of business; default: that of the city's day"),
  section: z.string().regex(/^[A-T]$/, "a section letter from A to T").optional(),
  zone: idSchema.optional(),
});

export const tileRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/tiles/firms/:z/:x/:y(\\d+).pbf", {
    config: { rateLimit: false },
    logLevel: "warn",
    schema: {
      tags: ["firms"],
      summary: "Vector tile of the firms",
      description: `Layer \`cells\` (count, section of the majority, synthetic) when far; layer \`points\` (id, name, section, size, synthetic) ` +
        `from zoom ${pointsFrom} on, and from zoom ${fewFrom} on where a tile holds at most ${few} firms. 204 without firms.`,
      params: place,
      querystring: query,
      response: {
        200: { description: "Mapbox vector tile 2.1, extent 4096", content: { [type]: { schema: z.unknown().describe("protocol buffer") } } },
        204: z.null().describe("No firms here"),
        ...problems,
      },
    },
  }, async ({ actor, params, query: { year, section, zone } }, reply) => {
    for (const axis of ["x", "y"] as const) {
      const end = 2 ** params.z - 1;
      if (params[axis] > end) {
        throw new HttpError(400, "invalid-request", { field: `params.${axis}`, found: String(params[axis]), expected: `at most ${end} at zoom ${params.z}` });
      }
    }
    const tile = await visit(actor, undefined, async (opened) => {
      const shown = year === undefined ? opened.year : yearOn(`${year}-12-31`, opened.city.firm_years);
      return shown === null ? null : firmTile(opened, params, shown, { section, zone });
    });
    reply.header("cache-control", "public, max-age=300");
    if (tile === null) return reply.code(204).send(null);
    return reply.type(type).send(Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength));
  });
};
