import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hashedText, noHash } from "@chengqi/domain/acts/act";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { evidenceIn, evidenceOf, exported } from "./evidence.js";
import { recordAct } from "./record.js";
import { reportOn } from "./report.js";
import { openSigner, type Signer } from "./signer.js";
import { actOf, sha256 } from "./sql.js";

const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };
const kept = "create table public.kept_act as table city.act; create table public.kept_head as table city.act_head";
const back = "delete from city.act; insert into city.act table public.kept_act; delete from city.act_head; insert into city.act_head table public.kept_head";
const triggers = (how: "enable" | "disable") => `alter table city.act ${how} trigger user; alter table city.act_head ${how} trigger user`;
/** Shifts the numbers of what follows an act, without two of them ever being equal. */
const shift = (after: number, by: number) => `update city.act set seq = seq + 1000 where seq > ${after}; update city.act set seq = seq - 1000 + ${by} where seq > 1000`;
const copyOf = (seq: number, to: number) => `insert into city.act select city_id, ${to}, gen_random_uuid(), at, actor_role, actor_user, actor_body, kind, subject_kind,
  subject_id, scope_zone, scope_body, scope_firm, public, 'forged', data, persons, previous_hash, hash from city.act where seq = ${seq}`;

describe.each(engines)("the verification of a database on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  let folder: string;
  let signer: Signer;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    folder = await mkdtemp(path.join(tmpdir(), "chengqi-evidence-"));
    signer = await openSigner({ headsDir: folder, keyFile: path.join(folder, "key.pem"), makeKey: true, accept: "none" }, fresh.database.owner, () => undefined);
    fresh.database.onAppended(signer.sign);
    for (let n = 1; n <= 10; n++) {
      await fresh.database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: `r${n}` }, reason: `第 ${n} 次`, data: { n } }));
    }
    await sql.raw(kept).execute(fresh.database.owner);
    await sql.raw(triggers("disable")).execute(fresh.database.owner);
  });
  afterEach(() => sql.raw(back).execute(fresh.database.owner));
  afterAll(async () => {
    await signer.close();
    await fresh.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const report = async () => reportOn((await evidenceIn(fresh.database, folder))[0]!, []);

  /** Makes every hash of the database anew, and the head too, as somebody does who knows how. */
  async function bindAnew(): Promise<void> {
    const rows = await fresh.database.owner.selectFrom("city.act").selectAll().orderBy("seq").execute();
    let previous = noHash;
    for (const row of rows) {
      const act = { ...actOf(row), previousHash: previous };
      previous = sha256(hashedText(act));
      await sql`update city.act set previous_hash = ${act.previousHash}, hash = ${previous} where seq = ${row.seq}`.execute(fresh.database.owner);
    }
    await sql`update city.act_head set seq = ${rows.at(-1)?.seq ?? 0}, hash = ${previous}`.execute(fresh.database.owner);
  }

  test("finds nothing in what nobody touched", async () => {
    expect(await report()).toMatchObject({ faults: [], notices: [], summary: expect.stringMatching(/^City 510100: 10 acts; last signed: act 10 on .*, key [0-9a-f]{16}$/) });
  });

  test.each([
    ["at", "at + interval '1 ms'"], ["actor_role", "'auditor'"], ["actor_user", "'x'"], ["actor_body", "null"], ["kind", "'x'"], ["subject_kind", "'x'"],
    ["subject_id", "'x'"], ["scope_zone", "'x'"], ["scope_body", "'x'"], ["scope_firm", "'x'"], ["public", "true"], ["reason", "null"],
    ["data", "'{\"n\":5.0}'"], ["data", "' ' || data"], ["data", "'{'"], ["persons", "'{x}'"], ["id", "gen_random_uuid()"], ["hash", "repeat('0', 64)"], ["previous_hash", "repeat('0', 64)"],
  ])("names an act whose %s became %s", async (column, value) => {
    await sql.raw(`update city.act set ${column} = ${value} where seq = 5`).execute(fresh.database.owner);
    const { faults } = await report();
    expect(faults[0]).toBe("Act 5 was changed.");
    await bindAnew();
    // An act that is bound anew with all its own content is the act itself again.
    expect((await report()).faults).toEqual(column.endsWith("hash") ? [] : ["Act 5 was changed."]);
  });

  test.each([
    ["removed", "delete from city.act where seq = 4", ["Act 4 was removed."]],
    ["several removed", "delete from city.act where seq in (4, 5, 8)", ["Acts 4 to 5 were removed.", "Act 8 was removed."]],
    ["removed and moved down", `delete from city.act where seq = 4; ${shift(4, -1)}`, ["Act 4 was removed.", "Acts 4 to 9 were reordered: there stand acts 5 to 10."]],
    ["truncated", "delete from city.act where seq > 7", ["Acts 8 to 10 were truncated."]],
    ["emptied", "truncate city.act", ["Acts 1 to 10 were truncated."]],
    ["inserted", `${shift(5, 1)}; ${copyOf(5, 6)}`, ["Act 6 was inserted.", "Acts 7 to 11 were reordered: there stand acts 6 to 10."]],
    ["swapped", "update city.act set seq = 99 where seq = 3; update city.act set seq = 3 where seq = 8; update city.act set seq = 8 where seq = 99",
      ["Act 3 was reordered: there stands act 8.", "Act 8 was reordered: there stands act 3."]],
    ["changed twice", "update city.act set reason = 'x' where seq in (2, 9)", ["Act 2 was changed.", "Act 9 was changed."]],
  ])("names what was %s, also with all hashes made anew", async (_, statements, expected) => {
    await sql.raw(statements).execute(fresh.database.owner);
    const { faults } = await report();
    expect(faults.filter((text) => !text.startsWith("The database notes"))).toEqual(expected);
    await bindAnew();
    expect((await report()).faults).toEqual(expected);
  });

  test("names what stands after the database's own last act", async () => {
    await sql.raw(copyOf(10, 11)).execute(fresh.database.owner);
    await sql`update city.act set previous_hash = (select hash from city.act where seq = 10) where seq = 11`.execute(fresh.database.owner);
    await sql`update city.act set hash = ${sha256(hashedText(actOf(await fresh.database.owner.selectFrom("city.act").selectAll().where("seq", "=", 11).executeTakeFirstOrThrow())))} where seq = 11`.execute(fresh.database.owner);
    expect((await report()).faults).toEqual(["The database notes act 10 as the last; the last one there is 11: truncated or inserted."]);
  });

  test("names a line of the heads that was changed, and a file that is gone", async () => {
    const file = path.join(folder, "510100.jsonl");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace('"seq":6', '"seq":7'));
    expect((await report()).faults).toEqual(["Line 7 of the heads: the signature is wrong."]);
    await rm(file);
    expect((await report()).faults).toEqual(["No signed heads: nothing shows that acts at the end are missing."]);
    await writeFile(file, text);
  });

  test("names a role that somebody wrote into the database without an act", async () => {
    await sql`insert into governance.membership (city_id, id, user_id, role, valid_from, granted_by) values ('510100', 'm1', 'u', 'auditor', '2026-01-01', 'v')`.execute(fresh.database.owner);
    expect((await report()).faults).toEqual(["Membership m1 stands in the database and no act granted it."]);
    await sql`delete from governance.membership`.execute(fresh.database.owner);
  });

  test("an export is judged like the database, and only by the keys one trusts", async () => {
    const lines = [...exported(await evidenceIn(fresh.database, folder), new Date(0))];
    const judge = (text: string, trusted: string[] = []) => evidenceOf(text).map((city) => reportOn(city, trusted).faults);
    expect(judge(lines.join(""))).toEqual([[]]);
    expect(judge(lines.join(""), [signer.key])).toEqual([[]]);
    expect(judge(lines.join(""), ["other"])).toEqual([["Line 1 of the heads: the key is neither named by the one before nor known."]]);
    expect(judge(lines.filter((line) => !line.includes('"seq":4')).join(""))[0]).toContain("Act 4 was removed.");
    expect(judge(lines.join("").replace("第 6 次", "第 7 次"))).toEqual([["Act 6 was changed."]]);
    expect(judge(`${lines.join("")}${lines[3]}`)).toEqual([["Act 3 was inserted."]]);
    expect(() => judge(`${lines.join("")}x\n`)).toThrow(/^line 23: found something else/);
  });
});
