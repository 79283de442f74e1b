import { createHash } from "node:crypto";
import { chainFileSchema, type ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouped } from "@chengqi/domain/lists/grouped";
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

/** Chains are read again and again and never change: what was checked once is kept by its hash. */
const checked = new Map<string, ChainFile>();
const mostChecked = 2000;

function stored(row: { content: unknown; origin: "shipped" | "city"; saved_at: string; sha256: string }): StoredChain {
  const chain = checked.get(row.sha256) ?? chainFileSchema.parse(typeof row.content === "string" ? JSON.parse(row.content) : row.content);
  if (checked.size >= mostChecked) checked.clear();
  checked.set(row.sha256, chain);
  return { chain, origin: row.origin, savedAt: row.saved_at };
}

/** Every version of every chain of the city, or of one, by id and version. */
export async function chainVersions(tx: Tx, cityId: string, id?: string): Promise<StoredChain[]> {
  let query = tx.selectFrom("city.chain_version").select(["content", "origin", "saved_at", "sha256"]).where("city_id", "=", cityId);
  if (id !== undefined) query = query.where("chain_id", "=", id);
  return (await query.orderBy("chain_id").orderBy("version").execute()).map(stored);
}

/** The version in force on a day: of those that begin by then and have not ended, the last. */
export const inForceOn = (versions: readonly StoredChain[], day: string): StoredChain | undefined =>
  versions.filter(({ chain }) => chain.validFrom <= day && (chain.validTo === undefined || chain.validTo > day)).at(-1);

/** Every chain in force on a day. */
export const chainsOn = async (tx: Tx, cityId: string, day: string): Promise<ChainFile[]> =>
  [...grouped(await chainVersions(tx, cityId), ({ chain }) => chain.id).values()].flatMap((versions) => inForceOn(versions, day)?.chain ?? []);

/** The version a year's firms are placed by: the one in force on its last day, else the first there is. */
export const versionOfYear = (versions: readonly StoredChain[], year: number): StoredChain | undefined => inForceOn(versions, `${year}-12-31`) ?? versions[0];

export async function insertChain(tx: Tx, cityId: string, chain: ChainFile): Promise<void> {
  const content = JSON.stringify(chain);
  await tx.insertInto("city.chain_version").values({
    city_id: cityId, chain_id: chain.id, version: chain.version, origin: "city", valid_from: chain.validFrom, valid_to: chain.validTo ?? null,
    content, sha256: createHash("sha256").update(content).digest("hex"),
  }).execute();
}
