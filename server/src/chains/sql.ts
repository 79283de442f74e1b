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

/** Every version of every chain of the city, or of one, by id and version. */
export async function chainVersions(tx: Tx, cityId: string, id?: string): Promise<StoredChain[]> {
  let query = tx.selectFrom("city.chain_version").select(["origin", "saved_at as savedAt", "sha256"]).where("city_id", "=", cityId);
  if (id !== undefined) query = query.where("chain_id", "=", id);
  const rows = await query.orderBy("chain_id").orderBy("version").execute();
  const unknown = rows.flatMap(({ sha256 }) => (checked.has(sha256) ? [] : sha256));
  const read = unknown.length === 0 ? [] : await tx.selectFrom("city.chain_version").select(["sha256", "content"]).where("city_id", "=", cityId).where("sha256", "in", unknown).execute();
  const fresh = new Map(read.map(({ sha256, content }) => [sha256, chainFileSchema.parse(typeof content === "string" ? JSON.parse(content) : content)]));
  const all = rows.map(({ sha256, ...row }): StoredChain => ({ ...row, chain: (checked.get(sha256) ?? fresh.get(sha256))! }));
  if (checked.size + fresh.size > mostChecked) checked.clear();
  for (const [sha256, chain] of fresh) checked.set(sha256, chain);
  return all;
}

/** The version in force on a day: of those that begin by then and have not ended, the last. */
export const inForceOn = (versions: readonly StoredChain[], day: string): StoredChain | undefined =>
  versions.filter(({ chain }) => chain.validFrom <= day && (chain.validTo === undefined || chain.validTo > day)).at(-1);

/** Every chain in force on a day. */
export const chainsOn = async (tx: Tx, cityId: string, day: string): Promise<ChainFile[]> =>
  [...grouped(await chainVersions(tx, cityId), ({ chain }) => chain.id).values()].flatMap((versions) => inForceOn(versions, day)?.chain ?? []);

/** The version a year's firms are placed by: the one in force on its last day, else the first there is. */
export const versionOfYear = (versions: readonly StoredChain[], year: number): StoredChain | undefined => inForceOn(versions, `${year}-12-31`) ?? versions[0];

/** One version of each chain for a year, by id. */
export const chainsOfYear = (versions: readonly StoredChain[], year: number): ChainFile[] =>
  [...grouped(versions, ({ chain }) => chain.id).values()].flatMap((of) => versionOfYear(of, year)?.chain ?? []);

export async function insertChain(tx: Tx, cityId: string, chain: ChainFile): Promise<void> {
  const content = JSON.stringify(chain);
  await tx.insertInto("city.chain_version").values({
    city_id: cityId, chain_id: chain.id, version: chain.version, origin: "city", valid_from: chain.validFrom, valid_to: chain.validTo ?? null,
    content, sha256: createHash("sha256").update(content).digest("hex"),
  }).execute();
}
