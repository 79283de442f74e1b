import { problemSchema } from "@chengqi/domain/problems/problem";
import { z } from "zod";

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

/** Error answers, the same on every route. */
export const problems = { "4xx": problem("The request was refused"), "5xx": problem("The server could not answer") };

/** A calendar day; without it the city's default day holds. */
export const daySchema = z.iso.date("a day such as 2020-12-31").describe("As-of day, ISO 8601; default: the city's");
export const datedQuery = z.strictObject({ asOf: daySchema.optional() });

/** Path ids are short and printable; anything else cannot be one. */
export const idSchema = z.string().min(1).max(100);

/** An answer with named rows, so that members can be added later. */
export const rowsOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) });

export const featureCollectionSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.object({
    type: z.literal("Feature"),
    id: z.string().optional(),
    properties: z.record(z.string(), z.unknown()),
    geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable(),
  })),
});
export type FeatureCollection = z.infer<typeof featureCollectionSchema>;

/** GeoJSON is JSON with a type of its own. */
export const geojson = {
  description: "GeoJSON (RFC 7946), WGS84 longitude and latitude",
  content: { "application/geo+json": { schema: featureCollectionSchema } },
};
