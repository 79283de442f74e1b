import { createHash } from "node:crypto";
import { chainFileSchema, type ChainFile } from "@chengqi/domain/chains/chain-file";
import type { Kysely } from "kysely";
import type { Tables, Tx } from "../db/tables.js";
import type { ChainFiles } from "./chain-files.js";

/** One version of a chain as it is stored. */
export interface StoredChain {
  readonly chain: ChainFile;
  readonly origin: "shipped" | "city";
  readonly savedAt: string;
}

/** Brings the shipped chains of a city up to their files; new versions are appended, what the city saved itself is left. */
export async function refreshShippedChains(owner: Kysely<Tables>, cityId: string, { chains }: ChainFiles): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    const kept = await tx.selectFrom("city.chain_version").select(["chain_id", "version", "origin", "sha256"]).where("city_id", "=", cityId).execute();
    const known = new Map(kept.map((row) => [`${row.chain_id}@${row.version}`, row]));
    for (const { chain, sha256 } of chains) {
      const row = known.get(`${chain.id}@${chain.version}`);
      if (row && (row.origin === "city" || row.sha256 === sha256)) continue;
      const values = { origin: "shipped" as const, valid_from: chain.validFrom, valid_to: chain.validTo ?? null, content: JSON.stringify(chain), sha256 };
      await tx.insertInto("city.chain_version").values({ city_id: cityId, chain_id: chain.id, version: chain.version, ...values })
        .onConflict((conflict) => conflict.columns(["city_id", "chain_id", "version"]).doUpdateSet(values)).execute();
    }
  });
}

const stored = (row: { content: unknown; origin: "shipped" | "city"; saved_at: string }): StoredChain =>
  ({ chain: chainFileSchema.parse(typeof row.content === "string" ? JSON.parse(row.content) : row.content), origin: row.origin, savedAt: row.saved_at });

/** Every version of every chain of the city, or of one, by id and version. */
export async function chainVersions(tx: Tx, cityId: string, id?: string): Promise<StoredChain[]> {
  let query = tx.selectFrom("city.chain_version").select(["content", "origin", "saved_at"]).where("city_id", "=", cityId);
  if (id !== undefined) query = query.where("chain_id", "=", id);
  return (await query.orderBy("chain_id").orderBy("version").execute()).map(stored);
}

/** The version in force on a day: of those that begin by then and have not ended, the last. */
export const inForceOn = (versions: readonly StoredChain[], day: string): StoredChain | undefined =>
  versions.filter(({ chain }) => chain.validFrom <= day && (chain.validTo === undefined || chain.validTo > day)).at(-1);

/** The version a year's firms are placed by: the one in force on its last day, else the first there is. */
export const versionOfYear = (versions: readonly StoredChain[], year: number): StoredChain | undefined => inForceOn(versions, `${year}-12-31`) ?? versions[0];

export async function insertChain(tx: Tx, cityId: string, chain: ChainFile): Promise<void> {
  const content = JSON.stringify(chain);
  await tx.insertInto("city.chain_version").values({
    city_id: cityId, chain_id: chain.id, version: chain.version, origin: "city", valid_from: chain.validFrom, valid_to: chain.validTo ?? null,
    content, sha256: createHash("sha256").update(content).digest("hex"),
  }).execute();
}
