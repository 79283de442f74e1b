import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { importChangeSchema, type ImportOptions } from "@chengqi/domain/imports/answers";
import type { Actor } from "@chengqi/domain/governance/actor";
import { importKinds, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { openSigner } from "@chengqi/server/acts/signer";
import type { Database } from "@chengqi/server/db/database";
import { uuidV7 } from "@chengqi/server/db/uuid-v7";
import { fileStoreIn, type FileStore } from "@chengqi/server/imports/file-store";
import type { Found } from "@chengqi/server/imports/inspect";
import { changeImport, importOf, importsOf, insertImport, type Import } from "@chengqi/server/imports/sql";
import { faultsWorkbook } from "@chengqi/server/imports/workbooks";
import { openImportWork, type ImportWork } from "@chengqi/server/imports/work";
import { WrongInput } from "./compute.js";
import { configOf, openExisting } from "./verify.js";

const usage = `chengqi import <file> --kind ${importKinds.map(({ id }) => id).join("|")} [--mapping columns.json] [--sheet …] [--crs EPSG:4490] [--encoding gb18030]
  [--existing update|fill|keep] [--repeated first|last] [--source …] [--licence …] [--as-of 2020-12-31] [--faults wrong.xlsx] [--dry-run] [--reason …]
chengqi import list
chengqi import undo <id> --reason …
each with [--data-dir … | --database-url …] [--city …]`;

const text = { type: "string" } as const;
const options = {
  kind: text, mapping: text, sheet: text, crs: text, encoding: text, existing: text, repeated: text, source: text, licence: text, "as-of": text, faults: text, reason: text, city: text,
  "data-dir": text, "database-url": text, "dry-run": { type: "boolean" },
} as const;
type Values = Partial<Record<Exclude<keyof typeof options, "dry-run">, string>> & { "dry-run"?: boolean };

interface Open { readonly database: Database; readonly cityId: string; readonly files: FileStore; readonly work: ImportWork; readonly write: (text: string) => void }

/** `chengqi import …`: the same as the page does, for whoever runs the platform. @returns whether it was done */
export async function importFile(args: readonly string[], write: (text: string) => void): Promise<boolean> {
  const { values, positionals: [first, second, ...more] } = parseArgs({ args: [...args], allowPositionals: true, options });
  if (first === undefined || more.length > 0) throw new WrongInput(usage);
  const config = configOf(values);
  const database = await openExisting(config);
  try {
    const signer = await openSigner(config.signer, database.owner, (line) => write(`${line}.\n`));
    database.onAppended(signer.sign);
    const cityId = await cityOf(database, values.city);
    const files = fileStoreIn(path.join(config.dataDir, "imports"));
    const opened: Open = { database, cityId, files, work: openImportWork({ database, cityId, files, changed: () => undefined }), write };
    try {
      if (first === "list" && second === undefined) return await list(opened);
      if (first === "undo" && second !== undefined) return await takeBack(opened, second, values);
      if (second !== undefined) throw new WrongInput(usage);
      return await bring(opened, first, values);
    } finally {
      await opened.work.close();
      await signer.close();
    }
  } finally {
    await database.close();
  }
}

async function cityOf(database: Database, asked: string | undefined): Promise<string> {
  const cities = (await database.owner.selectFrom("city.city").select("city_id").where("loaded_at", "is not", null).orderBy("city_id").execute()).map(({ city_id }) => city_id);
  const city = asked ?? (cities.length === 1 ? cities[0] : undefined);
  if (city === undefined || !cities.includes(city)) throw new WrongInput(`--city: found ${asked ?? "nothing"}, expected one of ${cities.join(", ")}`);
  return city;
}

/** Whoever runs the platform imports for the city's office; the record says that no account did it. */
const operator = (cityId: string): Actor => ({ role: "city-office", cityId, userId: null, bodyId: null, zones: [], firmId: null, purpose: null });

async function bring(opened: Open, file: string, values: Values): Promise<boolean> {
  const { database: { owner }, cityId, files, write } = opened;
  const kind = importKinds.find(({ id }) => id === values.kind)?.id;
  if (kind === undefined) throw new WrongInput(`--kind: found ${values.kind ?? "nothing"}, expected one of ${importKinds.map(({ id }) => id).join(", ")}`);
  if (!existsSync(file)) throw new WrongInput(`${file}: is not there`);
  const change = changeOf(values);
  if (values.reason === undefined && values["dry-run"] !== true) throw new WrongInput("--reason: found nothing, expected why it is imported; --dry-run publishes nothing");
  const id = uuidV7(Date.now());
  const { bytes, sha256 } = await files.keep(id, path.basename(file), createReadStream(file));
  await insertImport(owner, { id, kind, fileName: path.basename(file), fileBytes: bytes, sha256, actor: operator(cityId) });
  const read = await reached(opened, id, "ready");
  const chosen = chosenOptions(read, change, values, kind);
  await changeImport(owner, cityId, id, ["ready"], { state: "checking", options: chosen });
  const checked = await reached(opened, id, "checked");
  write(`${id}: ${countsText(checked)}\n`);
  if (values.faults !== undefined) await pipeline(faultsWorkbook(owner, cityId, checked, files.pathOf(id), "zh"), createWriteStream(values.faults));
  if (values["dry-run"]) return true;
  if ((checked.counts?.new ?? 0) + (checked.counts?.changed ?? 0) === 0) {
    write("Nothing is new; nothing was published.\n");
    return true;
  }
  await changeImport(owner, cityId, id, ["checked"], { state: "committing", reason: values.reason ?? null });
  await reached(opened, id, "committed");
  write(`Published. To take it back: chengqi import undo ${id} --reason …\n`);
  return true;
}

const countsText = ({ counts }: Import): string => Object.entries(counts ?? {}).map(([name, count]) => `${name} ${count}`).join(", ");

/** Works until the import is where it is to be. */
async function reached({ database, cityId, work }: Open, id: string, state: Import["state"]): Promise<Import> {
  work.start(id);
  await work.settled();
  const found = await importOf(database.owner, cityId, id);
  if (found?.state === state) return found;
  const { where, found: seen, expected } = found?.failure ?? { where: id, found: found?.state ?? "nothing", expected: state };
  throw new WrongInput(`${where}: found ${seen}, expected ${expected}`);
}

function changeOf(values: Values): Partial<ImportOptions> {
  const said = { sheet: values.sheet, crs: values.crs, encoding: values.encoding, existing: values.existing, repeated: values.repeated, source: values.source, licence: values.licence, asOf: values["as-of"] };
  const read = importChangeSchema.safeParse(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
  if (!read.success) throw new WrongInput(read.error.issues.map(({ path: at, message }) => `--${at.join(".")}: ${message}`).join("; "));
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
}

function chosenOptions({ options: before, found }: Import, change: Partial<ImportOptions>, { mapping }: Values, kind: ImportKindId): ImportOptions {
  if (!before || !found) throw new WrongInput("the file was not read");
  const chosen = { ...before, ...change, ...(mapping !== undefined && { columns: mappingIn(mapping, found, kind) }) };
  if (chosen.crs === null && (found.hasGeometry || chosen.columns.some(({ field }) => field === "lon" || field === "lat"))) throw new WrongInput("--crs: found nothing, expected the coordinate system of the places in the file, such as EPSG:4326");
  if (chosen.columns.length === 0) throw new WrongInput(`--mapping: found no column that is known, expected columns such as ${found.columns.slice(0, 3).map(({ name }) => name).join(", ")}`);
  return chosen;
}

/** `{"column": "field"}`, or `{"column": {"field": …, "scale": 10000}}`. */
function mappingIn(file: string, found: Found, kind: ImportKindId): ImportOptions["columns"] {
  const fields = importKinds.find(({ id }) => id === kind)?.fields.map(({ key }) => key as string) ?? [];
  const read = JSON.parse(readFileSync(file, "utf8")) as Record<string, string | { field: string; scale?: number }>;
  return Object.entries(read).map(([name, said]) => {
    const column = found.columns.find((one) => one.name.trim() === name.trim());
    if (!column) throw new WrongInput(`${file}: found ${name}, expected one of ${found.columns.map((one) => one.name).join(", ")}`);
    const { field, scale = 1 } = typeof said === "string" ? { field: said } : said;
    if (!fields.includes(field)) throw new WrongInput(`${file}: found ${field}, expected one of ${fields.join(", ")}`);
    return { column: column.index, field, scale };
  });
}

async function list({ database, cityId, write }: Open): Promise<boolean> {
  for (const one of await importsOf(database.owner, cityId, 200)) write(`${one.id}\t${one.createdAt}\t${one.kind}\t${one.state}\t${one.fileName}\t${countsText(one)}\n`);
  return true;
}

async function takeBack(opened: Open, id: string, { reason }: Values): Promise<boolean> {
  if (reason === undefined) throw new WrongInput("--reason: found nothing, expected why it is taken back");
  const { database, cityId, write } = opened;
  const moved = await changeImport(database.owner, cityId, id, ["committed"], { state: "undoing", reason, actor: operator(cityId), failure: null });
  if (!moved) throw new WrongInput(`${id}: found ${(await importOf(database.owner, cityId, id))?.state ?? "nothing"}, expected an import that is committed`);
  await reached(opened, id, "undone");
  write("Taken back.\n");
  return true;
}
