import { atlasSchema, atlasScopes, atlasSheets, keyRuleSchema } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { chainSheetRoutes } from "./chain-http.js";
import { attachment } from "./attachment.js";
import { inLanguage, type DrawingData } from "./drawing-data.js";
import { gather } from "./gather.js";
import { file, formats, mediaTypes, sent } from "./files.js";
import { openRenderer } from "./renderer.js";
import type { Output } from "./render-worker.js";
import { word } from "./words/words.js";

const subjectParams = z.object({ scope: z.enum(atlasScopes), id: idSchema });
const ruleQuery = datedQuery.extend(keyRuleSchema.shape);
const drawnQuery = ruleQuery.extend({ lang: z.enum(["zh", "en"]).default("zh") });
const sheetQuery = drawnQuery.extend({
  text: z.enum(["text", "outlines"]).default("text").describe("SVG only: text to select and edit, or outlines that look the same without the font"),
});

function fileName(data: DrawingData, title: string, lang: Language, ending: string): string {
  return `${inLanguage(data.atlas.title, lang)}-${title.replaceAll(/[　·]/gu, " ").replaceAll(/\s+/gu, " ")}-${data.atlas.asOf}.${ending}`;
}

/** Three maps and one table 三图一表, as data and as files drawn from it. */
export const atlasRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  const renderer = openRenderer();
  app.addHook("onClose", () => renderer.close());
  await app.register(chainSheetRoutes(visit, renderer));

  app.get("/api/v1/atlas/:scope/:id", {
    schema: {
      tags: ["atlas"], summary: "What the three maps and the table say, with the rule of the table",
      params: subjectParams, querystring: ruleQuery, response: { 200: atlasSchema, ...problems },
    },
  }, async ({ actor, params, query }) => (await visit(actor, query.asOf, (opened) => gather(opened, params.scope, params.id, query))).atlas);

  for (const sheet of atlasSheets) {
    for (const format of formats) {
      app.get(`/api/v1/atlas/:scope/:id/${sheet}.${format}`, {
        schema: {
          tags: ["atlas"], summary: `${word("en", `sheet.${sheet}`)}, ${format.toUpperCase()}, A3`,
          params: subjectParams, querystring: sheetQuery, response: file(mediaTypes[format], "The drawing"),
        },
      }, async ({ actor, params, query }, reply) => {
        const data = await visit(actor, query.asOf, (opened) => gather(opened, params.scope, params.id, query, false));
        const rendered = await renderer.render({ kind: "atlas", data, output: { kind: "sheet", sheet, format, text: query.text } }, query.lang);
        const name = fileName(data, word(query.lang, `sheet.${sheet}`), query.lang, format);
        return sent(reply, rendered, mediaTypes[format], attachment(name, `${params.scope}-${params.id}-${sheet}-${data.atlas.asOf}.${format}`, "inline"));
      });
    }
  }

  const documents: readonly { path: string; output: Output; ending: "pdf" | "docx" | "xlsx"; title: "atlas" | "sheet.directory" }[] = [
    { path: "set.pdf", output: { kind: "set" }, ending: "pdf", title: "atlas" },
    { path: "set.docx", output: { kind: "document" }, ending: "docx", title: "atlas" },
    { path: "directory.xlsx", output: { kind: "workbook" }, ending: "xlsx", title: "sheet.directory" },
  ];
  for (const { path, output, ending, title } of documents) {
    app.get(`/api/v1/atlas/:scope/:id/${path}`, {
      schema: {
        tags: ["atlas"], summary: word("en", title), params: subjectParams, querystring: drawnQuery, response: file(mediaTypes[ending], "The document"),
      },
    }, async ({ actor, params, query }, reply) => {
      const data = await visit(actor, query.asOf, (opened) => gather(opened, params.scope, params.id, query));
      const rendered = await renderer.render({ kind: "atlas", data, output }, query.lang);
      const name = fileName(data, word(query.lang, title), query.lang, ending);
      return sent(reply, rendered, mediaTypes[ending], attachment(name, `${params.scope}-${params.id}-${data.atlas.asOf}.${ending}`, "attachment"));
    });
  }
};
