import { facilitySchema, pageOf, parcelSchema, projectSchema } from "@chengqi/domain/places/places";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import { idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";

const query = z.strictObject({ zone: idSchema.optional(), after: z.string().max(100).default(""), limit: z.coerce.number().int().min(1).max(500).default(100) });

const name = sql`jsonb_build_object('zh', t.name_zh, 'en', t.name_en) as name`;
const place = sql`t.lon, t.lat, t.place_basis as "placeBasis"`;
const lists = [
  { path: "parcels", table: "city.parcel", row: parcelSchema, summary: "Parcels of land, in the order of their ids", columns: sql`t.land_use as "landUse", t.area_m2 as "areaM2", t.status, t.plot_ratio as "plotRatio"` },
  { path: "facilities", table: "city.facility", row: facilitySchema, summary: "Facilities, in the order of their ids", columns: sql`${name}, t.kind, t.capacity, t.area_m2 as "areaM2", ${place}` },
  {
    path: "projects", table: "city.project", row: projectSchema, summary: "Projects of investment, in the order of their ids",
    columns: sql`${name}, t.investor, t.industry_code as "industryCode", t.investment_cny::text as "investmentCny", t.stage, t.signed_on::text as "signedOn", ${place}`,
  },
] as const;

/** Parcels, facilities and projects, as they were imported. */
export const placeRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  for (const { path, table, row, summary, columns } of lists) {
    app.get(`/api/v1/${path}`, { schema: { tags: ["places"], summary, querystring: query, response: { 200: pageOf(row as z.ZodType<{ id: string }>), ...problems } } }, ({ actor, query: { zone, after, limit } }) =>
      visit(actor, undefined, async ({ tx, city }) => {
        const { rows } = await sql<{ id: string }>`select t.id, t.zone_id as "zoneId", t.district_code as "districtCode", t.dataset_id as dataset, ${columns} from ${sql.table(table)} t
          where t.city_id = ${city.city_id} and t.id > ${after} ${zone === undefined ? sql`` : sql`and t.zone_id = ${zone}`} order by t.id limit ${limit + 1}`.execute(tx);
        return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
      }));
  }
};
