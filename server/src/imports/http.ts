import type { Readable } from "node:stream";
import { coordinateSystemsSchema, importDetailSchema, importKindSchema, importPreviewSchema, importRowsSchema, importSummarySchema, rowStates } from "@chengqi/domain/imports/answers";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { problems, rowsOf } from "../http/answers.js";
import { importDetail, importSummary } from "./answer.js";
import { coordinateSystems } from "./crs.js";
import { mostFileBytes } from "./file-store.js";
import { faultsAnswered, needKind, ownImport, type ImportParts } from "./own-import.js";
import { preview } from "./preview.js";
import { rowsPage } from "./rows-page.js";
import { importsOf, insertImport } from "./sql.js";
import { importStepRoutes } from "./step-http.js";
import { faultsWorkbook, template } from "./workbooks.js";

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
  await app.register(helpRoutes);

  app.get("/api/v1/imports", { schema: { tags, summary: "Imports, newest first", querystring: z.strictObject({}), response: { 200: rowsOf(importSummarySchema), ...problems } } },
    ({ actor }, reply) => {
      reply.header("cache-control", "no-store");
      return visit(actor, undefined, async ({ tx, city }) => ({ rows: (await importsOf(tx, city.city_id, 200)).map((one) => importSummary(one, work)) }));
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

  await app.register(importStepRoutes(parts));
};

/** What is the same for every import. */
const helpRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get("/api/v1/imports/coordinate-systems", { schema: { tags, summary: "Coordinate systems a file may be in", querystring: z.strictObject({}), response: { 200: coordinateSystemsSchema, ...problems } } },
    () => ({ rows: coordinateSystems.map(({ id, zh, en, degrees }) => ({ id, name: { zh, en }, degrees })) }));

  app.get("/api/v1/imports/templates/:kind", {
    schema: { tags, summary: "An empty file with the columns of a kind", params: z.object({ kind: importKindSchema }), querystring: z.strictObject({ format: z.enum(["xlsx", "csv"]).default("xlsx"), lang: language }), response: { 200: file(sheetType, "text/csv"), ...problems } },
  }, async ({ params: { kind }, query: { format, lang } }, reply) => {
    void reply.header("content-disposition", `attachment; filename="${kind}.${format}"`).type(format === "xlsx" ? sheetType : "text/csv; charset=utf-8");
    return reply.send(await template(kind, lang, format));
  });
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

