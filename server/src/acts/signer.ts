import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { hashedText, noHash, type Act } from "@chengqi/domain/acts/act";
import { readHeads, type Heads } from "@chengqi/domain/acts/heads";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import { StartError } from "../lifecycle/start-error.js";
import { forgetSigned, strangerBetween } from "./appended.js";
import { openHeadsFile, type HeadsFile } from "./heads-file.js";
import { fingerprint, nextKeyFile, openSigningKey, replaceKey, verifySignature, type SigningKey } from "./signing-key.js";
import { actOf, sha256 } from "./sql.js";

export const acceptances = ["none", "lost-acts", "new-key"] as const;

export interface SignerConfig {
  readonly headsDir: string;
  readonly keyFile: string;
  /** Whether a missing key may be made. */
  readonly makeKey: boolean;
  /** What the operator accepts at this start. */
  readonly accept: (typeof acceptances)[number];
}

export interface Signer {
  readonly key: string;
  /** Returns once a head is on the disk that covers the acts, which are committed. */
  sign(acts: readonly Act[]): Promise<void>;
  /** The last signed head of a city. */
  last(cityId: string): Heads["last"];
  close(): Promise<void>;
}

interface Chain {
  readonly file: HeadsFile;
  last: NonNullable<Heads["last"]>;
  newest: Act | null;
  turn: Promise<void>;
}

/**
 * Compares the database with the heads that were signed and signs what is committed without a head, as after a crash.
 * @throws StartError if the database is behind its heads or differs from them
 */
export async function openSigner(config: SignerConfig, owner: Kysely<Tables>, say: (line: string) => void): Promise<Signer> {
  await mkdir(config.headsDir, { recursive: true });
  const key = await currentKey(config);
  const heads = await owner.selectFrom("city.act_head").selectAll().execute();
  const filed = (await readdir(config.headsDir)).filter((name) => name.endsWith(".jsonl")).map((name) => name.slice(0, -6));
  const chains = new Map<string, Chain>();
  for (const cityId of new Set([...filed, ...heads.map(({ city_id }) => city_id)])) {
    const head = heads.find(({ city_id }) => city_id === cityId) ?? { seq: 0, hash: noHash };
    chains.set(cityId, await reconciled(config, key, owner, { cityId, ...head }, say));
  }
  return {
    key: key.key,
    sign: async (acts) => {
      const newest = acts.at(-1);
      if (newest) await signUpTo(await chainOf(chains, config, key, newest.cityId), key, newest);
    },
    last: (cityId) => chains.get(cityId)?.last ?? null,
    close: async () => {
      for (const { file, turn } of chains.values()) {
        await turn.catch(() => undefined);
        await file.close();
      }
    },
  };
}

/** The key in use; a new one that waits takes over here, named by the old one in every file. */
async function currentKey({ keyFile, makeKey, headsDir }: SignerConfig): Promise<SigningKey> {
  const old = await openSigningKey(keyFile, makeKey);
  if (!existsSync(nextKeyFile(keyFile))) return old;
  const next = await openSigningKey(nextKeyFile(keyFile), false);
  for (const name of await readdir(headsDir)) {
    if (!name.endsWith(".jsonl")) continue;
    const cityId = name.slice(0, -6);
    const file = await openHeadsFile(headsDir, cityId);
    if (readHeads(file.lines, cityId, verifySignature).key === old.key) await file.append({ type: "key", at: now(), key: next.key }, old);
    await file.close();
  }
  await replaceKey(keyFile, old);
  return next;
}

const now = () => new Date().toISOString();
const before = { seq: 0, hash: noHash, at: "" };

interface DatabaseHead {
  readonly cityId: string;
  readonly seq: number;
  readonly hash: string;
}

async function reconciled(config: SignerConfig, key: SigningKey, owner: Kysely<Tables>, head: DatabaseHead, say: (line: string) => void): Promise<Chain> {
  const { cityId } = head;
  const file = await openHeadsFile(config.headsDir, cityId);
  const heads = readHeads(file.lines, cityId, verifySignature, config.accept === "new-key" ? keysIn(file) : []);
  await needKey(config, key, file, heads, cityId);
  const chain: Chain = { file, last: heads.last ?? before, newest: null, turn: Promise.resolve() };
  if (chain.last.seq > head.seq) await acceptLoss(config, key, chain, head, say);
  await signFound(key, owner, chain, head, say);
  return chain;
}

/** Every key a file names; to be believed only where the operator says so. */
const keysIn = (file: HeadsFile): string[] =>
  file.lines.flatMap((line) => (line.startsWith('{"type":"key"') ? [(JSON.parse(line) as { key: string }).key] : []));

async function needKey({ accept, headsDir, keyFile }: SignerConfig, key: SigningKey, file: HeadsFile, heads: Heads, cityId: string): Promise<void> {
  // A key that was accepted once is known from then on by the key in use itself.
  const faults = heads.faults.filter(({ what }) => what !== "unknown-key");
  if (faults[0]) throw new StartError(`${headsDir}/${cityId}.jsonl line ${faults[0].line}: ${faults[0].what}; put back a copy of the file, or find out with: chengqi verify.`);
  if (heads.key === key.key) return;
  if (heads.key !== null && accept !== "new-key") {
    throw new StartError(
      `The heads of city ${cityId} are signed by key ${fingerprint(heads.key)} and ${keyFile} is ${fingerprint(key.key)}; put back the former key, or start once with HEADS_ACCEPT=new-key.`,
    );
  }
  await file.append({ type: "key", at: now(), key: key.key }, key);
}

async function acceptLoss({ accept }: SignerConfig, key: SigningKey, chain: Chain, { cityId, seq, hash }: DatabaseHead, say: (line: string) => void): Promise<void> {
  const { last } = chain;
  if (accept !== "lost-acts") {
    throw new StartError(
      `The database ends with act ${seq} of city ${cityId}, but act ${last.seq} was signed on ${last.at}: ${last.seq - seq} acts are missing; restore a later backup, or accept the loss by starting once with HEADS_ACCEPT=lost-acts.`,
    );
  }
  const at = now();
  await chain.file.append({ type: "lost", city: cityId, at, seq, hash, lostTo: last.seq }, key);
  say(`Acts ${seq + 1} to ${last.seq} of city ${cityId} are lost; this is signed`);
  chain.last = { seq, hash, at };
}

/** Signs what was committed and not signed, provided that it follows the last head. */
async function signFound(key: SigningKey, owner: Kysely<Tables>, chain: Chain, { cityId, seq, hash }: DatabaseHead, say: (line: string) => void): Promise<void> {
  const { last } = chain;
  const wrong = await firstWrong(owner, cityId, last);
  if (wrong !== null) {
    throw new StartError(`The acts of city ${cityId} are not those that were signed (first seen at act ${wrong ?? seq}); find out which with: chengqi verify, and restore a backup.`);
  }
  if (seq === last.seq) return;
  const at = now();
  await chain.file.append({ type: "head", city: cityId, at, seq, hash, found: [last.seq + 1, seq] }, key);
  say(`Signed acts ${last.seq + 1} to ${seq} of city ${cityId}, which were committed without a signature`);
  chain.last = { seq, hash, at };
}

const page = 2000;

/** Number of the first act, from the last signed one on, that does not follow the one before; null if all do, up to the database's head. */
async function firstWrong(owner: Kysely<Tables>, cityId: string, signed: { seq: number; hash: string }): Promise<number | null> {
  let end = signed;
  if (signed.seq > 0) {
    const act = await owner.selectFrom("city.act").selectAll().where("city_id", "=", cityId).where("seq", "=", signed.seq).executeTakeFirst();
    if (!act || act.hash !== signed.hash || sha256(hashedText(actOf(act))) !== act.hash) return signed.seq;
  }
  for (;;) {
    const acts = (await owner.selectFrom("city.act").selectAll()
      .where("city_id", "=", cityId).where("seq", ">", end.seq).orderBy("seq").limit(page).execute()).map(actOf);
    for (const act of acts) {
      if (act.seq !== end.seq + 1 || act.previousHash !== end.hash || sha256(hashedText(act)) !== act.hash) return act.seq;
      end = act;
    }
    if (acts.length < page) break;
  }
  const head = await owner.selectFrom("city.act_head").select(["seq", "hash"]).where("city_id", "=", cityId).executeTakeFirst();
  return (head?.seq ?? 0) === end.seq && (head === undefined || head.hash === end.hash) ? null : end.seq + 1;
}

async function chainOf(chains: Map<string, Chain>, { headsDir }: SignerConfig, key: SigningKey, cityId: string): Promise<Chain> {
  const known = chains.get(cityId);
  if (known) return known;
  const file = await openHeadsFile(headsDir, cityId);
  // Two first acts at once make one chain.
  const other = chains.get(cityId);
  if (other) return other;
  const chain: Chain = { file, last: before, newest: null, turn: file.append({ type: "key", at: now(), key: key.key }, key) };
  chains.set(cityId, chain);
  return chain;
}

/** One head for all acts that were committed while the one before was written. */
async function signUpTo(chain: Chain, key: SigningKey, act: Act): Promise<void> {
  if (act.seq > (chain.newest?.seq ?? 0)) chain.newest = act;
  const turn = chain.turn.catch(() => undefined).then(async () => {
    const { newest, last } = chain;
    if (!newest || newest.seq <= last.seq) return;
    const stranger = strangerBetween(last, newest);
    const line = { type: "head", city: newest.cityId, at: now(), seq: newest.seq, hash: newest.hash } as const;
    await chain.file.append(stranger === null ? line : { ...line, foreign: [last.seq + 1, stranger] }, key);
    chain.last = line;
    forgetSigned(newest.cityId, newest.seq);
  });
  chain.turn = turn;
  return turn;
}
