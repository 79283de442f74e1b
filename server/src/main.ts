import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { openSigner, type Signer } from "./acts/signer.js";
import { buildApp } from "./app.js";
import { openChainWork } from "./chains/work.js";
import { readConfig, type Config } from "./config.js";
import { openDatabase, type Database } from "./db/database.js";
import { explainListening, needPort } from "./lifecycle/port.js";
import { progressLines, type Progress } from "./lifecycle/progress.js";
import { selfTest } from "./lifecycle/self-test.js";
import { fileStoreIn } from "./imports/file-store.js";
import { openImportWork } from "./imports/work.js";
import { StartError } from "./lifecycle/start-error.js";
import { stopOnSignals } from "./lifecycle/stop.js";
import type { Sender } from "./notices/sender.js";
import { senderOn } from "./notices/start.js";
import { chainFilesFor } from "./packs/chain-files-for.js";
import { upgradeProducts } from "./packs/firm-products.js";
import { upgradeGovernance } from "./packs/governance.js";
import { loadCity } from "./packs/load-city.js";
import { readCityPack, readPack, type CityPack } from "./packs/pack.js";
import { bringImports } from "./packs/pack-imports.js";
import { signInOn } from "./sign-in/start.js";
import type { SignIn } from "./sign-in/sign-in.js";

const packs = fileURLToPath(new URL("../../data/", import.meta.url));
const backupEveryMs = 3_600_000;
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function main(): Promise<void> {
  const progress = progressLines((line) => process.stdout.write(line));
  const config = readConfig(process.argv.slice(2), process.env);
  await needPort(config.host, config.port);
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    databaseAppUrl: config.databaseAppUrl,
    directory: config.dataDir,
    onProgress: progress.say,
  });
  const running: Running = { database, loaded: false, stopping: false };
  stopOnSignals(() => stop(running, progress));
  try {
    await run(running, config, progress);
  } catch (error) {
    // A stop in the middle of loading makes the load fail; the stop ends the process.
    if (running.stopping) return;
    await database.close().catch(() => undefined);
    throw error;
  }
}

interface Running {
  database: Database;
  app?: FastifyInstance;
  signer?: Signer;
  signIn?: SignIn;
  sender?: Sender;
  backups?: NodeJS.Timeout;
  loaded: boolean;
  stopping: boolean;
}

async function run(running: Running, config: Config, progress: Progress): Promise<void> {
  const { database } = running;
  const pack = await readCityPack(join(packs, config.city)).catch(unknownCity(config.city));
  const { id: cityId } = pack.city;
  database.onBreakdown((error) => fail(new StartError(`The embedded database broke down (${firstLine(error)}); start again, what was committed is kept.`)));
  await selfTest(database);
  const signer = await openSigner(config.signer, database.owner, (line) => process.stdout.write(`  ${line}.\n`));
  database.onAppended(signer.sign);
  running.signer = signer;
  const signIn = await signInOn(database, cityId, config);
  running.signIn = signIn;
  const sender = await senderOn(database, config.notices, config.signIn.publicUrl, (line) => process.stderr.write(`chengqi: ${line}\n`));
  running.sender = sender;
  const chains = openChainWork(database, cityId);
  const files = fileStoreIn(join(config.dataDir, "imports"));
  const imports = openImportWork({ database, cityId, files, changed: chains.start });
  const app = await buildApp({
    database,
    config: { cityId, chains, chainFiles: await chainFilesFor(packs, pack), imports: { files, work: imports }, version: await version(), webDir: folder("../../web/dist/"), logLevel: config.logLevel, progress: progress.current, signer, signIn, trustProxy: config.signIn.trustProxy },
  });
  running.app = app;
  const address = await listen(app, config);
  await loadIfEmpty(database, pack, config, progress);
  await bringImports({ database, cityId, files, work: imports }, pack, progress.say);
  await signIn.prepare();
  sender.start();
  chains.start();
  await imports.resume();
  progress.done();
  running.loaded = true;
  if (database.engine === "embedded") {
    running.backups = setInterval(() => void database.backUp().catch(complain), backupEveryMs).unref();
  }
  process.stdout.write(`\n  城棋 Chengqi  ${address}\n  Stop with Ctrl-C.\n\n`);
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw explainListening(error, host, port);
  }
}

/** Names the cities there are where another was asked for. */
const unknownCity = (city: string) => async (error: unknown): Promise<never> => {
  const folders = await readdir(packs, { withFileTypes: true });
  const cities = folders.filter((one) => one.isDirectory() && existsSync(join(packs, one.name, "pack.json"))).map(({ name }) => name);
  if (cities.includes(city)) throw error;
  const kinds = await Promise.all(cities.map(async (name) => [name, (await readPack(join(packs, name))).kind] as const));
  throw new StartError(`CITY: found "${city}", expected one of ${kinds.filter(([, kind]) => kind === "city").map(([name]) => name).join(", ")}`, { cause: error });
};

async function loadIfEmpty(database: Database, { city: { id: cityId } }: CityPack, config: Config, progress: Progress): Promise<void> {
  const city = await database.owner
    .selectFrom("city.city").select("loaded_at").where("city_id", "=", cityId).executeTakeFirst();
  if (city?.loaded_at) {
    if (await upgradeGovernance(database.owner, cityId, join(packs, config.city))) progress.say("Bodies, powers, duties and posts added");
    if (await upgradeProducts(database, { cityId, packs, manifestDirectory: config.dataDir })) progress.say("Products of the synthetic firms added");
    return;
  }
  await loadCity(database, {
    packs, city: config.city, firms: config.firms, seed: config.seed, manifestDirectory: config.dataDir,
    onProgress: progress.say,
  });
}

async function stop(running: Running, progress: Progress): Promise<void> {
  running.stopping = true;
  const { database, app, signer, signIn, sender, backups, loaded } = running;
  clearInterval(backups);
  await app?.close();
  await sender?.close();
  await signer?.close();
  await signIn?.close();
  if (loaded && database.engine === "embedded") {
    progress.say("Backing up");
    await database.backUp().catch(complain);
  }
  await database.close();
  progress.say("Stopped");
}

async function version(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

const complain = (error: unknown) => process.stderr.write(`chengqi: the backup failed: ${firstLine(error)}\n`);

/** One line for people; the trace only for those who ask for it. */
function fail(error: unknown): never {
  process.stderr.write(`chengqi: ${firstLine(error)}\n`);
  if (!(error instanceof StartError) && /^(debug|trace)$/.test(process.env["LOG_LEVEL"] ?? "")) console.error(error);
  process.exit(1);
}

await main().catch(fail);
