import type { TargetAnswer, TargetStep } from "@chengqi/domain/chains/targets";
import { firmsByIds } from "../enterprises/sql.js";
import { found } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { namesOfZones } from "./area.js";
import { namedHosts } from "./host-names.js";
import { itemPrefix } from "./items.js";
import { documentOf, runOf } from "./results.js";
import { versionOfYear, chainVersions } from "./sql.js";
import { listed, namesOfBodies } from "./target-list.js";
import { targetRows, targetSteps, type TargetRow } from "./target-sql.js";

/** What a step says beside its reason. */
export interface StepContent {
  readonly reason: string;
  readonly lead?: string;
  readonly due?: string;
  readonly company?: string | null;
  readonly zone?: string;
  readonly firm?: string | null;
  readonly project?: string | null;
}

/** A target with all that was done to it, and the gap as it is now beside the gap as it was. */
export async function targetPage(visit: Visit, id: string, today: string): Promise<TargetAnswer> {
  const { tx, city } = visit;
  const row = found((await targetRows(tx, city.city_id, { id }))[0], "params.id", id, "the id of a target the reader may see");
  const target = found((await listed(visit, [row], today))[0], "params.id", id, "the id of a target");
  const steps = await stepsOf(visit, row);
  const zoneNames = await namesOfZones(visit);
  return { target, zone: row.zone_id === null ? null : { id: row.zone_id, name: zoneNames(row.zone_id) }, steps, lastSeq: steps[0]?.act ?? row.act_seq, ...(await gapOf(visit, row)) };
}

async function gapOf(visit: Visit, { chain_id: chainId, link_id: link }: TargetRow): Promise<Pick<TargetAnswer, "now" | "hosts" | "candidates">> {
  const { tx, city, year } = visit;
  const chain = year === null ? undefined : versionOfYear(await chainVersions(tx, city.city_id, chainId), year)?.chain;
  const run = await runOf(tx, city.city_id, year);
  if (year === null || !chain || !run) return { now: null, hosts: [], candidates: [] };
  const version = `${chain.id}@${chain.version}`;
  const state = (await documentOf(tx, city.city_id, "states", version, year))?.links.find((one) => one.link === link);
  const evidence = (await documentOf(tx, city.city_id, "evidence", version, year))?.links.find((one) => one.link === link);
  const { hosts = [], candidates = [] } = (await documentOf(tx, city.city_id, "hosts", `${itemPrefix(chain)}${link}`, year)) ?? {};
  const now = state && evidence ? { year, run: run.id, status: state.status, parts: evidence.parts } : null;
  return { now, hosts: namedHosts(hosts, await namesOfZones(visit)), candidates };
}

/** The latest first; the making of the target is the first of all. */
async function stepsOf(visit: Visit, row: TargetRow): Promise<TargetStep[]> {
  const { tx, city } = visit;
  const rows = (await targetSteps(tx, city.city_id, row.id)).map((step) => ({ ...step, said: step.content as StepContent }));
  const firms = new Map((await firmsByIds(tx, city.city_id, rows.flatMap(({ said }) => said.firm ?? []))).map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
  const [bodyName, zoneName] = [await namesOfBodies(visit), await namesOfZones(visit)];
  const body = (id: string | null | undefined) => (id == null ? null : { id, name: bodyName(id) });
  const nothing = { lead: null, due: null, company: null, zone: null, firm: null, project: null };
  return [
    ...rows.map(({ said, ...step }): TargetStep => ({
      act: step.act_seq, kind: step.kind, status: step.state, on: step.on_date, at: step.at, reason: said.reason, body: body(step.body_id), role: step.role,
      lead: body(said.lead), due: said.due ?? null, company: said.company ?? null,
      zone: said.zone === undefined ? null : { id: said.zone, name: zoneName(said.zone) },
      firm: said.firm == null ? null : { id: said.firm, name: firms.get(said.firm) ?? { zh: said.firm, en: null } }, project: said.project ?? null,
    })),
    { act: row.act_seq, kind: "created", status: "open", on: row.created_at.slice(0, 10), at: row.created_at, reason: row.content.reason, body: body(row.body_id), role: row.role, ...nothing },
  ];
}
