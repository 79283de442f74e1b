import { searchHitSchema, type SearchHit } from "@chengqi/domain/search/hit";
import { bestHits, fitOf, type FoundHit } from "@chengqi/domain/search/rank";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { daySchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { industryNames } from "../industries/sql.js";
import { directoryOf, type Entry } from "./directory.js";
import { firmsLike, firmsThatMake, type FirmFound } from "./sql.js";

const searchQuery = z.strictObject({
  q: z.string().trim().min(1).max(60).describe("Chinese (two signs suffice), pinyin or its initials, credit code, industry code; a product, word for word, finds firms that make it"),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  asOf: daySchema.optional(),
});

export const searchRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  const directory = keptDirectory();
  app.get("/api/v1/search", {
    schema: {
      tags: ["data"], summary: "Zones, ecosystems, districts, industries, firms and pages by what was typed",
      querystring: searchQuery, response: { 200: z.object({ hits: z.array(searchHitSchema) }), ...problems },
    },
  }, ({ actor, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const known = (await directory(opened)).filter(({ period }) => period?.validFrom == null || period.validFrom <= opened.asOf);
      const listed = known.flatMap((entry) => fitted(entry.hit, entry, query.q));
      const firms = query.q.length < 2 ? [] : await firmHits(opened, query.q, query.limit);
      const seen = new Set(listed.map(({ hit }) => hit.id));
      return { hits: bestHits([...listed, ...firms.filter(({ hit }) => !seen.has(hit.id))], query.limit) };
    }));
};

/** The directory of the city as last loaded and of the day last asked for. */
function keptDirectory(): (visit: Visit) => Promise<Entry[]> {
  let kept: { of: string; entries: Entry[] } | null = null;
  return async (visit) => {
    const of = `${visit.city.loaded_at ?? ""} ${visit.asOf}`;
    if (kept?.of !== of) kept = { of, entries: await directoryOf(visit) };
    return kept.entries;
  };
}

function fitted(hit: SearchHit, thing: Parameters<typeof fitOf>[0], q: string): FoundHit[] {
  const fit = fitOf(thing, q);
  return fit === null ? [] : [{ hit, fit }];
}

async function firmHits({ tx, city }: Visit, q: string, limit: number): Promise<FoundHit[]> {
  const rows = await firmsLike(tx, city.city_id, q, limit);
  const industries = await industryNames(tx, city.classification, rows.flatMap(({ industryCode }) => industryCode ?? []));
  const named = rows.flatMap((row) => {
    const hit = firmHit(row, industries.get(row.industryCode ?? "") ?? null);
    // Pinyin of firms is kept without blanks: its letters are found as a text.
    return fitted(hit, { texts: [row.nameZh, row.nameEn ?? "", row.id, row.creditCode ?? "", row.pinyin, row.initials], pinyin: [] }, q);
  });
  const known = new Set(named.map(({ hit }) => hit.id));
  const making = (await firmsThatMake(tx, city.city_id, q, limit)).filter(({ id }) => !known.has(id));
  const product = { zh: `主要产品 ${q.trim()}`, en: `makes ${q.trim()}` };
  return [...named, ...making.map((row): FoundHit => ({ hit: firmHit(row, product), fit: "contains" }))];
}

const firmHit = (row: FirmFound, industry: SearchHit["detail"]): SearchHit => ({
  kind: "firm",
  id: row.id,
  name: { zh: row.nameZh, en: row.nameEn },
  detail: industry,
  centre: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  synthetic: row.synthetic,
});
