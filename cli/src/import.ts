import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { importChangeSchema, importCountsSchema } from "@chengqi/domain/imports/answers";
import { importKinds } from "@chengqi/domain/imports/kinds";
import { openSigner } from "@chengqi/server/acts/signer";
import type { Database } from "@chengqi/server/db/database";
import { fileStoreIn } from "@chengqi/server/imports/file-store";
import { ImportFault } from "@chengqi/server/imports/import-fault";
import { checkedWith, operator, published, reached, readIn, type ImportRun, type NamedOptions } from "@chengqi/server/imports/run-import";
import { changeImport, importOf, importsOf, type Import } from "@chengqi/server/imports/sql";
import { faultsWorkbook } from "@chengqi/server/imports/workbooks";
import { openImportWork } from "@chengqi/server/imports/work";
import { WrongInput } from "./compute.js";
import { configOf, openExisting } from "./verify.js";

const usage = `chengqi import <file> --kind ${importKinds.map(({ id }) => id).join("|")} [--mapping columns.json] [--sheet …] [--crs EPSG:4490] [--encoding gb18030]
  [--existing update|fill|keep] [--repeated first|last] [--leave-out column=a|b …] [--otherwise field=value …] [--source …] [--licence …] [--as-of 2020-12-31]
  [--faults wrong.xlsx] [--dry-run] [--reason …]
chengqi import list
chengqi import undo <id> --reason …
each with [--data-dir … | --database-url …] [--city …]`;

const text = { type: "string" } as const;
const options = {
  kind: text, mapping: text, sheet: text, crs: text, encoding: text, existing: text, repeated: text, source: text, licence: text, "as-of": text, faults: text, reason: text, city: text,
  "data-dir": text, "database-url": text, "dry-run": { type: "boolean" }, "leave-out": { ...text, multiple: true }, otherwise: { ...text, multiple: true },
} as const;
type Several = "leave-out" | "otherwise";
type Values = Partial<Record<Exclude<keyof typeof options, "dry-run" | Several>, string>> & { "dry-run"?: boolean } & Partial<Record<Several, string[]>>;

interface Open extends ImportRun { readonly write: (text: string) => void }

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
    } catch (error) {
      throw error instanceof ImportFault ? new WrongInput(error.message, { cause: error }) : error;
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

async function bring(opened: Open, file: string, values: Values): Promise<boolean> {
  const { database: { owner }, cityId, files, write } = opened;
  const kind = importKinds.find(({ id }) => id === values.kind)?.id;
  if (kind === undefined) throw new WrongInput(`--kind: found ${values.kind ?? "nothing"}, expected one of ${importKinds.map(({ id }) => id).join(", ")}`);
  if (!existsSync(file)) throw new WrongInput(`${file}: is not there`);
  const change = changeOf(values);
  if (values.reason === undefined && values["dry-run"] !== true) throw new WrongInput("--reason: found nothing, expected why it is imported; --dry-run publishes nothing");
  const read = await readIn(opened, kind, path.basename(file), createReadStream(file));
  const checked = await checkedWith(opened, read, { ...change, ...namedIn(values) });
  const { id } = checked;
  write(`${id}: ${countsText(checked)}\n`);
  if (values.faults !== undefined) await pipeline(faultsWorkbook(owner, cityId, checked, files.pathOf(id), "zh"), createWriteStream(values.faults));
  if (values["dry-run"]) return true;
  if ((checked.counts?.new ?? 0) + (checked.counts?.changed ?? 0) === 0) {
    write("Nothing is new; nothing was published.\n");
    return true;
  }
  await published(opened, checked, values.reason ?? "");
  write(`Published. To take it back: chengqi import undo ${id} --reason …\n`);
  return true;
}

const countsText = ({ counts }: Import): string => (counts ? importCountsSchema.keyof().options.map((name) => `${name} ${counts[name]}`).join(", ") : "");

function changeOf(values: Values): Omit<NamedOptions, "columns" | "exclude"> {
  const said = { sheet: values.sheet, crs: values.crs, encoding: values.encoding, existing: values.existing, repeated: values.repeated, source: values.source, licence: values.licence, asOf: values["as-of"] };
  const read = importChangeSchema.omit({ columns: true, exclude: true }).safeParse(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
  if (!read.success) throw new WrongInput(read.error.issues.map(({ path: at, message }) => `--${at.join(".")}: ${message}`).join("; "));
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
}

/** Columns, rows left out and values for empty cells, as they are written in the command. */
function namedIn({ mapping, "leave-out": leaveOut, otherwise }: Values): NamedOptions {
  return {
    ...(mapping !== undefined && { columns: JSON.parse(readFileSync(mapping, "utf8")) as NonNullable<NamedOptions["columns"]> }),
    ...(leaveOut && { exclude: leaveOut.map((one) => pairIn("--leave-out", one)).map(([column, values]) => ({ column, values: values.split("|") })) }),
    ...(otherwise && { otherwise: otherwise.map((one) => pairIn("--otherwise", one)).map(([field, value]) => ({ field, value })) }),
  };
}

function pairIn(flag: string, said: string): [string, string] {
  const at = said.indexOf("=");
  if (at < 1) throw new WrongInput(`${flag}: found ${said}, expected name=value`);
  return [said.slice(0, at), said.slice(at + 1)];
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
