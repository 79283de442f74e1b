import { createHash } from "node:crypto";
import type { PlacingDecision } from "@chengqi/domain/chains/placement";
import type { Tx } from "../db/tables.js";
import { analysisInput } from "./analysis-input.js";
import { chainVersions } from "./sql.js";
import { statusRuleOf } from "./status-rule-sql.js";
import type { WorkStart } from "./work-messages.js";

/** Changes with the way chains are worked out: what was worked out otherwise is done anew at the next start. */
export const workMethod = "chains-5";

export interface WorkInputs {
  readonly start: WorkStart;
  readonly hash: string;
}

/** Everything one run goes by. The firms themselves are in the hash by the edition of the city. */
export async function inputsOf(tx: Tx, cityId: string): Promise<WorkInputs> {
  const city = await tx.selectFrom("city.city").select(["firm_years", "loaded_at"]).where("city_id", "=", cityId).executeTakeFirstOrThrow();
  const chains = (await chainVersions(tx, cityId)).map(({ chain }) => chain);
  const decisions = await decisionsOf(tx, cityId);
  const analysis = await analysisInput(tx, cityId);
  const statusRule = await statusRuleOf(tx, cityId);
  const years = [...city.firm_years].toSorted((a, b) => a - b);
  const hash = createHash("sha256").update(JSON.stringify([workMethod, city.loaded_at, years, chains, decisions, analysis, statusRule])).digest("hex");
  return { start: { cityId, years, chains, decisions, analysis, statusRule }, hash };
}

async function decisionsOf(tx: Tx, cityId: string): Promise<PlacingDecision[]> {
  const rows = await tx.selectFrom("city.firm_link_decision").select(["firm_id as firm", "chain_id as chain", "link_id as link", "stands"])
    .where("city_id", "=", cityId).orderBy("act_seq").execute();
  return [...new Map(rows.map((row) => [`${row.firm}\t${row.chain}\t${row.link}`, row])).values()];
}
