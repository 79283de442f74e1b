import { gapsSchema, type Gap } from "@chengqi/domain/chains/answers";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { inForce } from "@chengqi/domain/zones/period";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ecosystems } from "../ecosystems/sql.js";
import { HttpError } from "../errors.js";
import { daySchema, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { areaOf, namesOfZones } from "./area.js";
import { namedHosts } from "./host-names.js";
import { ecosystemNamed } from "./http.js";
import { itemPrefix } from "./items.js";
import { documentOf, documentsOf, runOf } from "./results.js";
import { chainsOfYear, chainVersions } from "./sql.js";
import { targetIds } from "./target-sql.js";

const query = z.strictObject({
  asOf: daySchema.optional(), area: z.string().max(120).optional().describe("`city` (default) or `ecosystem:E01`"), chain: idSchema.optional(), status: z.enum(linkStatuses).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** What is weak or missing, the most important first. */
export const gapRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/gaps", {
    schema: { tags: ["chains"], summary: "Weak and missing links 补链强链, ranked, each opened to its numbers", querystring: query, response: { 200: gapsSchema, ...problems } },
  }, ({ actor, query: asked }) =>
    visit(actor, asked.asOf, async (opened) => {
      const area = await areaOf(opened, asked.area);
      if (area.kind !== "city" && area.kind !== "ecosystem") throw new HttpError(400, "invalid-request", { field: "query.area", found: asked.area ?? "", expected: "city or ecosystem:<id>" });
      const run = await runOf(opened.tx, opened.city.city_id, opened.year);
      const year = opened.year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      const wanted: Filter = (row) => (asked.chain === undefined || row.chain === asked.chain) && (asked.status === undefined || row.status === asked.status);
      return {
        area: { kind: area.kind, id: area.id, name: area.name }, year, run,
        rows: run ? await gaps(opened, area.kind === "ecosystem" ? area.id : null, year, wanted, asked.limit) : [],
      };
    }));
};

type Filter = (row: { readonly chain: string; readonly status: Gap["status"] }) => boolean;

async function gaps(visit: Visit, ecosystem: string | null, year: number, wanted: Filter, limit: number): Promise<Gap[]> {
  const { tx, city, asOf } = visit;
  const concluded = await documentOf(tx, city.city_id, "gaps", "city", year);
  const versions = await chainVersions(tx, city.city_id);
  const chains = new Map(chainsOfYear(versions, year).map((chain) => [chain.id, chain]));
  const circles = (await ecosystems(tx, city.city_id)).filter((row) => inForce(row, asOf));
  const byName = new Map(circles.map((row) => [row.nameZh, row.id]));
  const nameOf = await namesOfZones(visit);
  const taken = await targetIds(tx, city.city_id);
  const rows = (concluded?.rows ?? []).flatMap((row): Omit<Gap, "hosts" | "candidates">[] => {
    const chain = chains.get(row.chain);
    const link = chain?.links.find(({ id }) => id === row.link);
    if (!chain || !link) return [];
    const own = chain.ecosystems.map((name) => ecosystemNamed(byName, name)).filter((id) => id !== null);
    if (ecosystem !== null && !own.includes(ecosystem)) return [];
    const circle = circles.find(({ id }) => id === (ecosystem ?? own[0]));
    return [{
      ...row, chainName: chain.name, linkName: link.name, ecosystem: circle ? { id: circle.id, name: { zh: circle.nameZh, en: circle.nameEn } } : null,
      targets: taken.filter((one) => one.chain === row.chain && one.link === row.link).map(({ id }) => id),
    }];
  });
  const shown = rows.map((row, index) => ({ ...row, rank: index + 1 })).filter(wanted).slice(0, limit);
  const idOf = ({ chain, link }: Pick<Gap, "chain" | "link">) => `${itemPrefix(chains.get(chain)!)}${link}`;
  const brings = await documentsOf(tx, city.city_id, "hosts", year, shown.map(idOf));
  return shown.map((row) => {
    const { hosts = [], candidates = [] } = brings.get(idOf(row)) ?? {};
    return { ...row, hosts: namedHosts(hosts, nameOf), candidates };
  });
}
