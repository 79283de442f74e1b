import { firmSizes } from "@chengqi/domain/enterprises/firm";
import { z } from "zod";
import { idSchema } from "../http/answers.js";
import type { Visit } from "../http/visit.js";
import { zonesOfEcosystem } from "../zones/summaries.js";
import { nameFilter } from "./named.js";
import type { FirmFilter } from "./sql.js";

/** What narrows a list of firms. */
export const firmQuery = z.strictObject({
  zone: idSchema.optional(),
  community: idSchema.optional().describe("Id of an industrial community; ids repeat between zones, so name the zone too"),
  district: idSchema.optional(),
  ecosystem: idSchema.optional().describe("Firms of the zones known to belong to it on the day"),
  industry: z.string().regex(/^([A-T]|\d{2,4})$/, "a section letter from A to T, or two to four digits of a class").optional(),
  size: z.enum(firmSizes).optional(),
  q: z.string().trim().min(2).max(60).optional().describe("Part of the name; or the beginning of the credit code, of the pinyin or of its initials"),
  synthetic: z.enum(["true", "false"]).optional(),
});
type FirmQuery = z.infer<typeof firmQuery>;

export async function filterOf(visit: Visit, query: FirmQuery): Promise<FirmFilter> {
  return {
    cityId: visit.city.city_id,
    year: visit.year ?? Number(visit.asOf.slice(0, 4)),
    zones: await zonesOf(visit, query),
    community: query.community,
    district: query.district,
    industry: query.industry,
    size: query.size,
    synthetic: query.synthetic === undefined ? undefined : query.synthetic === "true",
    named: query.q === undefined ? undefined : await nameFilter(visit.tx, visit.city.city_id, query.q),
  };
}

/** A zone, the zones of an ecosystem, or what both have in common. */
async function zonesOf(visit: Visit, { zone, ecosystem }: FirmQuery): Promise<readonly string[] | undefined> {
  if (ecosystem === undefined) return zone === undefined ? undefined : [zone];
  const zones = await zonesOfEcosystem(visit, ecosystem);
  return zone === undefined ? zones : zones.filter((one) => one === zone);
}
