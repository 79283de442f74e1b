import { PassThrough } from "node:stream";
import { firmRowSchema } from "@chengqi/domain/enterprises/firm";
import type { RunLine } from "@chengqi/domain/rules/answers";
import { vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, dayOfText, namesIn, RuleFault, sqlOf, type Rule } from "@chengqi/engines/rules";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { CompiledQuery } from "kysely";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { cursorOf, fingerprint, positionOf } from "../enterprises/cursor.js";
import { firmRows } from "../enterprises/rows.js";
import { firmsByIds } from "../enterprises/sql.js";
import { found, HttpError } from "../errors.js";
import { daySchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { reachOf, withoutFew } from "./access.js";
import { firmFacts, firmSqlColumns, inBusiness, returnedNames } from "./firm-terms.js";
import { vocabularyNamed, type RuleFiles } from "./rule-files.js";
import type { Runner } from "./runner.js";

const runBody = z.strictObject({ subject: z.string().max(40), expression: z.string().min(1).max(20_000), asOf: daySchema.optional() });
const firmsBody = runBody.extend({
  truth: z.enum(["met", "unmet", "unknown"]), cursor: z.string().max(1000).optional(), limit: z.number().int().min(1).max(200).default(50),
});
const firmSchema = firmRowSchema.pick({ id: true, name: true, synthetic: true, industry: true, zone: true });
const ndjson = "application/x-ndjson";

/** Rules over all firms of the city: counts as they are worked out, and the firms behind them. */
export const ruleRunRoutes = (visit: Visits, change: Visits, files: RuleFiles, runner: Runner): FastifyPluginAsyncZod => async (app) => {
  app.addHook("onClose", () => runner.close());

  app.post("/api/v1/rules/run", {
    bodyLimit: 100_000,
    config: { rateLimit: { max: 60, timeWindow: "1 minute" } },
    schema: {
      tags: ["rules"], summary: "A rule over every firm in business: how many meet it, do not, or miss a fact",
      description: "Lines of JSON: `{\"progress\": {step, done, of}}` while it is worked out, at the end `{\"result\": …}`. Closing the request cancels it.",
      body: runBody, response: { 200: { description: "Lines of JSON", content: { [ndjson]: { schema: z.unknown() } } }, ...problems },
    },
  }, async ({ actor, body }, reply) => {
    const vocabulary = aboutFirms(files, body.subject);
    const rule = compiledOr400(body.expression, vocabulary);
    const order = await visit(actor, body.asOf, async (opened) => {
      const reach = await reachOf(opened, body.expression, namesIn(rule));
      return { reach, cityId: opened.city.city_id, year: opened.year, asOf: opened.asOf, edition: opened.city.loaded_at ?? "" };
    });
    const year = found(order.year, "body.asOf", order.asOf, "a day with figures of firms");
    const stop = new AbortController();
    reply.header("cache-control", "no-store").header("x-accel-buffering", "no").type(ndjson);
    const lines = linesOf(async (say) => {
      const result = await runner.run({
        ...order, year, today: dayOfText(order.asOf) ?? 0, expression: body.expression, rule, vocabulary,
        zones: order.reach.kind === "zones" ? order.reach.zones : null,
      }, (progress) => say({ progress }), stop.signal);
      say({ result: order.reach.kind === "counts" ? withoutFew({ ...result, scope: "counts" }) : result });
    }, stop);
    return reply.send(lines);
  });

  app.post("/api/v1/rules/firms", {
    bodyLimit: 100_000,
    schema: {
      tags: ["rules"], summary: "The firms that meet a rule, do not, or miss a fact, page by page",
      body: firmsBody, response: { 200: z.object({ rows: z.array(firmSchema), nextCursor: z.string().nullable() }), ...problems },
    },
  }, async ({ actor, body }, reply) => {
    reply.header("cache-control", "no-store");
    const rule = compiledOr400(body.expression, aboutFirms(files, body.subject));
    if (rule.of.type !== "boolean") throw new HttpError(400, "invalid-request", { field: "body.expression", found: `a rule that gives ${rule.of.type}`, expected: "a condition" });
    const names = returnedNames(namesIn(rule));
    // Who looks at single firms by what they return is on the record.
    return names.length === 0 ? visit(actor, body.asOf, (opened) => firmsBehind(opened, body, rule)) : change(actor, body.asOf, async (opened) => {
      const page = await firmsBehind(opened, body, rule);
      await recordAct(opened, { kind: "firm-return.read", subject: { kind: "rule", id: "expression" }, reason: null, data: { purpose: actor.purpose, expression: body.expression, facts: names, firms: page.rows.length } });
      return page;
    });
  });
};

/** Rules about other things have no firms to run over. */
function aboutFirms(files: RuleFiles, subject: string) {
  const vocabulary = vocabularyNamed(files, subject, "body.subject");
  if (vocabulary.id !== "firm") throw new HttpError(400, "invalid-request", { field: "body.subject", found: subject, expected: "firm" });
  return vocabulary;
}

async function firmsBehind(opened: Visit, body: z.infer<typeof firmsBody>, rule: Rule) {
  const { tx, city, asOf, year } = opened;
  const reach = await reachOf(opened, body.expression, namesIn(rule));
  if (reach.kind === "counts") throw new HttpError(opened.actor.userId === null ? 401 : 403, "not-permitted", { field: "body.expression", found: returnedNames(namesIn(rule))[0] ?? "", expected: "a role that may see what firms return, and a purpose stated" });
  const inYear = found(year, "body.asOf", asOf, "a day with figures of firms");
  const { cursor, limit, ...asked } = body;
  const list = fingerprint({ ...asked, asOf });
  const after = cursor === undefined ? "" : String(positionOf(list, cursor, "body.cursor").id);
  const { text, parameters } = sqlOf(rule, firmSqlColumns, dayOfText(asOf) ?? 0);
  const wanted = { met: `(${text})`, unmet: `not (${text})`, unknown: `(${text}) is null` }[body.truth];
  const more = [...parameters, after, limit + 1, reach.kind === "zones" ? [...reach.zones] : null];
  const next = parameters.length + 1;
  const query = `select f.id from ${firmFacts(city.city_id, inYear)} where ${inBusiness(city.city_id, inYear)} and ${wanted}
    and f.id > $${next} and ($${next + 2}::text[] is null or f.zone_id = any ($${next + 2}::text[])) order by f.id limit $${next + 1}::int`;
  const { rows } = await tx.executeQuery<{ id: string }>(CompiledQuery.raw(query, more));
  const ids = rows.slice(0, limit).map(({ id }) => id);
  const last = ids.at(-1);
  const firms = await firmRows(opened, await firmsByIds(tx, city.city_id, ids));
  return {
    rows: firms.map(({ id, name, synthetic, industry, zone }) => ({ id, name, synthetic, industry, zone })),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(list, { id: last, value: 0 }) : null,
  };
}

function compiledOr400(expression: string, vocabulary: VocabularyFile): Rule {
  try {
    return compileRule(expression, vocabularyIn(vocabulary));
  } catch (error) {
    if (!(error instanceof RuleFault)) throw error;
    const { from, to, found: what, expected } = error.fault;
    throw new HttpError(400, "invalid-request", { field: `body.expression[${from}–${to}]`, found: what, expected });
  }
}

/** Lines of JSON as work says them. When nobody reads any longer, the work is stopped. */
function linesOf(work: (say: (line: RunLine) => void) => Promise<void>, stop: AbortController): PassThrough {
  const lines = new PassThrough();
  lines.once("close", () => stop.abort());
  work((line) => lines.write(`${JSON.stringify(line)}\n`)).then(() => lines.end(), (error: unknown) => {
    lines.destroy(stop.signal.aborted || !(error instanceof Error) ? undefined : error);
  });
  return lines;
}
