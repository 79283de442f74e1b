import type { LinkAnswer, LinkFirm } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { sql } from "kysely";
import { cursorOf, fingerprint, positionOf } from "../enterprises/cursor.js";
import { found } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { industryNames } from "../industries/sql.js";
import { namesOfZones, type Area } from "./area.js";
import { namedHosts } from "./host-names.js";
import { areaSums } from "./link-sums.js";
import { decisionsOn } from "./placements.js";
import { documentOf, runOf } from "./results.js";
import { itemPrefix, partsOf, sumOf } from "./items.js";
import { linkStates } from "./states.js";
import { targetIds } from "./target-sql.js";

interface Page { readonly cursor?: string | undefined; readonly limit: number }

/** One link with all that speaks for it. */
export async function linkPage(visit: Visit, chain: ChainFile, linkId: string, area: Area, page: Page): Promise<LinkAnswer> {
  const { tx, city } = visit;
  const link = found(chain.links.find(({ id }) => id === linkId), "params.link", linkId, "the id of a link of the chain");
  const run = await runOf(tx, city.city_id, visit.year);
  const year = visit.year ?? run?.year ?? Number(visit.asOf.slice(0, 4));
  const parts = partsOf(chain.links).get(linkId) ?? [linkId];
  const prefix = itemPrefix(chain);
  const states = run && (await linkStates(visit, chain, area, year));
  const evidence = await documentOf(tx, city.city_id, "evidence", `${chain.id}@${chain.version}`, year);
  const bring = await documentOf(tx, city.city_id, "hosts", `${prefix}${linkId}`, year);
  const names = await industryNames(tx, city.classification, link.classes.map(({ code }) => code));
  return {
    chain: { id: chain.id, name: chain.name, version: chain.version }, link, group: grouping(chain.links).has(linkId),
    classes: link.classes.map(({ code, partial }) => ({ code, partial, name: names.get(code) ?? { zh: code, en: null } })),
    area: { kind: area.kind, id: area.id, name: area.name }, year, state: states?.get(linkId) ?? null,
    statusRule: evidence?.rule ?? null, evidence: evidence?.links.find((one) => one.link === linkId)?.parts ?? [],
    history: await historyOf(visit, area, parts.map((part) => `${prefix}${part}`), prefix),
    zones: states?.get(linkId)?.zones ?? [],
    ...(await firmsOn(visit, chain, parts, area, year, page)),
    decisions: await decisionsOn(visit, chain.id, parts),
    suppliers: [...new Set(chain.edges.filter(({ to }) => parts.includes(to)).map(({ from }) => from))],
    customers: [...new Set(chain.edges.filter(({ from }) => parts.includes(from)).map(({ to }) => to))],
    candidates: bring?.candidates ?? [], hosts: namedHosts(bring?.hosts ?? [], await namesOfZones(visit)),
    targets: (await targetIds(tx, city.city_id, { chain: chain.id, link: linkId })).map(({ id }) => id), run,
  };
}

async function historyOf({ tx, city }: Visit, area: Area, items: readonly string[], prefix: string): Promise<LinkAnswer["history"]> {
  const years = city.firm_years.toSorted((a, b) => a - b);
  const rows = await areaSums(tx, city.city_id, area.sums, "link", prefix, years);
  return years.map((year) => {
    const own = rows.filter((row) => row.year === year && items.includes(row.item));
    return { year, firms: sumOf(own, "firms"), employees: sumOf(own, "employees"), revenueCny: sumOf(own, "revenueCny") };
  });
}

/** Firms on a link in business in the year, the largest first. */
async function firmsOn(visit: Visit, chain: ChainFile, parts: readonly string[], area: Area, year: number, { cursor, limit }: Page): Promise<Pick<LinkAnswer, "firms" | "firmsTotal" | "nextCursor">> {
  const { tx, city, asOf } = visit;
  const list = fingerprint({ chain: chain.id, version: chain.version, parts, area: area.sums, asOf });
  const after = cursor === undefined ? null : positionOf(list, cursor, "query.cursor");
  const place = area.kind === "city" ? sql`true` : sql`${sql.ref(area.sums.kind === "zone" ? "f.zone_id" : "f.district_code")} = any(${[...area.sums.ids]}::text[])`;
  const from = sql`from city.firm_link l join city.firm f on f.city_id = l.city_id and f.id = l.firm_id
    where l.city_id = ${city.city_id} and l.chain_id = ${chain.id} and l.version = ${chain.version} and l.link_id = any(${[...parts]}::text[])
      and (f.founded_year is null or f.founded_year <= ${year}) and (f.closed_year is null or f.closed_year > ${year}) and ${place}`;
  const { rows: [counted] } = await sql<{ n: number }>`select count(distinct f.id)::int as n ${from}`.execute(tx);
  const { rows } = await sql<Row>`
    select f.id, f.name_zh as "nameZh", f.name_en as "nameEn", f.synthetic, f.zone_id as zone, f.revenue_cny as "revenueCny", f.employees, f.revenue_order as place,
      max(l.confidence) as confidence, sum(l.share) as share, (array_agg(l.basis order by l.confidence desc, l.link_id))[1] as basis, (array_agg(l.word order by l.confidence desc, l.link_id))[1] as word
    ${from} and (${after === null} or (f.revenue_order, f.id) < (${Number(after?.value ?? 0)}, ${String(after?.id ?? "")}))
    group by f.city_id, f.id order by f.revenue_order desc, f.id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const nameOf = await namesOfZones(visit);
  const last = shown.at(-1);
  return {
    firms: shown.map((row) => ({
      id: row.id, name: { zh: row.nameZh, en: row.nameEn }, synthetic: row.synthetic, zone: row.zone === null ? null : { id: row.zone, name: nameOf(row.zone) },
      confidence: row.confidence, basis: row.basis, word: row.word, share: Math.min(1, row.share), revenueCny: row.revenueCny, employees: row.employees,
    })),
    firmsTotal: counted?.n ?? 0, nextCursor: rows.length > limit && last ? cursorOf(list, { id: last.id, value: last.place }) : null,
  };
}

interface Row {
  readonly id: string; readonly nameZh: string; readonly nameEn: string | null; readonly synthetic: boolean; readonly zone: string | null;
  readonly revenueCny: string | null; readonly employees: number | null; readonly place: number; readonly confidence: number; readonly share: number;
  readonly basis: LinkFirm["basis"]; readonly word: string | null;
}
