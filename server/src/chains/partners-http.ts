import { partnersSchema, type PartnersAnswer } from "@chengqi/domain/chains/answers-supply";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { rankedPartners, type Asking, type PartnerFirm } from "@chengqi/domain/chains/supply-partners";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { sql } from "kysely";
import { z } from "zod";
import { firmById } from "../enterprises/sql.js";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { namesOfZones } from "./area.js";
import { documentOf, runOf } from "./results.js";
import { chainVersions, inForceOn } from "./sql.js";

/** Firms of a link looked at, the largest first. */
const mostOfLink = 150;

/** Who can supply a firm, and who could buy of it, across zones. */
export const partnerRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/firms/:id/partners", {
    schema: { tags: ["chains"], summary: "Suppliers and customers for a firm across zones, ranked by fit, capacity and distance, each opened to its parts", params: z.object({ id: idSchema }), querystring: datedQuery, response: { 200: partnersSchema, ...problems } },
  }, ({ actor, params, query }) => visit(actor, query.asOf, (opened) => partnersOf(opened, params.id)));
};

interface Own { readonly chain: ChainFile; readonly link: string; readonly confidence: number; readonly share: number; readonly basis: string }

async function partnersOf(visit: Visit, id: string): Promise<PartnersAnswer> {
  const { tx, city } = visit;
  const firm = found(await firmById(tx, city.city_id, id), "params.id", id, "the id of a firm");
  const run = await runOf(tx, city.city_id, visit.year);
  const year = visit.year ?? run?.year ?? Number(visit.asOf.slice(0, 4));
  const own = run ? await ownLinks(visit, id) : [];
  const position = firm.lon === null || firm.lat === null ? null : [firm.lon, firm.lat] as const;
  const nameOf = await namesOfZones(visit);
  const sides: Record<"suppliers" | "customers", PartnersAnswer["suppliers"]> = { suppliers: [], customers: [] };
  for (const side of ["suppliers", "customers"] as const) {
    for (const chain of new Set(own.map((one) => one.chain))) {
      const asking: Asking = { id, position, confidence: new Map(own.filter((one) => one.chain === chain).map(({ link, confidence }) => [link, confidence])) };
      const sold = new Map(own.filter((one) => one.chain === chain).map(({ link, share }) => [link, firm.revenueCny === null ? null : Number(firm.revenueCny) * share]));
      const rows = await candidates(visit, chain, sold, side, year);
      for (const { firm: partner, score, parts } of rankedPartners(asking, rows, year)) {
        const row = rows.find((one) => one.id === partner.id)!;
        sides[side].push({
          firm: { id: partner.id, name: { zh: row.nameZh, en: row.nameEn }, synthetic: row.synthetic, zone: row.zone === null ? null : { id: row.zone, name: nameOf(row.zone) }, position: partner.position ? [...partner.position] : null },
          chain: chain.id, link: partner.link, linkName: chain.links.find((link) => link.id === partner.link)!.name, ownLink: partner.ownLink, kind: partner.kind, score, parts: [...parts],
        });
      }
    }
    sides[side] = sides[side].toSorted((a, b) => b.score - a.score || (a.firm.id < b.firm.id ? -1 : 1)).slice(0, 20);
  }
  return {
    firm: { id, name: { zh: firm.nameZh, en: firm.nameEn } }, year, ...sides, run,
    links: own.map(({ chain, link, confidence, basis }) => ({ chain: chain.id, link, name: chain.links.find((one) => one.id === link)!.name, confidence, basis })),
  };
}

/** Where the firm stands on the chains in force on the day. */
async function ownLinks({ tx, city, asOf }: Visit, id: string): Promise<Own[]> {
  const rows = await tx.selectFrom("city.firm_link").select(["chain_id as chain", "version", "link_id as link", "confidence", "share", "basis"])
    .where("city_id", "=", city.city_id).where("firm_id", "=", id).orderBy("chain_id").orderBy("link_id").execute();
  const own: Own[] = [];
  for (const chainId of new Set(rows.map(({ chain }) => chain))) {
    const chain = inForceOn(await chainVersions(tx, city.city_id, chainId), asOf)?.chain;
    if (chain) own.push(...rows.filter((row) => row.chain === chainId && row.version === chain.version).map(({ link, confidence, share, basis }) => ({ chain, link, confidence, share, basis })));
  }
  return own;
}

type Row = PartnerFirm & { readonly nameZh: string; readonly nameEn: string | null; readonly synthetic: boolean; readonly zone: string | null };

/** The largest firms at the other end of the edges of the firm's links, with what the user of the two needs along the edge: its revenue times the national coefficient. */
async function candidates({ tx, city }: Visit, chain: ChainFile, sold: ReadonlyMap<string, number | null>, side: "suppliers" | "customers", year: number): Promise<Row[]> {
  const ends = chain.edges.flatMap(({ from, to, kind }) =>
    side === "suppliers" && sold.has(to) ? [{ other: from, own: to, kind }] : side === "customers" && sold.has(from) ? [{ other: to, own: from, kind }] : []);
  const links = [...new Set(ends.map(({ other }) => other))];
  if (links.length === 0) return [];
  const { rows } = await sql<{ link: string; id: string; nameZh: string; nameEn: string | null; synthetic: boolean; zone: string | null; confidence: number; revenue: number | null; lon: number | null; lat: number | null }>`
    select l.link, f.* from unnest(${links}::text[]) as l(link) cross join lateral (
      select f.id, f.name_zh as "nameZh", f.name_en as "nameEn", f.synthetic, f.zone_id as zone, p.confidence, f.revenue_cny::float8 * p.share as revenue, f.lon, f.lat
      from city.firm_link p join city.firm f on f.city_id = p.city_id and f.id = p.firm_id
      where p.city_id = ${city.city_id} and p.chain_id = ${chain.id} and p.version = ${chain.version} and p.link_id = l.link
        and (f.founded_year is null or f.founded_year <= ${year}) and (f.closed_year is null or f.closed_year > ${year})
      order by p.confidence desc, f.revenue_order desc, f.id limit ${mostOfLink}) as f order by l.link, f.id`.execute(tx);
  const coefficients = new Map(((await documentOf(tx, city.city_id, "flows", `${chain.id}@${chain.version}`, 0))?.coefficients ?? []).map(({ from, to, perCny }) => [`${from} ${to}`, perCny]));
  return rows.flatMap(({ link, confidence, revenue, lon, lat, ...firm }) => ends.filter(({ other }) => other === link).map(({ own, kind }): Row => {
    const [supplierCny, userCny, edge] = side === "suppliers" ? [revenue, sold.get(own) ?? null, `${link} ${own}`] : [sold.get(own) ?? null, revenue, `${own} ${link}`];
    const perCny = coefficients.get(edge);
    return {
      ...firm, link, kind, ownLink: own, confidence, position: lon === null || lat === null ? null : [lon, lat], side: side === "suppliers" ? "supplier" : "customer",
      supplierCny, needCny: userCny === null || perCny === undefined ? null : userCny * perCny,
    };
  }));
}
