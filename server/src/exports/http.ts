import { Readable } from "node:stream";
import { exportFormats, exportList, exportLists, formatsOf, type ExportFormat, type ExportList } from "@chengqi/domain/exports/lists";
import { purposes, type Actor } from "@chengqi/domain/governance/actor";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { filterOf, firmQuery } from "../enterprises/filter.js";
import { found, HttpError } from "../errors.js";
import { daySchema, idSchema, problems, rowsOf } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { csvOf } from "./csv.js";
import { beginExport, type Export } from "./export.js";
import { geoJsonOf } from "./geojson.js";
import { geoPackageOf, mostFeatures } from "./geopackage.js";
import { xlsxOf } from "./xlsx.js";

const query = z.strictObject({
  format: z.enum(exportFormats).default("xlsx"),
  lang: z.enum(["zh", "en"]).default("zh").describe("Of the headers"),
  asOf: daySchema.optional(),
  purpose: z.enum(purposes).optional().describe("What returns of firms are taken for; recorded"),
  ...firmQuery.shape,
});
type Query = z.infer<typeof query>;

const row = z.object({
  id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), formats: z.array(z.enum(exportFormats)), purpose: z.boolean(), filters: z.boolean(), kind: z.string().nullable().describe("The import that takes it back"),
  columns: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), type: z.enum(["text", "number", "flag", "list"]), unit: z.string().nullable() })),
});

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv; charset=utf-8", geojson: "application/geo+json; charset=utf-8", gpkg: "application/geopackage+sqlite3",
};
const file = {
  description: "The list as a file; rows come as they are read",
  content: Object.fromEntries(Object.values(types).map((type) => [type.split(";")[0] ?? type, { schema: z.custom<Readable | Buffer>() }])),
};

/** Every list and layer as a file, as far as its reader may read it. */
export const exportRoutes = (visit: Visits, change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/exports", {
    schema: { tags: ["exports"], summary: "Lists that can be taken away as files, with their columns", querystring: z.strictObject({}), response: { 200: rowsOf(row), ...problems } },
  }, () => ({ rows: exportLists.map((list) => ({ ...described(list), formats: [...formatsOf(list)] })) }));

  app.get("/api/v1/exports/:list", {
    schema: {
      tags: ["exports"], summary: "A list as XLSX, CSV, GeoJSON or GeoPackage",
      description: `Everybody gets the rows they may read. Lists of firms take the filters of /api/v1/firms. GeoPackage holds at most ${mostFeatures} rows.`,
      params: z.object({ list: idSchema }), querystring: query, response: { 200: file, ...problems },
    },
  }, async ({ actor, params, query: asked }, reply) => {
    const list = found(exportList(params.list), "params.list", params.list, `one of ${exportLists.map(({ id }) => id).join(", ")}`);
    needFitting(list, asked);
    const begun = await beginExport(visit, change, {
      list, language: asked.lang, actor: actorOf(list, actor, asked), asOf: asked.asOf, before: (opened) => record(opened, list, asked),
      filter: (opened) => (list.filters ? filterOf(opened, asked) : Promise.resolve(null)),
    });
    void reply.header("content-disposition", `attachment; filename="${list.id}-${begun.asOf}.${asked.format}"`).header("cache-control", list.purpose ? "no-store" : "private, no-cache").type(types[asked.format]);
    return reply.send(await written(begun, asked.format));
  });
};

const described = ({ id, zh, en, purpose, filters, kind, columns }: ExportList) =>
  ({ id, name: { zh, en }, purpose, filters, kind, columns: columns.map((column) => ({ key: column.key, zh: column.zh, en: column.en, type: column.type, unit: column.unit ?? null })) });

async function written(begun: Export, format: ExportFormat): Promise<Readable | Buffer> {
  switch (format) {
    case "xlsx": return Readable.from(xlsxOf(begun), { objectMode: false });
    case "csv": return Readable.from(csvOf(begun), { objectMode: false });
    case "geojson": return Readable.from(geoJsonOf(begun), { objectMode: false });
    case "gpkg": return geoPackageOf(begun);
  }
}

function needFitting(list: ExportList, asked: Query): void {
  if (!formatsOf(list).includes(asked.format)) throw refused("query.format", asked.format, `one of ${formatsOf(list).join(", ")}: ${list.id} has no places`);
  const filter = Object.keys(firmQuery.shape).find((key) => asked[key as keyof Query] !== undefined);
  if (!list.filters && filter !== undefined) throw refused(`query.${filter}`, String(asked[filter as keyof Query]), `no filter: ${list.id} comes whole`);
  if (list.purpose && asked.purpose === undefined) throw refused("query.purpose", "", `one of ${purposes.join(", ")}`);
  if (!list.purpose && asked.purpose !== undefined) throw refused("query.purpose", asked.purpose, `none: nothing of ${list.id} needs one`);
}

const refused = (field: string, value: string, expected: string): HttpError => new HttpError(400, "invalid-request", { field, found: value, expected });

/** The purpose holds for what needs one, and for nothing else. */
const actorOf = (list: ExportList, actor: Actor, { purpose }: Query): Actor => (list.purpose ? { ...actor, purpose: purpose ?? null } : actor);

/** Returns of many firms: on record before the first row leaves. */
async function record(opened: Visit, list: ExportList, { purpose }: Query): Promise<void> {
  if (!list.purpose) return;
  const { actor } = opened;
  // What of them the reader may see is kept to by the database; who may see none is refused.
  need(opened, "firm-return.read", { zoneId: actor.zones[0] ?? null, firmId: actor.firmId });
  await recordAct(opened, { kind: "firm-returns.exported", subject: { kind: "export", id: list.id }, reason: null, data: { purpose: purpose ?? null }, bodyId: actor.bodyId, firmId: actor.firmId });
}
