import { z } from "zod";

const ofZone = { zoneId: z.string().nullable(), districtCode: z.string().nullable(), dataset: z.string() };
const names = { name: z.object({ zh: z.string(), en: z.string().nullable() }) };
const point = { lon: z.number().nullable(), lat: z.number().nullable(), placeBasis: z.literal("district").nullable().describe("`district`: only the district is known, it stands in its middle") };

/** A parcel of land (地块). */
export const parcelSchema = z.object({ id: z.string(), ...ofZone, landUse: z.string().nullable(), areaM2: z.number().nullable(), status: z.string().nullable(), plotRatio: z.number().nullable() });
/** A facility (设施): a plant, a laboratory, a school. */
export const facilitySchema = z.object({ id: z.string(), ...names, kind: z.string(), capacity: z.number().nullable(), areaM2: z.number().nullable(), ...ofZone, ...point });
/** A project of investment (项目). */
export const projectSchema = z.object({
  id: z.string(), ...names, investor: z.string().nullable(), industryCode: z.string().nullable(), investmentCny: z.string().nullable(), stage: z.string().nullable(), signedOn: z.string().nullable(), ...ofZone, ...point,
});
/** Pages of them, in the order of their ids. */
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable().describe("`after` of the next page") });
