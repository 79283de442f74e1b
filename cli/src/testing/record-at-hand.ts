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
