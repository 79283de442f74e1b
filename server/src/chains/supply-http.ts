import { supplySchema } from "@chengqi/domain/chains/answers-supply";
import type { MeasureOrigin } from "@chengqi/domain/chains/answers";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { daySchema, idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { areaOf } from "./area.js";
import { largestFlows } from "./conclude-supply.js";
import { documentOf, runOf } from "./results.js";
import { supplyOfZone } from "./zone-supply.js";

const query = z.strictObject({ asOf: daySchema.optional(), area: z.string().max(120).optional().describe("`city` (default) or `zone:Z01`"), chain: idSchema.optional().describe("Its links; without it the chains") });

/** 本地配套率: estimates, and said so. */
export const supplyRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/supply", {
    schema: { tags: ["chains"], summary: "Local supply ratio 本地配套率 of chains or links, an estimate, and flows between zones", querystring: query, response: { 200: supplySchema, ...problems } },
  }, ({ actor, query: asked }) =>
    visit(actor, asked.asOf, async (opened) => {
      const { tx, city } = opened;
      const area = await areaOf(opened, asked.area);
      if (area.kind !== "city" && area.kind !== "zone") throw new HttpError(400, "invalid-request", { field: "query.area", found: asked.area ?? "", expected: "city or zone:<id>" });
      const run = await runOf(tx, city.city_id, opened.year);
      const year = opened.year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      const known = run ? await documentOf(tx, city.city_id, "supply", "city", year) : undefined;
      const rows = area.kind === "zone" && known ? await supplyOfZone(opened, area.id, year) : (known?.rows ?? []);
      return {
        area: { kind: area.kind, id: area.id, name: area.name }, year, estimate: true as const,
        rows: rows.filter((row) => (asked.chain === undefined ? row.link === null : row.chain === asked.chain && row.link !== null)),
        flows: largestFlows(known?.flows ?? [], area.kind === "zone" ? area.id : null), run, measures: run ? { supplyRatio: origin(year, "ratio"), needCny: origin(year, "cny"), suppliedCny: origin(year, "cny"), flowCny: origin(year, "cny") } : {},
      };
    }));
};

const origin = (year: number, unit: MeasureOrigin["unit"]): MeasureOrigin =>
  ({ unit, period: String(year), mark: "estimated", dataset: "china-2020-153", source: null, method: "local-supply", inputs: ["revenueCny", "inputCoefficient"] });
