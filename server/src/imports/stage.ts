import { setImmediate } from "node:timers/promises";
import type { ImportCounts, ImportOptions } from "@chengqi/domain/imports/answers";
import type { RawCell } from "@chengqi/domain/imports/cells";
import { importKind } from "@chengqi/domain/imports/kinds";
import { exclusionOf, fieldSources } from "@chengqi/domain/imports/rows";
import { sql, type Kysely } from "kysely";
import { copyFrom, copyRow } from "../db/database.js";
import type { Tables } from "../db/tables.js";
import { compareRows } from "./compare.js";
import { coordinateSystem } from "./crs.js";
import { dataRows, openChosen, tableNamed } from "./inspect.js";
import { cityFacts } from "./lookups.js";
import { matchRows } from "./match.js";
import type { Geometry, SourceRow } from "./source.js";
import { clearRows, type Import } from "./sql.js";
import { stagedRow, type StagedRow, type Staging } from "./staged.js";

/** Rows that are copied into the staging table at a time. */
const batch = 5000;
/** Rows read between two turns of everybody else. */
const slice = 250;

const stagedColumns = ["city_id", "import_id", "line", "state", "name", "code", "plain", "district", "zone", "sub", "target_id", "content", "derived", "geom", "faults"] as const;

export interface Checking {
  readonly cityId: string;
  readonly found: Import;
  readonly options: ImportOptions;
  readonly path: string;
  readonly signal: AbortSignal;
  readonly onStep: (step: "staging" | "matching", done: number, of: number | null) => void;
}

/** Reads every row of a file into the staging table and compares it with the city; the city stays as it is. */
export async function check(owner: Kysely<Tables>, checking: Checking): Promise<ImportCounts> {
  const { cityId, found: { id, kind, actor }, options: { existing, repeated }, signal, onStep } = checking;
  await clearRows(owner, cityId, id);
  const rows = await stage(owner, checking);
  signal.throwIfAborted();
  onStep("matching", 0, rows);
  if (importKind(kind).geometry === "polygon") await soundShapes(owner, cityId, id);
  await sql`analyze city.import_row (city_id, import_id, line, state, code, plain)`.execute(owner);
  await owner.transaction().execute(async (tx) => {
    await matchRows(tx, { cityId, id, kind, actor, repeated });
    signal.throwIfAborted();
    await sameShapes(tx, cityId, id, kind);
    await compareRows(tx, cityId, id, kind, existing);
  });
  signal.throwIfAborted();
  return countRows(owner, cityId, id);
}

/** How rows of a file are read, in the city as it is now. */
export async function stagingOf(owner: Kysely<Tables>, cityId: string, { kind }: Pick<Import, "kind">, options: ImportOptions): Promise<Staging> {
  return { kind: importKind(kind) as Staging["kind"], columns: fieldSources(options.columns, options.otherwise), excluded: exclusionOf(options.exclude), system: options.crs === null ? null : (coordinateSystem(options.crs) ?? null), facts: await cityFacts(owner, cityId) };
}

async function stage(owner: Kysely<Tables>, { cityId, found, options, path, signal, onStep }: Checking): Promise<number> {
  const staging = await stagingOf(owner, cityId, found, options);
  const file = await openChosen(path, found.fileName, options.encoding);
  try {
    let count = 0;
    let lines: string[] = [];
    let copied: Promise<unknown> = Promise.resolve();
    // One batch is copied while the next is read.
    const flush = async () => {
      await copied;
      signal.throwIfAborted();
      onStep("staging", count, null);
      copied = copyFrom(owner, "city.import_row", stagedColumns, lines.join(""));
      copied.catch(() => undefined);
      lines = [];
    };
    for await (const row of dataRows(tableNamed(file, found.fileName, options.sheet), options)) {
      lines.push(lineOf(cityId, found.id, stagedRow(file.format === "csv" ? unquoted(row) : row, staging)));
      count += 1;
      if (count % slice === 0) await setImmediate();
      if (lines.length === batch) await flush();
    }
    await flush();
    await copied;
    return count;
  } finally {
    await file.close();
  }
}

const plain = (cell: RawCell): RawCell => (typeof cell === "string" && /^'\s*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Exported values are kept from being formulas by a stroke before them. */
export const unquoted = (row: SourceRow): SourceRow =>
  (row.cells.some((cell) => typeof cell === "string" && cell.startsWith("'")) ? { ...row, cells: row.cells.map(plain) } : row);

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const lineOf = (cityId: string, id: string, row: StagedRow): string =>
  copyRow([
    // A new thing is known by its code, or by the line of the import that brought it.
    cityId, id, row.line, row.state, row.name, row.code, row.plain, row.district, row.zone, row.sub, row.code ?? `${id.slice(-12)}-${row.line}`, json(row.content), json(row.derived),
    row.geometry === null ? null : ewkt(row.geometry), row.faults.length === 0 ? null : json(row.faults),
  ]);

const ewkt = ({ type, coordinates }: Geometry): string => `SRID=4326;${type.toUpperCase()}${nested(coordinates as readonly unknown[], type === "Point")}`;

/** Positions in brackets, as deep as they are; heights are left out. */
function nested(list: readonly unknown[], single: boolean): string {
  if (typeof list[0] === "number") return single ? `(${list.slice(0, 2).join(" ")})` : list.slice(0, 2).join(" ");
  return `(${list.map((one) => nested(one as readonly unknown[], false)).join(",")})`;
}

/** Outlines that cross themselves are set right; what is no area then is left out and named. */
async function soundShapes(owner: Kysely<Tables>, cityId: string, id: string): Promise<void> {
  await sql`update city.import_row r set geom = st_collectionextract(st_makevalid(st_force2d(r.geom)), 3), faults = coalesce(r.faults, '[]')
      || jsonb_build_array(jsonb_build_object('field', 'geometry', 'found', left(st_isvalidreason(r.geom), 60), 'expected', 'an outline that does not cross itself; it was set right', 'mild', true))
    where r.city_id = ${cityId} and r.import_id = ${id} and r.geom is not null and not st_isvalid(r.geom)`.execute(owner);
  await sql`update city.import_row r set geom = null where r.city_id = ${cityId} and r.import_id = ${id} and r.geom is not null and st_isempty(r.geom)`.execute(owner);
}

/** A shape that is the one already there, to seven decimals of a degree as files have them, says nothing new. */
async function sameShapes(tx: Kysely<Tables>, cityId: string, id: string, kind: Import["kind"]): Promise<void> {
  if (kind !== "zones" && kind !== "parcels") return;
  await sql`update city.import_row r set geom = null from ${sql.table(kind === "zones" ? "city.zone" : "city.parcel")} t
    where r.city_id = ${cityId} and r.import_id = ${id} and t.city_id = r.city_id and t.id = r.target_id and r.geom is not null
      and st_asgeojson(st_multi(t.geom), 7) = st_asgeojson(st_multi(r.geom), 7)`.execute(tx);
}

async function countRows(owner: Kysely<Tables>, cityId: string, id: string): Promise<ImportCounts> {
  const { rows } = await sql<Record<keyof ImportCounts, number>>`
    select count(*) as rows, count(*) filter (where state = 'new') as new, count(*) filter (where state = 'changed') as changed, count(*) filter (where state = 'same') as same,
      count(*) filter (where state = 'kept') as kept, count(*) filter (where state = 'repeated') as repeated, count(*) filter (where state = 'excluded') as excluded, count(*) filter (where state = 'refused') as refused,
      coalesce(sum(jsonb_array_length(faults)), 0)::integer as faults,
      count(*) filter (where state = 'new' and derived -> '' ? 'place_basis' and not content ? 'lon') as "placedByDistrict",
      count(*) filter (where state = 'new' and not (derived -> '' ? 'lon' or content ? 'lon' or geom is not null)) as "withoutPlace"
    from city.import_row where city_id = ${cityId} and import_id = ${id}`.execute(owner);
  const [row] = rows;
  if (!row) throw new Error("import: nothing was counted");
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])) as ImportCounts;
}
