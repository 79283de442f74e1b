import { noHash } from "@chengqi/domain/acts/act";
import { actPageSchema, recordStateSchema, type ActPage, type ActRow } from "@chengqi/domain/acts/act-list";
import { actKinds } from "@chengqi/domain/acts/kinds";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { cursorOf, fingerprint, positionOf } from "../enterprises/cursor.js";
import { HttpError } from "../errors.js";
import { daySchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { actRows, headRow } from "./list.js";
import type { Signer } from "./signer.js";
import { fingerprint as keyName } from "./signing-key.js";
import { csvOf, jsonLinesOf } from "./table-text.js";

const kindNames = Object.keys(actKinds) as [string, ...string[]];
const filterQuery = z.strictObject({
  subject: z.string().min(1).max(200).optional().describe("Kind of the subject, or `kind:id`"),
  kind: z.enum(kindNames).optional().describe("What was done"),
  actor: z.string().min(1).max(100).optional().describe("A role, the id of a body, or the reference of a person"),
  from: daySchema.optional().describe("First day, in China"),
  to: daySchema.optional().describe("Last day, in China"),
  q: z.string().trim().min(1).max(100).optional().describe("Part of the reason, of the data or of the subject's id"),
});
const listQuery = filterQuery.extend({ cursor: z.string().max(1000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

const mostExported = 50_000;
const text = (type: string) => ({ description: "Acts, the newest first", content: { [type]: { schema: z.string() } } });

/** Who did what, when and why: each reader gets the acts it may read. */
export const actRoutes = (visit: Visits, signer: Signer | undefined): FastifyPluginAsyncZod => async (app) => {
  const shared = { tags: ["acts"], description: "Auditors get all acts of the city, others those on what is their own and those that are public." };

  app.get("/api/v1/acts", {
    schema: { ...shared, summary: "Acts, the newest first, page by page", querystring: listQuery, response: { 200: actPageSchema, ...problems } },
  }, ({ actor, query }) => visit(actor, undefined, (opened) => listActs(opened, query, signedOf(signer, opened))));

  for (const [ending, type, write] of [["csv", "text/csv; charset=utf-8", csvOf], ["jsonl", "application/jsonl; charset=utf-8", jsonLinesOf]] as const) {
    app.get(`/api/v1/acts.${ending}`, {
      schema: { ...shared, summary: `The same acts as a file, at most ${mostExported} of them`, querystring: filterQuery, response: { 200: text(type.split(";")[0]!), ...problems } },
    }, async ({ actor, query }, reply) => {
      const rows = await visit(actor, undefined, (opened) => exportedRows(opened, query, signedOf(signer, opened)));
      return reply.header("content-disposition", `attachment; filename="acts.${ending}"`).type(type).send(write(rows));
    });
  }

  app.get("/api/v1/acts/head", {
    schema: { tags: ["acts"], summary: "How far the record goes and how far it is signed; to be noted down by anybody", response: { 200: recordStateSchema, ...problems } },
  }, ({ actor }) => visit(actor, undefined, async ({ tx, city }) => {
    const head = await headRow(tx, city.city_id);
    return { seq: head?.seq ?? 0, hash: head?.hash ?? noHash, signed: signer?.last(city.city_id) ?? null, key: signer ? keyName(signer.key) : null };
  }));
};

const signedOf = (signer: Signer | undefined, { city }: Visit): number => signer?.last(city.city_id)?.seq ?? 0;

async function listActs({ tx, city }: Visit, query: z.infer<typeof listQuery>, signedSeq: number): Promise<ActPage> {
  const { cursor, limit, ...filter } = query;
  const list = fingerprint({ ...filter });
  const before = cursor === undefined ? null : Number(positionOf(list, cursor).value);
  const rows = await actRows(tx, city.city_id, filter, before, limit + 1, signedSeq);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length <= limit || !last ? null : cursorOf(list, { value: last.act.seq, id: last.act.id }) };
}

async function exportedRows({ tx, city }: Visit, filter: z.infer<typeof filterQuery>, signedSeq: number): Promise<ActRow[]> {
  const rows = await actRows(tx, city.city_id, filter, null, mostExported + 1, signedSeq);
  if (rows.length > mostExported) {
    throw new HttpError(400, "invalid-request", { field: "query", found: `more than ${mostExported} acts`, expected: "narrower filters, such as from and to" });
  }
  return rows;
}
