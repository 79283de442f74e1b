import type { Readable } from "node:stream";
import { importChangeSchema, importCommitSchema, importDetailSchema, importKindSchema, importPreviewSchema, importRowsSchema, importSummarySchema, coordinateSystemsSchema, rowStates, type ImportOptions, type ImportState } from "@chengqi/domain/imports/answers";
import type { Actor } from "@chengqi/domain/governance/actor";
import { importKind } from "@chengqi/domain/imports/kinds";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Database } from "../db/database.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { problems, rowsOf } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { importDetail, importSummary, mayNow } from "./answer.js";
import { coordinateSystem, coordinateSystems } from "./crs.js";
import { encodings } from "./encoding.js";
import { mostFileBytes, type FileStore } from "./file-store.js";
import { ImportFault } from "./import-fault.js";
import { preview } from "./preview.js";
import { rowsPage } from "./rows-page.js";
import { changeImport, clearRows, importOf, importsOf, insertImport, type Change, type Import } from "./sql.js";
import { changedSince } from "./undo.js";
import { faultsWorkbook, template } from "./workbooks.js";
import type { ImportWork } from "./work.js";

export interface ImportParts {
  readonly database: Database;
  readonly visit: Visits;
  readonly files: FileStore;
  readonly work: ImportWork;
}

const tags = ["imports"];
const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });
const uploadQuery = z.strictObject({ kind: importKindSchema, name: z.string().min(1).max(200).describe("Of the file") });
const rowsQuery = z.strictObject({ state: z.enum(rowStates).optional(), after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) });
const language = z.enum(["zh", "en"]).default("zh");
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const file = (...types: readonly string[]) => ({ description: "A file", content: Object.fromEntries(types.map((type) => [type, { schema: z.custom<Readable | Buffer>() }])) });

/** Files brought in: read, looked at, checked, published, taken back. */
export const importRoutes = (parts: ImportParts): FastifyPluginAsyncZod => async (app) => {
  const { database, visit, work } = parts;
  app.addHook("onClose", () => work.close());
  await app.register(uploadRoute(parts));

  app.get("/api/v1/imports", { schema: { tags, summary: "Imports, newest first", querystring: z.strictObject({}), response: { 200: rowsOf(importSummarySchema), ...problems } } },
    ({ actor }, reply) => {
      reply.header("cache-control", "no-store");
      return visit(actor, undefined, async ({ tx, city }) => ({ rows: (await importsOf(tx, city.city_id, 200)).map((one) => importSummary(one, work)) }));
    });

  app.get("/api/v1/imports/coordinate-systems", { schema: { tags, summary: "Coordinate systems a file may be in", querystring: z.strictObject({}), response: { 200: coordinateSystemsSchema, ...problems } } },
    () => ({ rows: coordinateSystems.map(({ id, zh, en, degrees }) => ({ id, name: { zh, en }, degrees })) }));

  app.get("/api/v1/imports/templates/:kind", {
    schema: { tags, summary: "An empty file with the columns of a kind", params: z.object({ kind: importKindSchema }), querystring: z.strictObject({ format: z.enum(["xlsx", "csv"]).default("xlsx"), lang: language }), response: { 200: file(sheetType, "text/csv"), ...problems } },
  }, async ({ params: { kind }, query: { format, lang } }, reply) => {
    void reply.header("content-disposition", `attachment; filename="${kind}.${format}"`).type(format === "xlsx" ? sheetType : "text/csv; charset=utf-8");
    return reply.send(await template(kind, lang, format));
  });

  app.get("/api/v1/imports/:id", { schema: { tags, summary: "An import, and what can be done with it", params, querystring: z.strictObject({}), response: { 200: importDetailSchema, ...problems } } },
    ({ actor, params: { id } }, reply) => {
      reply.header("cache-control", "no-store");
      return visit(actor, undefined, async (opened) => importDetail(opened.tx, opened.city.city_id, await ownImport(opened, id), work));
    });

  app.get("/api/v1/imports/:id/preview", { schema: { tags, summary: "The first rows as they will be read, and their places in WGS 84", params, querystring: z.strictObject({}), response: { 200: importPreviewSchema, ...problems } } },
    async ({ actor, params: { id } }, reply) => {
      reply.header("cache-control", "no-store");
      const one = await visit(actor, undefined, (opened) => ownImport(opened, id));
      const options = found(one.options, "params.id", one.state, "an import that has been read");
      return faultsAnswered(() => preview(database.owner, actor.cityId, one, options, parts.files.pathOf(id)));
    });

  app.get("/api/v1/imports/:id/rows", { schema: { tags, summary: "Rows of a checked import, with what becomes of each and by which rule", params, querystring: rowsQuery, response: { 200: importRowsSchema, ...problems } } },
    ({ actor, params: { id }, query }, reply) => {
      reply.header("cache-control", "no-store");
      return visit(actor, undefined, async (opened) => {
        await ownImport(opened, id);
        return rowsPage(opened.tx, actor.cityId, id, query);
      });
    });

  app.get("/api/v1/imports/:id/faults", { schema: { tags, summary: "A workbook of the rows that cannot be taken as they are, to correct and load again", params, querystring: z.strictObject({ lang: language }), response: { 200: file(sheetType), ...problems } } },
    async ({ actor, params: { id }, query: { lang } }, reply) => {
      const one = await visit(actor, undefined, (opened) => ownImport(opened, id));
      void reply.header("content-disposition", `attachment; filename="faults-${id.slice(-12)}.xlsx"`).header("cache-control", "no-store").type(sheetType);
      return reply.send(faultsWorkbook(database.owner, actor.cityId, one, parts.files.pathOf(id), lang));
    });

  await app.register(stepRoutes(parts));
};

/** A file as the body of a request, taken in as it arrives. */
const uploadRoute = ({ database, visit, files, work }: ImportParts): FastifyPluginAsyncZod => async (app) => {
  app.addContentTypeParser(["application/octet-stream"], (_request, payload, done) => done(null, payload));
  app.post("/api/v1/imports", {
    bodyLimit: mostFileBytes,
    schema: { tags, summary: "Brings a file: the body is the file itself (application/octet-stream)", querystring: uploadQuery, response: { 202: importDetailSchema, ...problems } },
  }, async ({ actor, query: { kind, name }, body }, reply) => {
    await visit(actor, undefined, (opened) => Promise.resolve(needKind(opened, kind)));
    if (!isStream(body)) throw new HttpError(415, "invalid-request", { field: "headers.content-type", found: "another type", expected: "application/octet-stream" });
    const id = uuidV7(Date.now());
    const { bytes, sha256 } = await faultsAnswered(() => files.keep(id, name, body));
    await insertImport(database.owner, { id, kind, fileName: name, fileBytes: bytes, sha256, actor });
    work.start(id);
    const answer = await visit(actor, undefined, async (opened) => importDetail(opened.tx, actor.cityId, await ownImport(opened, id), work));
    return reply.code(202).send(answer);
  });
};

const isStream = (body: unknown): body is Readable => typeof body === "object" && body !== null && "pipe" in body;

/** What moves an import on. */
const stepRoutes = ({ database, visit, files, work }: ImportParts): FastifyPluginAsyncZod => async (app) => {
  const moved = async (actor: Actor, id: string, from: readonly ImportState[], change: Change, more: (one: Import) => Promise<void> = () => Promise.resolve()) => {
    const one = await visit(actor, undefined, async (opened) => {
      const own = await ownImport(opened, id);
      needKind(opened, own.kind);
      return own;
    });
    if (!from.includes(one.state)) throw new HttpError(409, "conflict", { field: "params.id", found: one.state, expected: `an import that is ${from.join(" or ")}` });
    await more(one);
    if (!(await changeImport(database.owner, actor.cityId, id, from, change))) throw new HttpError(409, "conflict", { field: "params.id", found: "another state", expected: from.join(" or ") });
  };
  const answer = (actor: Actor, id: string) => visit(actor, undefined, async (opened) => importDetail(opened.tx, actor.cityId, await ownImport(opened, id), work));
  const started = async (actor: Actor, id: string) => {
    work.start(id);
    return answer(actor, id);
  };
  const response = { 202: importDetailSchema, ...problems };

  app.put("/api/v1/imports/:id/options", { schema: { tags, summary: "Chooses sheet, columns, coordinate system, encoding, rules; what is left out stays", params, body: importChangeSchema, response: { 200: importDetailSchema, ...problems } } },
    async ({ actor, params: { id }, body }) => {
      const one = await visit(actor, undefined, (opened) => ownImport(opened, id));
      const options = { ...found(one.options, "params.id", one.state, "an import that has been read"), ...given(body) };
      needSound(options, one);
      const again = (["sheet", "encoding", "headerRow", "headerRows"] as const).some((key) => body[key] !== undefined && body[key] !== one.options?.[key]);
      await moved(actor, id, ["ready", "checked"], { state: again ? "reading" : "ready", options, counts: null });
      if (one.counts) await clearRows(database.owner, actor.cityId, id);
      return again ? started(actor, id) : answer(actor, id);
    });

  app.post("/api/v1/imports/:id/check", { schema: { tags, summary: "Reads and compares every row; nothing of the city changes", params, response } },
    async ({ actor, params: { id } }, reply) => {
      await moved(actor, id, ["ready", "checked"], { state: "checking", counts: null, failure: null, actor }, async (one) => {
        if (!mayNow(one).check) throw new HttpError(422, "refused", { field: "options.crs", found: "none", expected: "columns, and a coordinate system for their places" });
      });
      return reply.code(202).send(await started(actor, id));
    });

  app.post("/api/v1/imports/:id/commit", { schema: { tags, summary: "Publishes what was checked, all of it or nothing", params, body: importCommitSchema, response } },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      await moved(actor, id, ["checked"], { state: "committing", reason, actor, failure: null }, async (one) => {
        if (!mayNow(one).commit) throw new HttpError(422, "refused", { field: "counts", found: "no row that is new or changes anything", expected: "at least one" });
      });
      return reply.code(202).send(await started(actor, id));
    });

  app.post("/api/v1/imports/:id/undo", { schema: { tags, summary: "Puts back what was there before, unless something has changed the same rows since", params, body: importCommitSchema, response } },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      await moved(actor, id, ["committed"], { state: "undoing", reason, actor, failure: null }, async (one) => {
        const changed = await changedSince(database.owner, actor.cityId, one);
        if (changed.length > 0) throw new HttpError(409, "conflict", ...changed.map(({ table, key, importId }) => ({ field: table, found: `${key}${importId === null ? "" : `, import ${importId}`}`, expected: "a row as this import left it" })));
      });
      return reply.code(202).send(await started(actor, id));
    });

  app.post("/api/v1/imports/:id/cancel", { schema: { tags, summary: "Ends what is under way; an import that is not published is given up", params, response } },
    async ({ actor, params: { id } }, reply) => {
      const one = await visit(actor, undefined, (opened) => ownImport(opened, id));
      if (!work.cancel(id)) {
        await moved(actor, id, ["ready", "checked", "reading", "checking", "committing"], { state: "cancelled" });
        await clearRows(database.owner, actor.cityId, one.id);
        await files.drop(id);
      }
      return reply.code(202).send(await answer(actor, id));
    });
};

/** What a person has said, without what was left out. */
const given = (body: z.infer<typeof importChangeSchema>): Partial<ImportOptions> => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

async function ownImport({ tx, city }: Visit, id: string): Promise<Import> {
  return found(await importOf(tx, city.city_id, id), "params.id", id, "an import of one's own");
}

/** Whole lists of the city are for its offices; others bring what is their own. */
function needKind(opened: Visit, kind: Import["kind"]): void {
  const { actor } = opened;
  need(opened, "import.load", { zoneId: actor.zones[0] ?? null, firmId: actor.firmId, bodyId: actor.bodyId });
  const whole = actor.role === "city-office" || actor.role === "department";
  const allowed = whole || (actor.role === "enterprise" ? kind === "firm-years" : kind !== "zones" && kind !== "observations");
  if (!allowed) throw new HttpError(403, "not-permitted", { field: "query.kind", found: kind, expected: "what the role may bring" });
}

function needSound(options: NonNullable<Import["options"]>, one: Import): void {
  const refused = (field: string, value: string, expected: string) => new HttpError(422, "invalid-request", { field: `body.${field}`, found: value, expected });
  const fields = importKind(one.kind).fields.map(({ key }) => key);
  const unknown = options.columns.find(({ field }) => !fields.includes(field));
  if (unknown) throw refused("columns", unknown.field, `one of ${fields.join(", ")}`);
  const twice = options.columns.find(({ field }, place) => options.columns.findIndex((other) => other.field === field) < place);
  if (twice) throw refused("columns", `${twice.field} twice`, "each field once");
  if (options.crs !== null && !coordinateSystem(options.crs)) throw refused("crs", options.crs, "one of /api/v1/imports/coordinate-systems");
  if (options.encoding !== null && !encodings.some((known) => known === options.encoding)) throw refused("encoding", options.encoding, `one of ${encodings.join(", ")}`);
  if (one.found && !one.found.sheets.includes(options.sheet)) throw refused("sheet", options.sheet, `one of ${one.found.sheets.join(", ")}`);
}

/** A file that cannot be taken is the sender's matter. */
async function faultsAnswered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportFault) throw new HttpError(422, "refused", { field: error.where, found: error.found, expected: error.expected });
    throw error;
  }
}
