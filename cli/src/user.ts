import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readConfig } from "@chengqi/server/config";
import { openDatabase } from "@chengqi/server/db/database";
import { readCityPack } from "@chengqi/server/packs/pack";
import { createFirstAdministrator } from "@chengqi/server/sign-in/first-admin";
import { WrongInput } from "./compute.js";

const usage = "chengqi user create-first-admin --email <address> --name <name> [--city chengdu] [--public-url https://host] [--data-dir … | --database-url …]";

/** Makes the first security administrator and writes the link by which that person sets a password. */
export async function user(args: readonly string[], write: (text: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { email: { type: "string" }, name: { type: "string" }, city: { type: "string" }, "public-url": { type: "string" }, "data-dir": { type: "string" }, "database-url": { type: "string" } },
  });
  const { email, name, ...settings } = values;
  if (positionals.join(" ") !== "create-first-admin" || email === undefined || name === undefined) throw new WrongInput(`expected: ${usage}`);
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new WrongInput(`--email: found ${JSON.stringify(email)}, expected an address`);
  const flags = Object.entries(settings).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`, value]));
  const config = readConfig(flags, process.env);
  const database = await openDatabase({ databaseUrl: config.databaseUrl, databaseAppUrl: config.databaseAppUrl, directory: config.dataDir });
  try {
    const today = new Date().toISOString().slice(0, 10);
    const { city } = await readCityPack(fileURLToPath(new URL(`../../data/${config.city}`, import.meta.url)));
    const link = await createFirstAdministrator(database, { cityId: city.id, email, name, today, publicUrl: config.signIn.publicUrl });
    write(`${link}\nThe link works once, within 72 hours.\n`);
  } finally {
    await database.close();
  }
}
