import type { Readable } from "node:stream";
import type { Actor } from "@chengqi/domain/governance/actor";
import type { ImportOptions } from "@chengqi/domain/imports/answers";
import { importKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import type { Database } from "../db/database.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { needsSystem } from "./chosen.js";
import type { FileStore } from "./file-store.js";
import { ImportFault } from "./import-fault.js";
import type { Found } from "./inspect.js";
import { changeImport, importOf, insertImport, type Import } from "./sql.js";
import type { ImportWork } from "./work.js";

/** What a whole import works with where nobody sits at a page. */
export interface ImportRun {
  readonly database: Database;
  readonly cityId: string;
  readonly files: FileStore;
  readonly work: ImportWork;
}

type Plain = Omit<ImportOptions, "columns" | "exclude">;
type Stated<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** Choices for a file whose columns are known by name. */
export interface NamedOptions extends Stated<Plain> {
  /** Field by column; what is left out is suggested by the headers. */
  readonly columns?: Readonly<Record<string, string | { readonly field: string; readonly scale?: number | undefined }>> | undefined;
  readonly exclude?: readonly { readonly column: string; readonly values: readonly string[] }[] | undefined;
}

/** Whoever runs the platform imports for the city's office; the record says that no account did it. */
export const operator = (cityId: string): Actor => ({ role: "city-office", cityId, userId: null, bodyId: null, zones: [], firmId: null, purpose: null });

/** Takes a file in and looks into it. @throws ImportFault */
export async function readIn(run: ImportRun, kind: ImportKindId, name: string, content: Readable): Promise<Import> {
  const { database: { owner }, cityId, files } = run;
  const id = uuidV7(Date.now());
  const { bytes, sha256 } = await files.keep(id, name, content);
  await insertImport(owner, { id, kind, fileName: name, fileBytes: bytes, sha256, actor: operator(cityId) });
  return reached(run, id, "ready");
}

/** Checks every row of a file that was read. @throws ImportFault, also where a choice does not fit the file */
export async function checkedWith(run: ImportRun, read: Import, chosen: NamedOptions): Promise<Import> {
  await changeImport(run.database.owner, run.cityId, read.id, ["ready"], { state: "checking", options: optionsOf(read, chosen) });
  return reached(run, read.id, "checked");
}

/** Publishes what was checked. @throws ImportFault */
export async function published(run: ImportRun, { id }: Import, reason: string): Promise<Import> {
  await changeImport(run.database.owner, run.cityId, id, ["checked"], { state: "committing", reason });
  return reached(run, id, "committed");
}

/** Works until an import is where it is to be. @throws ImportFault as the work says */
export async function reached({ database, cityId, work }: ImportRun, id: string, state: Import["state"]): Promise<Import> {
  work.start(id);
  await work.settled();
  const found = await importOf(database.owner, cityId, id);
  if (found?.state === state) return found;
  const { where, found: seen, expected } = found?.failure ?? { where: id, found: found?.state ?? "nothing", expected: state };
  throw new ImportFault(where, seen, expected);
}

function optionsOf({ options: before, found, kind, fileName }: Import, { columns, exclude, ...change }: NamedOptions): ImportOptions {
  if (!before || !found) throw new ImportFault(fileName, "nothing", "a file that was read");
  const chosen: ImportOptions = {
    ...before, ...(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Plain>),
    ...(columns && { columns: Object.entries(columns).map(([name, said]) => mappingOf(columnNamed(found, fileName, name), said, kind)) }),
    ...(exclude && { exclude: exclude.map(({ column, values }) => ({ column: columnNamed(found, fileName, column), values: [...values] })) }),
  };
  if (needsSystem(found, chosen)) throw new ImportFault("crs", "nothing", "the coordinate system of the places in the file, such as EPSG:4326");
  if (chosen.columns.length === 0) throw new ImportFault("columns", "no column that is known", `columns such as ${found.columns.slice(0, 3).map(({ name }) => name).join(", ")}`);
  for (const { field } of chosen.otherwise) needField("otherwise", field, kind);
  return chosen;
}

function columnNamed({ columns }: Found, fileName: string, name: string): number {
  const column = columns.find((one) => one.name.trim() === name.trim());
  if (!column) throw new ImportFault(fileName, name, `one of ${columns.map((one) => one.name).join(", ")}`);
  return column.index;
}

function mappingOf(column: number, said: string | { readonly field: string; readonly scale?: number | undefined }, kind: ImportKindId): ImportOptions["columns"][number] {
  const { field, scale = 1 } = typeof said === "string" ? { field: said } : said;
  needField("columns", field, kind);
  return { column, field, scale };
}

function needField(where: string, field: string, kind: ImportKindId): void {
  const fields = importKind(kind).fields.map(({ key }) => key);
  if (!fields.includes(field)) throw new ImportFault(where, field, `one of ${fields.join(", ")}`);
}
