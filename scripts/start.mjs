// One command from a clean clone to the running platform: install, build, start. Uses nothing but Node itself,
// because nothing else is there yet.
import { existsSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { buildServer, buildWeb, cache } from "./build.mjs";
import { install, needNode } from "./install.mjs";
import { at, Refusal, run, say } from "./machine.mjs";

/** While the pages are still being built, the other core makes the blank database. */
async function prepareDatabase() {
  const onServer = process.env.DATABASE_URL || process.argv.some((flag) => flag.startsWith("--database-url"));
  const kept = existsSync(cache) && readdirSync(cache).some((name) => name.startsWith("blank-"));
  if (!onServer && !kept) await run("Preparing the database", process.execPath, [at("server/dist/db/prepare-blank.js")]);
}

try {
  needNode();
  await install();
  await Promise.all([buildServer().then(prepareDatabase), buildWeb()]);
} catch (error) {
  process.stderr.write(`chengqi: ${error instanceof Refusal ? error.message : error.stack}\n`);
  process.exit(1);
}
say("Starting");
await import(pathToFileURL(at("server/dist/main.js")).href);
