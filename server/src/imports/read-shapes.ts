import { readFile, stat } from "node:fs/promises";
import type { RawCell } from "@chengqi/domain/imports/cells";
import { parseShp } from "shpjs";
import { openArchive, type Archive } from "./archive.js";
import { encodingOfBytes, encodings, type Encoding } from "./encoding.js";
import { ImportFault } from "./import-fault.js";
import { readDbf } from "./read-dbf.js";
import { limits, type Geometry, type SourceFile, type SourceRow } from "./source.js";

type Properties = Readonly<Record<string, unknown>>;
interface Feature { readonly properties: Properties; readonly geometry: Geometry | null }

const rawOf = (value: unknown): RawCell =>
  (value === undefined || value === null ? null : typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value
    : value instanceof Date ? value.toISOString().slice(0, 10) : JSON.stringify(value));

/** Features as rows: every property that occurs is a column. */
export function tableOf(name: string, features: readonly Feature[], where: string): SourceFile["tables"][number] {
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  if (columns.length > limits.columns) throw new ImportFault(where, `${columns.length} properties`, `at most ${limits.columns}`);
  return {
    name, columns,
    async *rows(): AsyncGenerator<SourceRow> {
      for (const [index, { properties, geometry }] of features.entries()) {
        yield { line: index + 1, cells: columns.map((column) => rawOf(properties[column])), geometry: sound(geometry, `${where}, feature ${index + 1}`) };
      }
    },
  };
}

const depths: Readonly<Record<Geometry["type"], number>> = { Point: 0, MultiPoint: 1, LineString: 1, Polygon: 2, MultiLineString: 2, MultiPolygon: 3 };

/** A geometry whose coordinates are numbers throughout, as deep as its type says. @throws ImportFault */
export function sound(geometry: unknown, where: string): Geometry | null {
  if (geometry === null || geometry === undefined) return null;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  const depth = typeof type === "string" && Object.hasOwn(depths, type) ? depths[type as Geometry["type"]] : undefined;
  if (depth === undefined) throw new ImportFault(where, `a geometry of type ${JSON.stringify(type)}`, `one of ${Object.keys(depths).join(", ")}`);
  let positions = 0;
  const check = (value: unknown, below: number): void => {
    if (!Array.isArray(value)) throw new ImportFault(where, `${JSON.stringify(value)?.slice(0, 40)} among the coordinates`, "lists of numbers");
    if (below > 0) {
      for (const part of value) check(part, below - 1);
      return;
    }
    positions += 1;
    if (positions > limits.positions) throw new ImportFault(where, `more than ${limits.positions} positions`, `at most ${limits.positions} in one shape`);
    if (value.length < 2 || !value.every((one) => typeof one === "number" && Number.isFinite(one))) {
      throw new ImportFault(where, `the position ${JSON.stringify(value).slice(0, 60)}`, "two numbers, finite");
    }
  };
  check(coordinates, depth);
  return geometry as Geometry;
}

/** A collection of features, or one feature, in GeoJSON. */
export async function openGeoJson(path: string, name: string): Promise<SourceFile> {
  const { size } = await stat(path);
  if (size > limits.heldBytes) throw new ImportFault(name, `${size} bytes`, `at most ${limits.heldBytes}; larger ones as GeoPackage or CSV`);
  const bytes = await readFile(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new ImportFault(name, error instanceof Error ? error.message.slice(0, 120) : String(error), "GeoJSON in UTF-8, whole", { cause: error });
  }
  const { type, features, crs } = parsed as { type?: unknown; features?: unknown; crs?: { properties?: { name?: unknown } } };
  const all = type === "Feature" ? [parsed] : type === "FeatureCollection" && Array.isArray(features) ? (features as unknown[]) : null;
  if (all === null) throw new ImportFault(name, `JSON of type ${JSON.stringify(type)?.slice(0, 40)}`, "a FeatureCollection with features, or a Feature");
  const read = all.map((one, index): Feature => {
    const { type: kind, properties, geometry } = (one ?? {}) as { type?: unknown; properties?: unknown; geometry?: unknown };
    const where = `${name}, feature ${index + 1}`;
    if (kind !== "Feature") throw new ImportFault(where, `type ${JSON.stringify(kind)}`, "Feature");
    if (properties !== null && properties !== undefined && typeof properties !== "object") throw new ImportFault(where, `properties ${JSON.stringify(properties).slice(0, 40)}`, "an object");
    return { properties: (properties ?? {}) as Properties, geometry: (geometry ?? null) as Geometry | null };
  });
  const stated = crs?.properties?.name;
  return { format: "geojson", encoding: "utf-8", crs: typeof stated === "string" ? stated : null, tables: [tableOf(name, read, name)], close: () => Promise.resolve() };
}

const partOf = (archive: Archive, base: string, ending: string): string | undefined =>
  archive.names.find((one) => one.toLowerCase() === `${base}.${ending}`.toLowerCase());

/** Shapefiles in a ZIP archive, each with its table. */
export async function openShapefile(path: string, name: string, chosen?: Encoding): Promise<SourceFile> {
  const archive = await openArchive(path, name);
  try {
    const bases = archive.names.filter((one) => /\.shp$/i.test(one) && !one.startsWith("__MACOSX")).map((one) => one.slice(0, -4));
    if (bases.length === 0) throw new ImportFault(name, `an archive with ${archive.names.slice(0, 8).join(", ") || "nothing"}`, "a .shp with its .dbf and .shx");
    const found: { table: SourceFile["tables"][number]; crs: string | null; encoding: string | null }[] = [];
    for (const base of bases) found.push(await layerOf(archive, base, name, chosen));
    return {
      format: "shapefile", encoding: found[0]?.encoding ?? null, crs: found[0]?.crs ?? null, tables: found.map(({ table }) => table), close: () => Promise.resolve(),
    };
  } finally {
    await archive.close();
  }
}

async function layerOf(archive: Archive, base: string, name: string, chosen: Encoding | undefined) {
  const where = `${name}, ${base}.shp`;
  const part = async (ending: string) => {
    const file = partOf(archive, base, ending);
    return file === undefined ? null : archive.read(file);
  };
  const [shapes, table, projection, codePage] = [await part("shp"), await part("dbf"), await part("prj"), await part("cpg")];
  if (!shapes || !table) throw new ImportFault(where, "no .dbf beside it", "a .shp with its .dbf");
  wholeShapes(shapes, where);
  const encoding = chosen ?? codePageOf(codePage) ?? encodingOfBytes(table.subarray(table.length > 10 ? table.readUInt16LE(8) : 0), true);
  const { columns, rows } = readDbf(table, encoding, `${name}, ${base}.dbf`);
  const geometries = geometriesOf(shapes, where);
  if (geometries.length !== rows.length) throw new ImportFault(where, `${geometries.length} shapes and ${rows.length} rows`, "a row for every shape");
  if (columns.length > limits.columns) throw new ImportFault(where, `${columns.length} columns`, `at most ${limits.columns}`);
  const layer = {
    name: base, columns,
    async *rows(): AsyncGenerator<SourceRow> {
      for (const [index, cells] of rows.entries()) {
        if (cells) yield { line: index + 1, cells, geometry: sound(geometries[index], `${where}, shape ${index + 1}`) };
      }
    },
  };
  return { table: layer, crs: projection ? projection.toString("utf8").trim() : null, encoding };
}

function geometriesOf(shapes: Buffer, where: string): unknown[] {
  try {
    // Without its projection: coordinates are converted in one place for all formats.
    return parseShp(new DataView(shapes.buffer, shapes.byteOffset, shapes.byteLength));
  } catch (error) {
    throw new ImportFault(where, error instanceof Error ? error.message.slice(0, 120) : String(error), "a shapefile that is whole", { cause: error });
  }
}

/** @throws ImportFault where the file is shorter or longer than it says */
function wholeShapes(bytes: Buffer, where: string): void {
  if (bytes.length < 100 || bytes.readInt32BE(0) !== 9994) throw new ImportFault(where, "no shapefile header", "a file that begins as shapefiles do");
  const said = bytes.readInt32BE(24) * 2;
  if (said !== bytes.length) throw new ImportFault(where, `${bytes.length} bytes`, `${said}, as it says itself: it is cut off or has been added to`);
}

function codePageOf(codePage: Buffer | null): Encoding | null {
  const text = codePage?.toString("latin1").trim().toLowerCase() ?? "";
  if (/^(?:gbk|gb2312|gb18030|936|cp936|oem ?936|ansi ?936)$/.test(text)) return "gb18030";
  if (/^(?:1252|cp1252|ansi ?1252|iso-?8859-?1|latin1|88591)$/.test(text)) return "windows-1252";
  return encodings.find((one) => one === text || one.replace("-", "") === text) ?? null;
}
