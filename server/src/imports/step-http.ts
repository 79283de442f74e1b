import type { Actor } from "@chengqi/domain/governance/actor";
import { importChangeSchema, importCommitSchema, importDetailSchema, type ImportDetail, type ImportOptions, type ImportState } from "@chengqi/domain/imports/answers";
import { importKind } from "@chengqi/domain/imports/kinds";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found, HttpError } from "../errors.js";
import { problems } from "../http/answers.js";
import { importDetail, mayNow } from "./answer.js";
import { coordinateSystem } from "./crs.js";
import { encodings } from "./encoding.js";
import { needKind, ownImport, type ImportParts } from "./own-import.js";
import { changeImport, clearRows, type Change, type Import } from "./sql.js";
import { changedSince } from "./undo.js";

const tags = ["imports"];
const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) });
const response = { 202: importDetailSchema, ...problems };

/** Moves an import from one state to the next, for whoever may. */
function stepsOf({ database, visit, work }: ImportParts) {
  const answer = (actor: Actor, id: string): Promise<ImportDetail> => visit(actor, undefined, async (opened) => importDetail(opened.tx, actor.cityId, await ownImport(opened, id), work));
  return {
    answer,
    async moved(actor: Actor, id: string, from: readonly ImportState[], change: Change, more: (one: Import) => Promise<void> | void = () => undefined): Promise<void> {
      const one = await visit(actor, undefined, async (opened) => {
        const own = await ownImport(opened, id);
        needKind(opened, own.kind);
        return own;
      });
      if (!from.includes(one.state)) throw new HttpError(409, "conflict", { field: "params.id", found: one.state, expected: `an import that is ${from.join(" or ")}` });
      await more(one);
      if (!(await changeImport(database.owner, actor.cityId, id, from, change))) throw new HttpError(409, "conflict", { field: "params.id", found: "another state", expected: from.join(" or ") });
    },
    started(actor: Actor, id: string): Promise<ImportDetail> {
      work.start(id);
      return answer(actor, id);
    },
  };
}

/** What moves an import on. */
export const importStepRoutes = (parts: ImportParts): FastifyPluginAsyncZod => async (app) => {
  const { database } = parts;
  const { moved, started } = stepsOf(parts);
  await app.register(choosingRoutes(parts));

  app.post("/api/v1/imports/:id/check", { schema: { tags, summary: "Reads and compares every row; nothing of the city changes", params, response } },
    async ({ actor, params: { id } }, reply) => {
      await moved(actor, id, ["ready", "checked"], { state: "checking", counts: null, failure: null, actor }, (one) => {
        if (!mayNow(one).check) throw new HttpError(422, "refused", { field: "options.crs", found: "none", expected: "columns, and a coordinate system for their places" });
      });
      return reply.code(202).send(await started(actor, id));
    });

  app.post("/api/v1/imports/:id/commit", { schema: { tags, summary: "Publishes what was checked, all of it or nothing", params, body: importCommitSchema, response } },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      await moved(actor, id, ["checked"], { state: "committing", reason, actor, failure: null }, (one) => {
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
};

/** Choices, and giving up. */
const choosingRoutes = (parts: ImportParts): FastifyPluginAsyncZod => async (app) => {
  const { database, visit, files, work } = parts;
  const { answer, moved, started } = stepsOf(parts);

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

const refused = (field: string, value: string, expected: string): HttpError => new HttpError(422, "invalid-request", { field: `body.${field}`, found: value, expected });

function needSound(options: NonNullable<Import["options"]>, one: Import): void {
  const fields = importKind(one.kind).fields.map(({ key }) => key);
  const unknown = options.columns.find(({ field }) => !fields.includes(field));
  if (unknown) throw refused("columns", unknown.field, `one of ${fields.join(", ")}`);
  const twice = options.columns.find(({ field }, place) => options.columns.findIndex((other) => other.field === field) < place);
  if (twice) throw refused("columns", `${twice.field} twice`, "each field once");
  const strange = options.otherwise.find(({ field }) => !fields.includes(field));
  if (strange) throw refused("otherwise", strange.field, `one of ${fields.join(", ")}`);
  const beyond = one.found && options.exclude.find(({ column }) => column >= (one.found?.columns.length ?? 0));
  if (beyond) throw refused("exclude", String(beyond.column), `a column of the file, 0 to ${(one.found?.columns.length ?? 1) - 1}`);
  if (options.crs !== null && !coordinateSystem(options.crs)) throw refused("crs", options.crs, "one of /api/v1/imports/coordinate-systems");
  if (options.encoding !== null && !encodings.some((known) => known === options.encoding)) throw refused("encoding", options.encoding, `one of ${encodings.join(", ")}`);
  if (one.found && !one.found.sheets.includes(options.sheet)) throw refused("sheet", options.sheet, `one of ${one.found.sheets.join(", ")}`);
}

