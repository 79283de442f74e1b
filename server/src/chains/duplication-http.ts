import { duplicationSchema, pairAnswerSchema, type PairAnswer, type PairRow } from "@chengqi/domain/chains/answers-duplication";
import type { MeasureOrigin } from "@chengqi/domain/chains/answers";
import { chanceBelow, duplicateFrom, reliabilityFirms } from "@chengqi/domain/chains/duplication";
import type { Decision } from "@chengqi/domain/chains/decisions";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import { found, HttpError } from "../errors.js";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import { namesOfZones } from "./area.js";
import { decisionsOn, inOrder } from "./decide-http.js";
import { pairItems } from "./pair-items.js";
import { documentOf, runOf, type Documents } from "./results.js";
import { chainsOfYear, chainVersions } from "./sql.js";

const mostFirms = 15;

const pairsQuery = datedQuery.extend({
  zone: idSchema.optional().describe("Only pairs and clusters of this zone"),
  duplicate: z.enum(["true"]).optional().describe("Only pairs that are told as duplication"),
});

/** Zones that do the same: the matrix of all pairs, and one pair opened. */
export const duplicationRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/duplication", {
    schema: { tags: ["chains"], summary: "Duplication 同质化 between zones: all pairs that share something, clusters, decisions", querystring: pairsQuery, response: { 200: duplicationSchema, ...problems } },
  }, ({ actor, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { tx, city, year } = opened;
      const run = await runOf(tx, city.city_id, year);
      const inYear = year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      const all = (run && (await documentOf(tx, city.city_id, "duplication", "city", inYear))) ?? { pairs: [], clusters: [] };
      const pairs = all.pairs.filter(({ a, b, duplicate }) => (query.zone === undefined || a === query.zone || b === query.zone) && (query.duplicate === undefined || duplicate));
      const clusters = query.zone === undefined ? all.clusters : all.clusters.filter((cluster) => cluster.zones.includes(query.zone!));
      const marks = await marksOf(opened);
      const nameOf = await namesOfZones(opened);
      const zones = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].toSorted();
      return {
        year: inYear, zones: zones.map((id) => ({ id, name: nameOf(id) })), pairs: pairs.map(({ fingerprint, ...pair }) => ({ ...pair, decision: marks(pair, fingerprint) })), clusters, run,
        thresholds: { score: duplicateFrom, chance: chanceBelow, reliabilityFirms },
        measures: run ? duplicationOrigins(inYear, run.syntheticFirms > 0) : {},
      };
    }));

  app.get("/api/v1/duplication/:a/:b", {
    schema: {
      tags: ["chains"], summary: "Two zones: what they both do, since when, who has the better claim, what was decided", params: z.object({ a: idSchema, b: idSchema }), querystring: datedQuery,
      response: { 200: pairAnswerSchema, ...problems },
    },
  }, ({ actor, params, query }) => visit(actor, query.asOf, (opened) => pairPage(opened, ...inOrder(params.a, params.b))));
};

async function pairPage(visit: Visit, a: string, b: string): Promise<PairAnswer> {
  const { tx, city, year } = visit;
  const known = await zoneRows(tx, city.city_id, [a, b]);
  for (const [field, id] of [["params.a", a], ["params.b", b]] as const) found(known.find((zone) => zone.id === id), field, id, "the id of a zone");
  const run = await runOf(tx, city.city_id, year);
  if (!run) throw new HttpError(404, "not-found", { field: "query.asOf", found: visit.asOf, expected: "a year that is worked out" });
  const nameOf = await namesOfZones(visit);
  const rows = await documentsOfYears(visit);
  const { fingerprint, ...now } = found(rows.get(run.year)?.pairs.find((pair) => pair.a === a && pair.b === b), "params", `${a} ${b}`, "two zones that have something in common");
  const decisions = await decisionsOn(tx, city.city_id, { a, b, fingerprint });
  const chains = chainsOfYear(await chainVersions(tx, city.city_id), run.year);
  const shared = await pairItems(visit, chains, [a, b], run.year);
  return {
    a: { id: a, name: nameOf(a) }, b: { id: b, name: nameOf(b) }, year: run.year, pair: { ...now, decision: markOf(decisions[0]) }, ...shared,
    firms: await firmsBehind(visit, [a, b], shared.items, run.year), claims: (await documentOf(tx, city.city_id, "claims", `${a} ${b}`, run.year))?.claims ?? [],
    history: [...rows].map(([inYear, { pairs }]) => ({ year: inYear, score: pairs.find((pair) => pair.a === a && pair.b === b)?.score ?? null })),
    decisions, fingerprint, run, measures: duplicationOrigins(run.year, run.syntheticFirms > 0),
  };
}

async function documentsOfYears({ tx, city }: Visit): Promise<Map<number, Documents["duplication"]>> {
  const byYear = new Map<number, Documents["duplication"]>();
  for (const year of city.firm_years.toSorted((x, y) => x - y)) {
    const one = await documentOf(tx, city.city_id, "duplication", "city", year);
    if (one) byYear.set(year, one);
  }
  return byYear;
}

const markOf = (decision: Decision | undefined): PairRow["decision"] => (decision ? { id: decision.id, kind: decision.kind, holds: decision.holds } : null);

/** The last decision on each pair, and whether the evidence is still what it was. */
async function marksOf({ tx, city }: Visit): Promise<(pair: { a: string; b: string }, fingerprint: string) => PairRow["decision"]> {
  const last = new Map((await decisionsOn(tx, city.city_id)).toReversed().map((one) => [`${one.a} ${one.b}`, one]));
  return ({ a, b }, fingerprint) => {
    const one = last.get(`${a} ${b}`);
    return one ? { id: one.id, kind: one.kind, holds: one.fingerprint === fingerprint } : null;
  };
}

/** The largest firms in the classes and links both have. */
async function firmsBehind({ tx, city }: Visit, zones: readonly string[], items: PairAnswer["items"], year: number): Promise<PairAnswer["firms"]> {
  const classes = items.filter(({ level }) => level === "class").map(({ code }) => code);
  const links = items.filter(({ level }) => level === "link").map(({ code }) => code);
  const { rows } = await sql<PairAnswer["firms"][number] & { zh: string; en: string | null }>`
    select f.id, f.name_zh as zh, f.name_en as en, f.synthetic, z.id as zone, f.industry_code as class, f.revenue_cny as "revenueCny", f.links
    from unnest(${[...zones]}::text[]) as z(id) cross join lateral (
      select f.*, array(select l.chain_id || '@' || l.version || '/' || l.link_id from city.firm_link l where l.city_id = f.city_id and l.firm_id = f.id order by 1) as links
      from city.firm f where f.city_id = ${city.city_id} and f.zone_id = z.id
        and (f.founded_year is null or f.founded_year <= ${year}) and (f.closed_year is null or f.closed_year > ${year})
        and (f.industry_code = any(${classes}::text[]) or exists (
          select from city.firm_link l where l.city_id = f.city_id and l.firm_id = f.id and l.chain_id || '@' || l.version || '/' || l.link_id = any(${links}::text[])))
      order by f.revenue_order desc, f.id desc limit ${mostFirms}) as f order by z.id, f.revenue_order desc, f.id`.execute(tx);
  return rows.map(({ zh, en, ...row }) => ({ ...row, name: { zh, en } }));
}

function duplicationOrigins(year: number, synthetic: boolean): Record<string, MeasureOrigin> {
  const of = (method: string, inputs: string[], mark: MeasureOrigin["mark"]): MeasureOrigin =>
    ({ unit: "ratio", period: String(year), mark, dataset: mark === "derived" ? "leading-industries" : "synthetic-firms", source: null, method, inputs });
  const mark = synthetic ? "synthetic" : "estimated";
  return { duplicationScore: of("duplication", ["class", "link", "word"], mark), duplicationOutput: of("duplication-by-output", ["class", "link", "word"], mark), duplicationChance: of("duplication-chance", ["firms"], mark), declaredOverlap: of("declared-overlap", ["declared"], "derived") };
}
