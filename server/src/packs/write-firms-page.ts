import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../db/database.js";
import { comparisonTables } from "./firms-comparison.js";
import { withGenerated } from "./firms-page.js";
import { prepareFirms, readInputs } from "./firms.js";
import { loadCity } from "./load-city.js";

/** Writes the tables of docs/demonstration-data.md anew, for 20,000 firms of seed 1. */
const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const page = fileURLToPath(new URL("../../../docs/demonstration-data.md", import.meta.url));
const city = { cityId: "510100", packs };

const database = await openDatabase({});
await loadCity(database, { packs, city: "chengdu", firms: 0, seed: 1 });
const inputs = await readInputs(database.owner, city);
const made = await prepareFirms(database.owner, { ...city, count: 20_000, seed: 1 });
await database.close();
await writeFile(page, withGenerated(await readFile(page, "utf8"), comparisonTables(made, inputs)));
