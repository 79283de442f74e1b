import { createHash } from "node:crypto";
import type { PlacingDecision } from "@chengqi/domain/chains/placement";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables, Tx } from "../db/tables.js";
import { analysisInput } from "./analysis-input.js";
import type { Parts } from "./firms.js";
import { chainVersions } from "./sql.js";
import { statusRuleOf } from "./status-rule-sql.js";
import type { WorkStart } from "./work-messages.js";

/** Changes with the way chains are worked out: what was worked out otherwise is done anew at the next start. */
export const workMethod = "chains-7";

export interface WorkInputs {
  readonly start: WorkStart;
  /** Of everything but the firms that changed since they were loaded and the decisions on where they stand. */
  readonly base: string;
  /** Of all of it. */
  readonly hash: string;
  /** By part of the city, how often its firms have changed since they were loaded. */
  readonly editions: ReadonlyMap<string, number>;
}

const hashOf = (content: unknown): string => createHash("sha256").update(JSON.stringify(content)).digest("hex");

/** Everything one run goes by. The firms themselves are in the hash by the edition of the city and of its parts. */
export async function inputsOf(tx: Tx, cityId: string): Promise<WorkInputs> {
  const city = await tx.selectFrom("city.city").select(["firm_years", "firms_loaded_at"]).where("city_id", "=", cityId).executeTakeFirstOrThrow();
  const chains = (await chainVersions(tx, cityId)).map(({ chain }) => chain);
  const decisions = await decisionsOf(tx, cityId);
  const analysis = await analysisInput(tx, cityId);
  const statusRule = await statusRuleOf(tx, cityId);
  const years = [...city.firm_years].toSorted((a, b) => a - b);
  const parts = await tx.selectFrom("city.firm_part").select(["part", "edition"]).where("city_id", "=", cityId).orderBy("part").execute();
  const base = hashOf([workMethod, city.firms_loaded_at, years, chains, analysis, statusRule]);
  return { start: { cityId, years, chains, decisions, analysis, statusRule }, base, hash: hashOf([base, parts, decisions]), editions: new Map(parts.map(({ part, edition }) => [part, edition])) };
}

async function decisionsOf(tx: Tx, cityId: string): Promise<PlacingDecision[]> {
  const rows = await tx.selectFrom("city.firm_link_decision").select(["firm_id as firm", "chain_id as chain", "link_id as link", "stands"])
    .where("city_id", "=", cityId).orderBy("act_seq").execute();
  return [...new Map(rows.map((row) => [`${row.firm}\t${row.chain}\t${row.link}`, row])).values()].flatMap(({ stands, ...row }) => (stands === null ? [] : [{ ...row, stands }]));
}

/** The part a firm lies in: its zone, or `-` and its district. */
const partOf = sql<string>`coalesce(f.zone_id, '-' || coalesce(f.district_code, ''))`;

const told = (decisions: readonly PlacingDecision[]): Set<string> => new Set(decisions.map((one) => `${one.firm}\t${JSON.stringify(one)}`));

/** Parts whose firms have changed between two runs, or of whose firms other things were decided. */
export async function changedParts(tx: Tx, before: Pick<WorkInputs, "editions" | "start">, { editions, start }: WorkInputs): Promise<Parts> {
  const parts = new Set([...editions].flatMap(([part, edition]) => (before.editions.get(part) === edition ? [] : part)));
  const [old, now] = [told(before.start.decisions), told(start.decisions)];
  const firms = [...new Set([...old].filter((one) => !now.has(one)).concat([...now].filter((one) => !old.has(one))).map((one) => one.split("\t")[0]!))];
  if (firms.length > 0) {
    const { rows } = await sql<{ part: string }>`select distinct ${partOf} as part from city.firm f where f.city_id = ${start.cityId} and f.id = any(${firms}::text[])`.execute(tx);
    for (const { part } of rows) parts.add(part);
  }
  return { zones: [...parts].filter((part) => !part.startsWith("-")), districts: [...parts].flatMap((part) => (part.startsWith("-") ? part.slice(1) : [])) };
}

/**
 * Says that firms have come, gone or changed, in the transaction that changes them, so that their parts are worked out anew. A firm that
 * leaves its zone or goes for good is to be named before, and once more after it has moved.
 */
export const firmsChanged = (tx: Kysely<Tables>, cityId: string, firms: readonly string[]): Promise<void> => partsChanged(tx, cityId, sql`select unnest(${[...firms]}::text[])`);

/** The same of the firms whose ids a query gives. */
export async function partsChanged(tx: Kysely<Tables>, cityId: string, firms: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into city.firm_part (city_id, part, edition)
    select ${cityId}, ${partOf}, 1 from city.firm f where f.city_id = ${cityId} and f.id in (${firms}) group by 2
    on conflict (city_id, part) do update set edition = city.firm_part.edition + 1`.execute(tx);
}
