import { ruleFileSchema, type RuleFile } from "@chengqi/domain/rules/rule-file";
import type { Kysely } from "kysely";
import type { Tables, Tx } from "../db/tables.js";
import type { RuleFiles } from "./rule-files.js";

export interface StoredRule {
  readonly rule: RuleFile;
  readonly origin: "shipped" | "city";
}

/** Brings the shipped rules of a city up to their files. What the city saved itself is left. */
export async function refreshShippedRules(owner: Kysely<Tables>, cityId: string, { rules }: RuleFiles): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    const kept = await tx.selectFrom("city.rule").select(["id", "origin", "sha256"]).where("city_id", "=", cityId).execute();
    const known = new Map(kept.map((row) => [row.id, row]));
    for (const { rule, sha256 } of rules) {
      const row = known.get(rule.id);
      known.delete(rule.id);
      if (row && (row.origin === "city" || row.sha256 === sha256)) continue;
      const values = { origin: "shipped" as const, content: JSON.stringify(rule), sha256 };
      await tx.insertInto("city.rule").values({ city_id: cityId, id: rule.id, ...values })
        .onConflict((conflict) => conflict.columns(["city_id", "id"]).doUpdateSet(values)).execute();
    }
    const gone = [...known.values()].filter(({ origin }) => origin === "shipped").map(({ id }) => id);
    if (gone.length > 0) await tx.deleteFrom("city.rule").where("city_id", "=", cityId).where("id", "in", gone).execute();
  });
}

const stored = (row: { content: unknown; origin: "shipped" | "city" }): StoredRule => ({
  rule: ruleFileSchema.parse(typeof row.content === "string" ? JSON.parse(row.content) : row.content), origin: row.origin,
});

/** All rules of the city, by id. */
export const rulesOf = async (tx: Tx, cityId: string): Promise<StoredRule[]> =>
  (await tx.selectFrom("city.rule").select(["content", "origin"]).where("city_id", "=", cityId).orderBy("id").execute()).map(stored);

export async function ruleById(tx: Tx, cityId: string, id: string): Promise<StoredRule | undefined> {
  const row = await tx.selectFrom("city.rule").select(["content", "origin"]).where("city_id", "=", cityId).where("id", "=", id).executeTakeFirst();
  return row && stored(row);
}

/** Stores a rule that the city saved. Against whom saves at the same time, a row that is there is locked first. */
export async function saveRule(tx: Tx, cityId: string, rule: RuleFile): Promise<void> {
  const values = { origin: "city" as const, content: JSON.stringify(rule), sha256: "" };
  await tx.insertInto("city.rule").values({ city_id: cityId, id: rule.id, ...values })
    .onConflict((conflict) => conflict.columns(["city_id", "id"]).doUpdateSet(values)).execute();
}

export const lockRule = (tx: Tx, cityId: string, id: string) =>
  tx.selectFrom("city.rule").select("id").where("city_id", "=", cityId).where("id", "=", id).forUpdate().execute();
