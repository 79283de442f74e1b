import path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { recordAct } from "@chengqi/server/acts/record";
import { openSigner } from "@chengqi/server/acts/signer";
import { openDatabase } from "@chengqi/server/db/database";
import { runCommand } from "../main.js";

const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };

/** Runs `chengqi` with arguments. @returns its exit code and everything it said */
export async function call(...args: string[]): Promise<{ code: number; said: string }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const all = [text(streams.stdout), text(streams.stderr)];
  const code = await runCommand(args, streams);
  streams.stdout.end();
  streams.stderr.end();
  return { code, said: (await Promise.all(all)).join("") };
}

/** Erases who did the acts in the database of a directory. @returns how many people were forgotten */
export async function forgetActors(directory: string): Promise<number> {
  const database = await openDatabase({ directory });
  const admin: Actor = { ...visitorOf("510100"), role: "system-admin", userId: "u-admin" };
  const acts = await database.owner.selectFrom("city.act").select("actor_user").distinct().execute();
  const done = await database.act(admin, (tx) => Promise.all(acts.map(({ actor_user: reference }) =>
    tx.selectNoFrom((e) => e.fn<boolean>("city.erase_person", [e.val("510100"), e.val(reference)]).as("done")).executeTakeFirst())));
  await database.close();
  return done.filter((row) => row?.done === true).length;
}

/** Records acts in the database of a directory, made where it is not there; not signed: as if the process had died before. */
export async function record(directory: string, count: number, signed = true): Promise<void> {
  const database = await openDatabase({ directory });
  const signer = await openSigner({ headsDir: path.join(directory, "heads"), keyFile: path.join(directory, "signing-key.pem"), makeKey: true, accept: "none" }, database.owner, () => undefined);
  if (signed) database.onAppended(signer.sign);
  for (let n = 0; n < count; n++) {
    await database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: "因", data: n }));
  }
  await signer.close();
  await database.close();
}
