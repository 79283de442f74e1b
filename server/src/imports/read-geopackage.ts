import { readFile, stat } from "node:fs/promises";
import initSqlJs, { type Database, type SqlValue, type Statement } from "sql.js";
import type { RawCell } from "@chengqi/domain/imports/cells";
import wkx from "wkx";
import { ImportFault } from "./import-fault.js";
import { sound } from "./read-shapes.js";
import { limits, type Geometry, type SourceFile, type SourceRow } from "./source.js";

interface Layer { readonly name: string; readonly geometryColumn: string | null; readonly crs: string | null }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A GeoPackage, held in memory while it is open; its layers and plain tables. */
export async function openGeoPackage(path: string, name: string): Promise<SourceFile> {
  const { size } = await stat(path);
  if (size > limits.heldBytes) throw new ImportFault(name, `${size} bytes`, `at most ${limits.heldBytes}`);
  const engine = await initSqlJs();
  const database = new engine.Database(await readFile(path));
  try {
    const layers = layersOf(database, name);
    return {
      format: "geopackage", encoding: null, crs: layers.find(({ crs }) => crs !== null)?.crs ?? null,
      // A row takes four bytes at least: pages that lead back to themselves end there.
      tables: layers.map((layer) => tableOf(database, layer, `${name}, ${layer.name}`, size / 4)),
      close: () => Promise.resolve(database.close()),
    };
  } catch (error) {
    database.close();
    throw broken(error, name);
  }
}

const broken = (error: unknown, where: string): ImportFault =>
  (error instanceof ImportFault ? error : new ImportFault(where, error instanceof Error ? error.message.slice(0, 120) : String(error), "a GeoPackage that is whole", { cause: error }));

/** @throws ImportFault where one of them is a view: its query could run without end */
function onlyTables(database: Database, names: readonly string[], where: string): void {
  const found = database.exec("select name, type, sql from sqlite_master")[0]?.values ?? [];
  for (const name of names) {
    const [, type, sql] = found.find(([one]) => String(one).toLowerCase() === name.toLowerCase()) ?? [];
    if (type !== "table" || /^\s*create\s+virtual/i.test(String(sql))) throw new ImportFault(where, type === undefined ? `no table ${name.slice(0, 60)}` : `${name.slice(0, 60)}, which is no plain table`, "a GeoPackage with plain tables");
  }
}

function layersOf(database: Database, name: string): Layer[] {
  onlyTables(database, ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"], name);
  const [found] = database.exec(`select c.table_name, g.column_name, s.organization, s.organization_coordsys_id
    from gpkg_contents c left join gpkg_geometry_columns g on g.table_name = c.table_name left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
    where c.data_type in ('features', 'attributes') order by c.table_name`);
  const layers = (found?.values ?? []).map(([table, column, organization, id]): Layer => ({
    name: String(table), geometryColumn: column === null || column === undefined ? null : String(column),
    crs: typeof organization === "string" && organization.toUpperCase() === "EPSG" ? `EPSG:${String(id)}` : null,
  }));
  if (layers.length > limits.sheets) throw new ImportFault(name, `${layers.length} layers`, `at most ${limits.sheets}`);
  onlyTables(database, layers.map((layer) => layer.name), name);
  if (layers.length === 0) throw new ImportFault(name, "no layer", "a GeoPackage with a layer of features or a table of attributes");
  return layers;
}

function tableOf(database: Database, { name, geometryColumn }: Layer, where: string, mostRows: number): SourceFile["tables"][number] {
  const all = (database.exec(`pragma table_info(${quoted(name)})`)[0]?.values ?? []).map(([, column]) => String(column));
  const columns = all.filter((column) => column !== geometryColumn);
  if (columns.length === 0 || all.length > limits.columns) throw new ImportFault(where, `${all.length} columns`, `from 1 to ${limits.columns}`);
  const wanted = [...columns, ...(geometryColumn === null ? [] : [geometryColumn])].map(quoted).join(", ");
  return {
    name, columns,
    async *rows(): AsyncGenerator<SourceRow> {
      const statement = database.prepare(`select ${wanted} from ${quoted(name)}`);
      try {
        for (let line = 1; stepped(statement, where); line += 1) {
          if (line > mostRows) throw new ImportFault(where, `more than ${Math.floor(mostRows)} rows`, "no more rows than its bytes can hold");
          const values = statement.get();
          const at = `${where}, feature ${line}`;
          yield { line, cells: values.slice(0, columns.length).map((value) => rawOf(value, at)), geometry: geometryColumn === null ? null : geometryOf(values[columns.length] ?? null, at) };
        }
      } finally {
        statement.free();
      }
    },
  };
}

function stepped(statement: Statement, where: string): boolean {
  try {
    return statement.step();
  } catch (error) {
    throw broken(error, where);
  }
}

function rawOf(value: SqlValue, where: string): RawCell {
  if (value instanceof Uint8Array) throw new ImportFault(where, `${value.length} bytes in a column`, "texts and numbers");
  if (typeof value === "string" && value.length > limits.cell) throw new ImportFault(where, `a text of ${value.length} signs`, `at most ${limits.cell}`);
  return value;
}

/** Bytes of the envelope by the number in the flags of the header. */
const envelopes = [0, 32, 48, 48, 64];

/** GeoPackage binary: `GP`, version, flags, reference system, envelope, then well-known binary. */
function geometryOf(value: SqlValue, where: string): Geometry | null {
  if (value === null) return null;
  const flags = value instanceof Uint8Array && value[0] === 0x47 && value[1] === 0x50 ? value[3] : undefined;
  const envelope = flags === undefined ? undefined : envelopes[(flags >> 1) & 7];
  if (flags === undefined || envelope === undefined) throw new ImportFault(where, "bytes that are no geometry", "a geometry as GeoPackage has it");
  if ((flags & 0x10) !== 0) return null;
  try {
    return sound(wkx.Geometry.parse(Buffer.from((value as Uint8Array).subarray(8 + envelope))).toGeoJSON(), where);
  } catch (error) {
    if (error instanceof ImportFault) throw error;
    throw new ImportFault(where, error instanceof Error ? error.message.slice(0, 120) : String(error), "a geometry that is whole", { cause: error });
  }
}
