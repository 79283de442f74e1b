import { mkdtemp, readFile, rm, stat, truncate, writeFile, copyFile, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readHeads } from "@chengqi/domain/acts/heads";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { recordAct } from "./record.js";
import { openSigner, type Signer, type SignerConfig } from "./signer.js";
import { makeSigningKey, nextKeyFile, verifySignature } from "./signing-key.js";

const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };

describe.each(engines)("signed heads on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  let folder: string;
  let config: SignerConfig;
  let signer: Signer | undefined;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chengqi-heads-"));
    config = { headsDir: path.join(folder, "heads"), keyFile: path.join(folder, "signing-key.pem"), makeKey: true, accept: "none" };
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const file = () => path.join(config.headsDir, "510100.jsonl");
  const heads = async () => readHeads((await readFile(file(), "utf8")).split("\n").slice(0, -1), "510100", verifySignature);
  async function start(more: Partial<SignerConfig> = {}): Promise<string[]> {
    const said: string[] = [];
    signer = await openSigner({ ...config, ...more }, fresh.database.owner, (line) => said.push(line));
    fresh.database.onAppended(signer.sign);
    return said;
  }
  async function stop(): Promise<void> {
    await signer?.close();
    signer = undefined;
    fresh.database.onAppended(() => Promise.resolve());
  }
  const act = (n = 0) => fresh.database.act(zone, (tx) =>
    recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: `r${n}` }, reason: null, data: n }));

  test("a head is on the disk before whoever acts is answered, and fifty at once are all covered", async () => {
    await start();
    const recorded = await act();
    expect(await heads()).toMatchObject({ last: { seq: recorded.seq, hash: recorded.hash }, faults: [], foreign: [] });
    expect(signer?.last("510100")?.seq).toBe(recorded.seq);
    const covered = await Promise.all(Array.from({ length: 50 }, async (_, n) => {
      const { seq } = await act(n);
      return ((await heads()).last?.seq ?? 0) >= seq;
    }));
    expect(covered).not.toContain(false);
    expect(await heads()).toMatchObject({ faults: [], foreign: [] });
    expect((await stat(config.keyFile)).mode & 0o777).toBe(0o600);
  });

  test("what was committed and not signed is signed at the next start, and said", async () => {
    await start();
    const signed = await act();
    await stop();
    const unsigned = await act();
    await act();
    expect(await start()).toEqual([`Signed acts ${unsigned.seq} to ${unsigned.seq + 1} of city 510100, which were committed without a signature`]);
    expect((await heads()).found.at(-1)).toEqual([signed.seq + 1, signed.seq + 2]);
    await stop();
    expect(await start()).toEqual([]);
  });

  test("a head that was cut off while it was written is written anew", async () => {
    await start();
    const { seq } = await act();
    await stop();
    await truncate(file(), (await stat(file())).size - 20);
    expect(await start()).toHaveLength(1);
    expect(await heads()).toMatchObject({ last: { seq }, faults: [] });
  });

  test("acts that somebody else appends while the server runs are marked", async () => {
    await start();
    const mine = await act();
    await sql`
      insert into city.act select city_id, seq + 1, gen_random_uuid(), at, actor_role, actor_user, actor_body, kind, subject_kind, subject_id, scope_zone,
        scope_body, scope_firm, public, reason, data, persons, hash, repeat('a', 64) from city.act where seq = ${mine.seq}`.execute(fresh.database.owner);
    await act();
    expect((await heads()).foreign).toEqual([[mine.seq + 1, mine.seq + 1]]);
    await stop();
    // Such an act does not bear the hash of its content either, so that the rest of these tests needs a new chain.
    await fresh.drop();
    fresh = await freshDatabase(engine);
  });

  test("a database behind its heads is refused with the ways out, and taken when the loss is accepted", async () => {
    await start();
    const first = await act();
    await act();
    await stop();
    await sql.raw("alter table city.act disable trigger user; alter table city.act_head disable trigger user").execute(fresh.database.owner);
    await sql`delete from city.act where seq > ${first.seq}`.execute(fresh.database.owner);
    await sql`update city.act_head set seq = ${first.seq}, hash = ${first.hash}`.execute(fresh.database.owner);
    await sql.raw("alter table city.act enable trigger user; alter table city.act_head enable trigger user").execute(fresh.database.owner);
    await expect(start()).rejects.toThrow(/^The database ends with act .* 1 acts are missing; restore a later backup, or accept the loss by starting once with HEADS_ACCEPT=lost-acts\.$/);
    expect(await start({ accept: "lost-acts" })).toEqual([`Acts ${first.seq + 1} to ${first.seq + 1} of city 510100 are lost; this is signed`]);
    await act();
    await stop();
    expect(await start()).toEqual([]);
    expect(await heads()).toMatchObject({ last: { seq: first.seq + 1 }, lost: [{ from: first.seq + 1, to: first.seq + 1 }], faults: [] });
  });

  test("a database whose signed act was changed is refused", async () => {
    await start();
    const { seq } = await act();
    await stop();
    const change = (reason: string | null) => sql.raw(`alter table city.act disable trigger user; update city.act set reason = ${reason} where seq = ${seq};
      alter table city.act enable trigger user`).execute(fresh.database.owner);
    await change("'x'");
    await expect(start()).rejects.toThrow(/not those that were signed \(first seen at act \d+\); find out which with: chengqi verify/);
    await change("null");
    expect(await start()).toEqual([]);
  });

  test("a new key is named by the old one; a key that nobody named is refused unless it is accepted", async () => {
    await start();
    await act();
    await stop();
    const before = (await heads()).key;
    await makeSigningKey(nextKeyFile(config.keyFile));
    await start();
    await act();
    const after = await heads();
    expect(after).toMatchObject({ key: signer?.key, faults: [] });
    expect(after.key).not.toBe(before);
    await stop();
    await rename(config.keyFile, `${config.keyFile}.aside`);
    await expect(start()).rejects.toThrow(/put back the former key, or start once with HEADS_ACCEPT=new-key\.$/);
    await start({ accept: "new-key" });
    await act();
    await stop();
    expect((await heads()).faults).toMatchObject([{ what: "unknown-key" }]);
    expect(await start()).toEqual([]);
  });

  test("a changed file of heads and a wrong key file are refused in one line", async () => {
    await start();
    await act();
    await stop();
    await copyFile(file(), path.join(folder, "copy"));
    await writeFile(file(), (await readFile(file(), "utf8")).replace(/"hash":"./, '"hash":"g'));
    await expect(start()).rejects.toThrow(/line 2: unreadable; put back a copy/);
    await copyFile(path.join(folder, "copy"), file());
    await writeFile(config.keyFile, "no key");
    await expect(start()).rejects.toThrow(/^The signing key .* cannot be used/);
    await expect(start({ keyFile: path.join(folder, "none.pem"), makeKey: false })).rejects.toThrow(/^SIGNING_KEY_FILE .*: is not there/);
  });
});
