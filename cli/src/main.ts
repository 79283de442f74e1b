import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { methods } from "@chengqi/domain/methods/methods";
import { Cancelled } from "@chengqi/server/computing/compute";
import { chains } from "./chains.js";
import { compute, methodNamed, WrongInput } from "./compute.js";
import { restoreBackup, writeBackup } from "./backup.js";
import { evaluateCall } from "./evaluate.js";
import { rotateKey, writePublicKey } from "./keys.js";
import { importFile } from "./import.js";
import { methodHelp } from "./method-help.js";
import { rules } from "./rules.js";
import { user } from "./user.js";
import { verify } from "./verify.js";

interface Streams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

const usage = `chengqi start [--port …] [--data-dir …] [--database-url …]
chengqi compute --list
chengqi compute <method> --help
chengqi compute <method> [--time-limit seconds] < input.json > output.json
chengqi evaluate --facts facts.json [--vocabulary names.json] [--today 2020-12-31] '<expression>'
chengqi rules check <file or folder>…
chengqi rules compare <file> [--lang zh|en]
chengqi chains check <file or folder>…
chengqi import <file> --kind firms … [--dry-run]
chengqi import list
chengqi import undo <id> --reason …
chengqi verify [--data-dir … | --database-url … | <exported file>] [--heads folder] [--public-key file]… [--export file]
chengqi backup <file> [--data-dir … | --database-url …] [--heads folder]
chengqi restore <file> [--data-dir … | --database-url …] [--heads folder]
chengqi public-key [--data-dir …]
chengqi user create-first-admin --email … --name … [--public-url https://…] [--data-dir … | --database-url …]
chengqi rotate-key [--data-dir …]
`;

/** Runs one command. @returns the exit code: 0 done, 1 something broke, 2 the call or its input is wrong, 130 cancelled */
export async function runCommand(args: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> {
  const [command, ...rest] = args;
  if (command === "start") {
    process.argv.splice(2, process.argv.length, ...rest);
    await import("@chengqi/server/main");
    return 0;
  }
  const run = commands.get(command ?? "");
  try {
    if (!run) throw new WrongInput(usage);
    return (await run(rest, streams, signal)) === false ? 1 : 0;
  } catch (error) {
    if (error instanceof Cancelled) return 130;
    const wrong = error instanceof WrongInput || (error as { code?: unknown }).code?.toString().startsWith("ERR_PARSE_ARGS");
    const { message } = error as Error;
    streams.stderr.write(message === usage ? usage : `chengqi: ${message}\n`);
    return wrong ? 2 : 1;
  }
}

type Run = (args: readonly string[], streams: Streams, signal?: AbortSignal) => Promise<void | boolean>;

const writing = (run: (args: readonly string[], write: (text: string) => void) => Promise<void | boolean>): Run =>
  (args, { stdout }) => run(args, (said) => void stdout.write(said));

/** What is false ends with 1. */
const commands: ReadonlyMap<string, Run> = new Map<string, Run>([
  ["compute", runCompute],
  ["evaluate", runEvaluate],
  ["rules", writing(rules)],
  ["chains", writing(chains)],
  ["import", writing(importFile)],
  ["user", writing(user)],
  ["verify", writing(verify)],
  ["backup", writing(writeBackup)],
  ["restore", writing(restoreBackup)],
  ["public-key", writing(writePublicKey)],
  ["rotate-key", writing(rotateKey)],
]);

async function runCompute(args: readonly string[], { stdin, stdout }: Streams, signal?: AbortSignal): Promise<void> {
  const { values, positionals: [name, ...more] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { list: { type: "boolean" }, help: { type: "boolean", short: "h" }, "time-limit": { type: "string" } },
  });
  if (values.list) {
    await write(stdout, [...methods.values()].map(({ name: one, title }) => `${one}\t${title.zh}\t${title.en}\n`));
    return;
  }
  if (name === undefined || more.length > 0) throw new WrongInput(usage);
  const method = methodNamed(name);
  if (values.help) {
    await write(stdout, [await methodHelp(method)]);
    return;
  }
  const limit = values["time-limit"];
  const timeLimitS = limit === undefined ? undefined : Number(limit);
  if (timeLimitS !== undefined && !(timeLimitS > 0)) throw new WrongInput(`--time-limit: found ${JSON.stringify(limit)}, expected seconds above 0`);
  const pieces = await compute(name, await text(stdin), { timeLimitS, signal });
  await write(stdout, pieces);
  await write(stdout, ["\n"]);
}

async function runEvaluate(args: readonly string[], { stdin, stdout }: Streams): Promise<void> {
  const { values, positionals: [expression, ...more] } = parseArgs({
    args: [...args], allowPositionals: true, options: { facts: { type: "string" }, vocabulary: { type: "string" }, today: { type: "string" } },
  });
  if (expression === undefined || more.length > 0) throw new WrongInput(usage);
  const facts = values.facts === undefined || values.facts === "-" ? await text(stdin) : fileText("--facts", values.facts);
  const vocabulary = values.vocabulary === undefined ? undefined : fileText("--vocabulary", values.vocabulary);
  const now = new Date();
  const today = values.today ?? [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  await write(stdout, [`${evaluateCall({ expression, facts, vocabulary, today })}\n`]);
}

function fileText(option: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new WrongInput(`${option}: found ${JSON.stringify(file)}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}), expected a file`);
  }
}

/** Writes at the pace of the reader; ends quietly when nobody reads any longer. */
async function write(stream: NodeJS.WritableStream, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!stream.writable) return;
    if (!stream.write(piece)) await Promise.race([once(stream, "drain"), once(stream, "close")]);
  }
}

const once = (stream: NodeJS.WritableStream, event: string): Promise<void> => new Promise((resolve) => stream.once(event, () => resolve()));
