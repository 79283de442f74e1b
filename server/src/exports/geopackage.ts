import { textOf, type ExportCell, type ExportColumn } from "@chengqi/domain/exports/columns";
import initSqlJs, { type Database, type SqlValue } from "sql.js";
import wkx from "wkx";
import { HttpError } from "../errors.js";
import type { Export } from "./export.js";
import type { ExportRow } from "./source.js";

/** A GeoPackage is held in memory while it is written. */
export const mostFeatures = 200_000;

const wgs84 = 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]';
const frame = `
  pragma application_id = 1196444487; pragma user_version = 10300;
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
  create table gpkg_contents (table_name text primary key, data_type text not null, identifier text unique, description text default '', last_change datetime not null default '2000-01-01T00:00:00.000Z',
    min_x double, min_y double, max_x double, max_y double, srs_id integer references gpkg_spatial_ref_sys);
  create table gpkg_geometry_columns (table_name text primary key references gpkg_contents, column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null);
  insert into gpkg_spatial_ref_sys values ('Undefined cartesian', -1, 'NONE', -1, 'undefined', null), ('Undefined geographic', 0, 'NONE', 0, 'undefined', null),
    ('WGS 84', 4326, 'EPSG', 4326, '${wgs84}', null);`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const sqlTypes: Readonly<Record<ExportColumn["type"], string>> = { text: "text", list: "text", flag: "boolean", number: "double" };

/** One layer of features, whose columns are named by their keys, in WGS 84. */
export async function geoPackageOf({ list, language, asOf, pages }: Export): Promise<Buffer> {
  const { Database: Opened } = await initSqlJs();
  const database = new Opened();
  try {
    database.exec(frame);
    const table = quoted(list.id);
    database.run(`insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values (?, 'features', ?, ?, 4326)`, [list.id, list[language], `${asOf}T00:00:00.000Z`]);
    database.run(`insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', 4326, 0, 0)`, [list.id]);
    // SQLite takes no two columns that differ in case alone, and `fid` is the layer's own.
    database.run(`create table ${table} (fid integer primary key, geom geometry, ${list.columns.map(({ key, type }) => `${quoted(key)} ${sqlTypes[type]}`).join(", ")})`);
    await fill(database, table, list.columns, pages);
    return Buffer.from(database.export());
  } finally {
    database.close();
  }
}

async function fill(database: Database, table: string, columns: readonly ExportColumn[], pages: AsyncIterable<readonly ExportRow[]>): Promise<void> {
  const statement = database.prepare(`insert into ${table} (geom, ${columns.map(({ key }) => quoted(key)).join(", ")}) values (${["geom", ...columns].map(() => "?").join(", ")})`);
  let features = 0;
  for await (const rows of pages) {
    features += rows.length;
    if (features > mostFeatures) throw new HttpError(400, "invalid-request", { field: "query", found: `more than ${mostFeatures} rows`, expected: "narrower filters, or another format" });
    database.exec("begin");
    for (const { cells, geometry } of rows) statement.run([geometryOf(geometry), ...columns.map(({ key, type }) => valueOf(cells[key] ?? null, type))]);
    database.exec("commit");
  }
  statement.free();
}

function valueOf(cell: ExportCell, type: ExportColumn["type"]): SqlValue {
  if (cell === null) return null;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return type === "number" ? Number(cell) : textOf(cell);
}

/** `GP`, version 1, little-endian without an envelope, reference system 4326, then well-known binary. */
const header = Buffer.from([0x47, 0x50, 0, 1, 0xe6, 0x10, 0, 0]);
const geometryOf = (text: string | null): Uint8Array | null => (text === null ? null : Buffer.concat([header, wkx.Geometry.parseGeoJSON(JSON.parse(text) as object).toWkb()]));
