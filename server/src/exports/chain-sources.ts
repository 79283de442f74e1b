import type { ExportCell } from "@chengqi/domain/exports/columns";
import { nameOfItem, roadmapItems } from "@chengqi/domain/chains/roadmap";
import { roadmapContentSchema } from "@chengqi/domain/chains/targets";
import { sql } from "kysely";
import { areaOf } from "../chains/area.js";
import { itemPrefix } from "../chains/items.js";
import { documentOf, documentsOf, runOf } from "../chains/results.js";
import { chainsOfYear, chainVersions } from "../chains/sql.js";
import { linkStates } from "../chains/states.js";
import type { Visit } from "../http/visit.js";
import { sqlSource, wholeSource, type Source } from "./source.js";

type Cells = Record<string, ExportCell>;

/** Year of the last work that reaches the day; null before the first. */
async function workedYear({ tx, city, year }: Visit): Promise<number | null> {
  return (await runOf(tx, city.city_id, year))?.year ?? null;
}

async function chainsOf({ tx, city }: Visit, year: number) {
  return chainsOfYear(await chainVersions(tx, city.city_id), year);
}

async function states(visit: Visit): Promise<Cells[]> {
  const year = await workedYear(visit);
  if (year === null) return [];
  const city = await areaOf(visit, undefined);
  const rows: Cells[] = [];
  for (const chain of await chainsOf(visit, year)) {
    const names = new Map(chain.links.map((link) => [link.id, link.name.zh]));
    for (const { link, presence, ...state } of (await linkStates(visit, chain, city, year))?.values() ?? []) {
      const { firms, wholeFirms, employees, revenueCny, locationQuotient } = presence;
      rows.push({
        chain: chain.id, chainName: chain.name.zh, link, linkName: names.get(link) ?? link, year, status: state.status, statusConfidence: state.statusConfidence,
        importance: state.importance, firms, wholeFirms, employees, revenueCny, locationQuotient,
      });
    }
  }
  return rows;
}

async function gaps(visit: Visit): Promise<Cells[]> {
  const year = await workedYear(visit);
  if (year === null) return [];
  const chains = new Map((await chainsOf(visit, year)).map((chain) => [chain.id, chain]));
  const { rows = [] } = (await documentOf(visit.tx, visit.city.city_id, "gaps", "city", year)) ?? {};
  const brings = await documentsOf(visit.tx, visit.city.city_id, "hosts", year);
  return rows.flatMap(({ chain: id, link, rank, status, score }) => {
    const chain = chains.get(id);
    const found = chain?.links.find((one) => one.id === link);
    if (!chain || !found) return [];
    const { hosts = [] } = brings.get(`${itemPrefix(chain)}${link}`) ?? {};
    return [{ rank, chain: id, chainName: chain.name.zh, link, linkName: found.name.zh, ecosystems: [...chain.ecosystems], year, status, score, hosts: hosts.map(({ zone }) => zone.id) }];
  });
}

async function duplication(visit: Visit): Promise<Cells[]> {
  const year = await workedYear(visit);
  if (year === null) return [];
  const { pairs = [] } = (await documentOf(visit.tx, visit.city.city_id, "duplication", "city", year)) ?? {};
  return pairs.map(({ a, b, score, output, chance, duplicate, declared, state }) => ({ a, b, year, score, output, chance, duplicate, declared, state }));
}

/** Of the city: each chain, then its links. */
async function supply(visit: Visit): Promise<Cells[]> {
  const year = await workedYear(visit);
  if (year === null) return [];
  const { rows = [] } = (await documentOf(visit.tx, visit.city.city_id, "supply", "city", year)) ?? {};
  return rows.map(({ chain, chainName, link, linkName, ratio, needCny, suppliedCny, reason }) =>
    ({ chain, chainName: chainName.zh, link, linkName: linkName?.zh ?? null, year, ratio, needCny, suppliedCny, reason }));
}

async function next(visit: Visit): Promise<Cells[]> {
  const year = await workedYear(visit);
  if (year === null) return [];
  return [...(await documentsOf(visit.tx, visit.city.city_id, "next", year))].flatMap(([zone, { rows }]) =>
    rows.map(({ level, code, chain, name, rank, score }) => ({ zone, year, level, code, chain, name: name.zh, rank, score })));
}

/** The last version of each chain's roadmap, entry by entry. */
async function roadmaps({ tx, city }: Visit): Promise<Cells[]> {
  const names = new Map((await chainVersions(tx, city.city_id)).map(({ chain }) => [chain.id, chain.name.zh]));
  const saved = await tx.selectFrom("city.chain_roadmap").select(["chain_id as chain", "version", "content", "saved_at as savedAt"]).distinctOn("chain_id")
    .where("city_id", "=", city.city_id).orderBy("chain_id").orderBy("version", "desc").execute();
  return saved.flatMap(({ chain, version, content, savedAt }) => roadmapItems(roadmapContentSchema.parse(content)).map((item, place): Cells => ({
    chain, chainName: names.get(chain) ?? chain, version, place: place + 1, part: item.part, text: nameOfItem(item), year: item.year, savedAt,
    ...(item.part === "goals" && { measure: item.entry.measure ?? null, value: item.entry.value ?? null, unit: item.entry.unit ?? null }),
    ...(item.part === "technologies" && { link: item.entry.link ?? null }),
    ...(item.part === "measures" && { body: item.entry.body ?? null, due: item.entry.until ?? null, progress: item.entry.progress ?? null, note: item.entry.note ?? null }),
  })));
}

/** As far as the reader may see them. */
const targets = sqlSource([["id", "text"]], ({ city }) => sql`
  select t.id::text as id, t.chain_id as chain, t.content -> 'chainName' ->> 'zh' as "chainName", t.link_id as link, t.content -> 'linkName' ->> 'zh' as "linkName", t.zone_id as zone,
    array(select json_array_elements_text(t.content -> 'candidates')) as candidates, t.content ->> 'reason' as reason, t.state as status, t.lead_id as lead, t.due::text as due, t.created_at::text as "createdAt", t.body_id as body
  from city.chain_target t where t.city_id = ${city.city_id}`);

export const chainSources: Readonly<Record<string, Source>> = {
  "link-states": wholeSource(states), gaps: wholeSource(gaps), duplication: wholeSource(duplication), supply: wholeSource(supply), next: wholeSource(next), roadmaps: wholeSource(roadmaps), targets,
};
