import { text } from "node:stream/consumers";
import { compute, WrongInput } from "./compute.js";
import { methods } from "@chengqi/domain/methods/methods";

interface Streams {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

const usage = `chengqi start [--port …] [--data-dir …] [--database-url …]
chengqi compute --list
chengqi compute <method> < input.json > output.json
`;

/** Runs one command. @returns the exit code: 0 done, 2 the call or its input is wrong */
export async function runCommand(args: readonly string[], { stdin, stdout, stderr }: Streams): Promise<number> {
  const [command, subject] = args;
  if (command === "start") {
    process.argv.splice(2, process.argv.length, ...args.slice(1));
    await import("@chengqi/server/main");
    return 0;
  }
  if (command === "compute" && subject === "--list") {
    stdout.write(`${[...methods.keys()].join("\n")}\n`);
    return 0;
  }
  if (command !== "compute" || subject === undefined) {
    stderr.write(usage);
    return 2;
  }
  try {
    stdout.write(`${compute(subject, await text(stdin))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    stderr.write(`chengqi: ${error.message}\n`);
    return 2;
  }
}
