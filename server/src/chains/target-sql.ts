import type { Target } from "@chengqi/domain/chains/targets";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** What is kept of a target as it was made. */
export type TargetContent = Pick<Target, "chainName" | "linkName" | "candidates" | "reason" | "evidence">;
export type TargetRow = Awaited<ReturnType<typeof targetRows>>[number];
interface Of { readonly id?: string; readonly chain?: string; readonly link?: string }

/** Targets the reader may see, the latest first. */
export async function targetRows(tx: Tx, cityId: string, of: Of = {}) {
  let query = tx.selectFrom("city.chain_target").selectAll().where("city_id", "=", cityId);
  if (of.id !== undefined) query = query.where("id", "=", of.id);
  if (of.chain !== undefined) query = query.where("chain_id", "=", of.chain);
  if (of.link !== undefined) query = query.where("link_id", "=", of.link);
  return (await query.orderBy("act_seq", "desc").limit(2000).execute()).map(({ content, ...row }) => ({ ...row, content: content as TargetContent }));
}

/** Which link each target is of. */
export const targetIds = async (tx: Tx, cityId: string, of: Of = {}): Promise<{ id: string; chain: string; link: string }[]> =>
  (await targetRows(tx, cityId, of)).map(({ id, chain_id: chain, link_id: link }) => ({ id, chain, link }));

export const targetSteps = (tx: Tx, cityId: string, id: string) =>
  tx.selectFrom("city.chain_target_step").selectAll().where("city_id", "=", cityId).where("target_id", "=", id).orderBy("act_seq", "desc").execute();

/** Targets a body is responsible for, or all that have a day, which still run. */
export async function runningTargets(tx: Tx, cityId: string, lead: string | null, lateOn: string): Promise<TargetRow[]> {
  const query = tx.selectFrom("city.chain_target").selectAll().where("city_id", "=", cityId).where("state", "in", ["open", "in-talk"])
    .where((e) => (lead === null ? sql<boolean>`due < ${lateOn}::date` : e("lead_id", "=", lead)));
  return (await query.orderBy("due").orderBy("id").limit(50).execute()).map(({ content, ...row }) => ({ ...row, content: content as TargetContent }));
}
