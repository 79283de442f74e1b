import type { Actor } from "@chengqi/domain/governance/actor";
import type { ImportCounts, ImportOptions, ImportState } from "@chengqi/domain/imports/answers";
import type { ColumnMapping } from "@chengqi/domain/imports/headers";
import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import type { Found } from "./inspect.js";

/** What went wrong: what was looked at, what was found there, what was expected. */
export interface Failure { readonly where: string; readonly found: string; readonly expected: string }

/** An import as it is stored. */
export interface Import {
  readonly id: string;
  readonly kind: ImportKindId;
  readonly state: ImportState;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly sha256: string;
  readonly actor: Actor;
  readonly bodyId: string | null;
  readonly options: ImportOptions | null;
  readonly found: Found | null;
  readonly headersHash: string | null;
  readonly counts: ImportCounts | null;
  readonly failure: Failure | null;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly committedAt: string | null;
  readonly actSeq: number | null;
  readonly undoSeq: number | null;
}

const columns = [
  "id", "kind", "state", "file_name as fileName", "file_bytes as fileBytes", "sha256", "actor", "body_id as bodyId", "options", "found", "headers_hash as headersHash",
  "counts", "failure", "reason", "created_at as createdAt", "changed_at as changedAt", "committed_at as committedAt", "act_seq as actSeq", "undo_seq as undoSeq",
] as const;

/** What a JSON column holds; drivers differ in whether they give the value or its text. */
const valueIn = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

/** What imports of before there were rules to leave rows out do not say. */
const since: Readonly<Record<"options" | "counts", object>> = { options: { exclude: [], otherwise: [] }, counts: { excluded: 0 } };
const stored = (row: Record<string, unknown>, key: keyof typeof since): object | null => {
  const value = valueIn(row[key]);
  return typeof value === "object" && value !== null ? { ...since[key], ...value } : null;
};

const imported = (row: Record<string, unknown>): Import =>
  ({ ...row, actor: valueIn(row["actor"]), options: stored(row, "options"), found: valueIn(row["found"]), counts: stored(row, "counts"), failure: valueIn(row["failure"]) }) as Import;

export async function importOf(handle: Kysely<Tables>, cityId: string, id: string): Promise<Import | undefined> {
  const row = await handle.selectFrom("city.import").select(columns).where("city_id", "=", cityId).where("id", "=", id).executeTakeFirst();
  return row && imported(row);
}

/** Newest first. */
export async function importsOf(handle: Kysely<Tables>, cityId: string, most: number): Promise<Import[]> {
  const rows = await handle.selectFrom("city.import").select(columns).where("city_id", "=", cityId).orderBy("created_at", "desc").orderBy("id", "desc").limit(most).execute();
  return rows.map(imported);
}

export type NewImport = Pick<Import, "id" | "kind" | "fileName" | "fileBytes" | "sha256" | "actor">;

export async function insertImport(owner: Kysely<Tables>, { id, kind, fileName, fileBytes, sha256, actor }: NewImport): Promise<void> {
  await owner.insertInto("city.import").values({
    city_id: actor.cityId, id, kind, state: "reading", file_name: fileName, file_bytes: fileBytes, sha256, actor: JSON.stringify(actor), body_id: actor.bodyId, firm_id: actor.firmId,
    options: null, found: null, headers_hash: null, counts: null, failure: null, reason: null, committed_at: null, act_seq: null, undo_seq: null,
  }).execute();
}

export interface Change {
  readonly state?: ImportState;
  readonly actor?: Actor;
  readonly options?: ImportOptions | null;
  readonly found?: Found | null;
  readonly headersHash?: string | null;
  readonly counts?: ImportCounts | null;
  readonly failure?: Failure | null;
  readonly reason?: string | null;
  readonly actSeq?: number;
  readonly undoSeq?: number;
}

const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Changes an import where it is in one of the states; says whether it was. */
export async function changeImport(handle: Kysely<Tables>, cityId: string, id: string, from: readonly ImportState[], change: Change): Promise<boolean> {
  const { state, actor, options, found, headersHash, counts, failure, reason, actSeq, undoSeq } = change;
  const { numUpdatedRows } = await handle.updateTable("city.import").set({
    changed_at: sql`now()`,
    ...(state !== undefined && { state }),
    ...(state === "committed" && { committed_at: sql`now()` }),
    ...(actor !== undefined && { actor: JSON.stringify(actor) }),
    ...(options !== undefined && { options: text(options) }),
    ...(found !== undefined && { found: text(found) }),
    ...(headersHash !== undefined && { headers_hash: headersHash }),
    ...(counts !== undefined && { counts: text(counts) }),
    ...(failure !== undefined && { failure: text(failure) }),
    ...(reason !== undefined && { reason }),
    ...(actSeq !== undefined && { act_seq: actSeq }),
    ...(undoSeq !== undefined && { undo_seq: undoSeq }),
  }).where("city_id", "=", cityId).where("id", "=", id).where("state", "in", [...from]).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Imports that were under way when the process ended, in the order in which they were begun. */
export async function unfinished(owner: Kysely<Tables>, cityId: string): Promise<{ id: string; state: ImportState }[]> {
  return owner.selectFrom("city.import").select(["id", "state"]).where("city_id", "=", cityId)
    .where("state", "in", ["reading", "checking", "committing", "undoing"]).orderBy("changed_at").execute();
}

/** What was chosen the last time for a file with the same columns, and taken. */
export async function rememberedColumns(owner: Kysely<Tables>, cityId: string, kind: string, headersHash: string): Promise<{ columns: ColumnMapping[]; options: ImportOptions } | null> {
  const row = await owner.selectFrom("city.import").select("options").where("city_id", "=", cityId).where("kind", "=", kind).where("headers_hash", "=", headersHash)
    .where("committed_at", "is not", null).orderBy("committed_at", "desc").limit(1).executeTakeFirst();
  const options = row && (stored(row, "options") as ImportOptions | null);
  return options ? { columns: [...options.columns], options } : null;
}

/** An earlier import of the same bytes that is in force. */
export async function sameFile(handle: Kysely<Tables>, cityId: string, { id, sha256, kind }: Pick<Import, "id" | "sha256" | "kind">): Promise<string | null> {
  const row = await handle.selectFrom("city.import").select("id").where("city_id", "=", cityId).where("kind", "=", kind).where("sha256", "=", sha256).where("state", "=", "committed")
    .where("id", "!=", id).limit(1).executeTakeFirst();
  return row?.id ?? null;
}

export async function clearRows(owner: Kysely<Tables>, cityId: string, id: string): Promise<void> {
  await owner.deleteFrom("city.import_row").where("city_id", "=", cityId).where("import_id", "=", id).execute();
}
