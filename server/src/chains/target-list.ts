import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import type { LinkStatus } from "@chengqi/domain/chains/link-status";
import { isLate, linkChange } from "@chengqi/domain/chains/target-life";
import type { Target } from "@chengqi/domain/chains/targets";
import type { Name } from "@chengqi/domain/figures/figure";
import { ecosystems } from "../ecosystems/sql.js";
import { bodies } from "../governance/sql.js";
import type { Visit } from "../http/visit.js";
import { ecosystemNamed } from "./http.js";
import { documentsOf } from "./results.js";
import { chainsOfYear, chainVersions } from "./sql.js";
import type { TargetRow } from "./target-sql.js";

/** Targets with what is known of them today: how their links stand now, in which ecosystems, who is responsible. */
export async function listed(visit: Visit, rows: readonly TargetRow[], today: string): Promise<Target[]> {
  const chains = await chainsNow(visit, new Set(rows.map((row) => row.chain_id)));
  const statusOf = await statusesNow(visit, chains);
  const circles = await ecosystems(visit.tx, visit.city.city_id);
  const byName = new Map(circles.map((circle) => [circle.nameZh, circle.id]));
  const names = new Map(circles.map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
  const nameOfBody = await namesOfBodies(visit);
  return rows.map((row) => {
    const statusNow = statusOf(row.chain_id, row.link_id);
    const own = new Set((chains.get(row.chain_id)?.ecosystems ?? []).map((name) => ecosystemNamed(byName, name)).filter((id) => id !== null));
    return {
      ...row.content, id: row.id, chain: row.chain_id, link: row.link_id, zone: row.zone_id, status: row.state,
      lead: row.lead_id === null ? null : { id: row.lead_id, name: nameOfBody(row.lead_id) }, due: row.due, late: isLate({ status: row.state, due: row.due }, today),
      ecosystems: [...own].map((id) => ({ id, name: names.get(id) ?? { zh: id, en: null } })),
      statusNow, change: linkChange(row.content.evidence.status, statusNow), body: row.body_id, createdAt: row.created_at, act: row.act_seq,
    };
  });
}

export async function namesOfBodies({ tx, city }: Visit): Promise<(id: string) => Name> {
  const names = new Map((await bodies(tx, city.city_id)).map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
  return (id) => names.get(id) ?? { zh: id, en: null };
}

async function chainsNow({ tx, city, year }: Visit, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, ChainFile>> {
  if (year === null || ids.size === 0) return new Map();
  return new Map(chainsOfYear(await chainVersions(tx, city.city_id), year).filter(({ id }) => ids.has(id)).map((chain) => [chain.id, chain]));
}

async function statusesNow({ tx, city, year }: Visit, chains: ReadonlyMap<string, ChainFile>): Promise<(chain: string, link: string) => LinkStatus | null> {
  const documents = year === null ? new Map() : await documentsOf(tx, city.city_id, "states", year, [...chains.values()].map(({ id, version }) => `${id}@${version}`));
  const statuses = new Map<string, LinkStatus>();
  for (const chain of chains.values()) {
    for (const { link, status } of documents.get(`${chain.id}@${chain.version}`)?.links ?? []) statuses.set(`${chain.id}/${link}`, status);
  }
  return (chain, link) => statuses.get(`${chain}/${link}`) ?? null;
}
