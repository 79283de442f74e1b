import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Name } from "@chengqi/domain/figures/figure";
import { z } from "zod";
import { areaOf, type Area } from "../chains/area.js";
import { runOf } from "../chains/results.js";
import { chainsOn, chainVersions, inForceOn } from "../chains/sql.js";
import { statesOfChains } from "../chains/states.js";
import { found } from "../errors.js";
import { datedQuery, idSchema } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { attachment } from "./attachment.js";
import { drawnChain } from "./chains.js";
import { inLanguage, type TitleRow } from "./drawing-data.js";
import { file, formats, mediaTypes, sent } from "./files.js";
import type { ChainSheetData } from "./render-worker.js";
import type { Renderer } from "./renderer.js";
import { datasetRows } from "./sql.js";
import { word } from "./words/words.js";

const drawnQuery = datedQuery.extend({
  area: z.string().max(120).optional().describe("`city` (default), `district:510107`, `zone:Z01`, `ecosystem:E01`"), lang: z.enum(["zh", "en"]).default("zh"),
  text: z.enum(["text", "outlines"]).default("text").describe("SVG only: text to select and edit, or outlines that look the same without the font"),
});
const basis = ["chains", "synthetic-firms", "io-china-2020-153", "employment-by-industry"] as const;

/** The panorama of a chain in an area as files, and all chains of an area in one. */
export const chainSheetRoutes = (visit: Visits, renderer: Renderer): FastifyPluginAsyncZod => async (app) => {
  for (const format of [...formats, "xlsx"] as const) {
    app.get(`/api/v1/chains/:id/panorama.${format}`, {
      schema: {
        tags: ["chains"], summary: `Panorama of a chain, ${format.toUpperCase()}`, params: z.object({ id: idSchema }), querystring: drawnQuery, response: file(mediaTypes[format], "The panorama"),
      },
    }, async ({ actor, params, query }, reply) => {
      const sheets = await visit(actor, query.asOf, (opened) => chainSheets(opened, query.area, params.id));
      const job = format === "xlsx" ? { kind: "chain-workbook" as const, sheets } : { kind: "chains" as const, sheets, format, text: query.text };
      const [sheet] = sheets;
      const name = `${inLanguage(sheet!.atlas.title, query.lang)}-${word(query.lang, "sheet.chain")}-${sheet!.atlas.asOf}.${format}`;
      return sent(reply, await renderer.render(job, query.lang), mediaTypes[format], attachment(name, `${params.id}-${sheet!.atlas.asOf}.${format}`, format === "xlsx" ? "attachment" : "inline"));
    });
  }

  for (const format of ["pdf", "xlsx"] as const) {
    app.get(`/api/v1/chains/all.${format}`, {
      schema: { tags: ["chains"], summary: `Panoramas of all chains of an area, ${format.toUpperCase()}`, querystring: drawnQuery, response: file(mediaTypes[format], "The panoramas") },
    }, async ({ actor, query }, reply) => {
      const sheets = await visit(actor, query.asOf, (opened) => chainSheets(opened, query.area, null));
      found(sheets[0], "query.area", query.area ?? "city", "an area with chains");
      const job = format === "xlsx" ? { kind: "chain-workbook" as const, sheets } : { kind: "chains" as const, sheets, format, text: query.text };
      const name = `${word(query.lang, "chains")}-${sheets[0]!.atlas.asOf}.${format}`;
      return sent(reply, await renderer.render(job, query.lang), mediaTypes[format], attachment(name, `chains-${sheets[0]!.atlas.asOf}.${format}`, "attachment"));
    });
  }
};

/** One sheet a chain; of an area all chains that have something there. */
async function chainSheets(visit: Visit, areaText: string | undefined, id: string | null): Promise<ChainSheetData[]> {
  const { tx, city, asOf } = visit;
  const area = await areaOf(visit, areaText);
  const run = await runOf(tx, city.city_id, visit.year);
  const chains = id === null ? await chainsOn(tx, city.city_id, asOf) : [found(inForceOn(await chainVersions(tx, city.city_id, id), asOf)?.chain, "params.id", id, "the id of a chain in force on the day")];
  const states = run ? await statesOfChains(visit, chains, area, run.year) : null;
  const datasets = (await datasetRows(tx, city.city_id, [...basis])).map(({ titleZh, titleEn, ...rest }) => ({ ...rest, title: { zh: titleZh, en: titleEn } }));
  const sheets = chains.map((chain): ChainSheetData => {
    const drawn = drawnChain(chain, states?.get(chain) ?? null);
    return {
      atlas: { scope: area.kind === "zone" || area.kind === "ecosystem" ? area.kind : "city", title: chain.name, asOf }, city: { zh: city.name_zh, en: city.name_en },
      rows: rowsOf(area, asOf, run?.year ?? null, drawn.links.length), figures: [], datasets, demonstration: (run?.syntheticFirms ?? 0) > 0, chains: [drawn],
    };
  });
  return id === null && area.kind !== "city" ? sheets.filter(({ chains: [chain] }) => chain!.links.some(({ firms }) => (firms ?? 0) > 0)) : sheets;
}

const plain = (text: string): Name => ({ zh: text, en: text });

const rowsOf = (area: Area, asOf: string, year: number | null, links: number): TitleRow[] => [
  { label: "row.area", text: area.name }, { label: "row.asOf", text: plain(asOf) }, { label: "row.year", text: year === null ? { zh: "该日期没有数据", en: "no data for this date" } : plain(String(year)) },
  { label: "row.links", text: plain(String(links)) },
];
