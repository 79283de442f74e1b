import { readFile, stat } from "node:fs/promises";
import type { RawCell } from "@chengqi/domain/imports/cells";
import { parseShp } from "shpjs";
import { openArchive, type Archive } from "./archive.js";
import { encodingOfBytes, encodings, type Encoding } from "./encoding.js";
import { ImportFault, shown } from "./import-fault.js";
import { readDbf } from "./read-dbf.js";
import { wholeShapes } from "./shape-records.js";
import { limits, type Geometry, type SourceFile, type SourceRow } from "./source.js";

type Properties = Readonly<Record<string, unknown>>;
interface Feature { readonly properties: Properties; readonly geometry: Geometry | null }

function rawOf(value: unknown, where: string): RawCell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value : written(value);
  if (text === null || text.length > limits.cell) throw new ImportFault(where, text === null ? "a property too deep to be read" : `a text of ${text.length} signs`, `at most ${limits.cell} signs`);
  return text;
}

function written(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Features as rows: every property that occurs is a column. */
export function tableOf(name: string, features: readonly Feature[], where: string): SourceFile["tables"][number] {
  const found = new Set<string>();
  for (const { properties } of features) {
    for (const key of Object.keys(properties)) found.add(key);
    if (found.size > limits.columns) break;
  }
  const columns = [...found];
  if (columns.length > limits.columns) throw new ImportFault(where, `more than ${limits.columns} properties`, `at most ${limits.columns}`);
  return {
    name, columns,
    async *rows(): AsyncGenerator<SourceRow> {
      for (const [index, { properties, geometry }] of features.entries()) {
        yield { line: index + 1, cells: columns.map((column) => rawOf(properties[column], `${where}, feature ${index + 1}`)), geometry: sound(geometry, `${where}, feature ${index + 1}`) };
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
  if (depth === undefined) throw new ImportFault(where, `a geometry of type ${shown(type)}`, `one of ${Object.keys(depths).join(", ")}`);
  let [positions, rings] = [0, 0];
  const check = (value: unknown, below: number): void => {
    if (!Array.isArray(value)) throw new ImportFault(where, `${shown(value)} among the coordinates`, "lists of numbers");
    if (below > 0) {
      rings += below === 1 ? 1 : 0;
      if (rings > limits.rings) throw new ImportFault(where, `more than ${limits.rings} rings`, `at most ${limits.rings} in one shape`);
      for (const part of value) check(part, below - 1);
      return;
    }
    positions += 1;
    if (positions > limits.positions) throw new ImportFault(where, `more than ${limits.positions} positions`, `at most ${limits.positions} in one shape`);
    if (value.length < 2 || !value.every((one) => typeof one === "number" && Number.isFinite(one))) {
      throw new ImportFault(where, `the position ${shown(value)}`, "two numbers, finite");
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
  if (all === null) throw new ImportFault(name, `JSON of type ${shown(type)}`, "a FeatureCollection with features, or a Feature");
  const read = all.map((one, index): Feature => {
    const { type: kind, properties, geometry } = (one ?? {}) as { type?: unknown; properties?: unknown; geometry?: unknown };
    const where = `${name}, feature ${index + 1}`;
    if (kind !== "Feature") throw new ImportFault(where, `type ${shown(kind)}`, "Feature");
    if (properties !== null && properties !== undefined && typeof properties !== "object") throw new ImportFault(where, `properties ${shown(properties)}`, "an object");
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
    if (bases.length > limits.sheets) throw new ImportFault(name, `${bases.length} shapefiles`, `at most ${limits.sheets}`);
    const held = { bytes: 0 };
    const found: { table: SourceFile["tables"][number]; crs: string | null; encoding: string | null }[] = [];
    for (const base of bases) found.push(await layerOf(archive, base, name, chosen, held));
    return {
      format: "shapefile", encoding: found[0]?.encoding ?? null, crs: found[0]?.crs ?? null, tables: found.map(({ table }) => table), close: () => Promise.resolve(),
    };
  } finally {
    await archive.close();
  }
}

async function layerOf(archive: Archive, base: string, name: string, chosen: Encoding | undefined, held: { bytes: number }) {
  const where = `${name}, ${base}.shp`;
  const part = async (ending: string) => {
    const file = partOf(archive, base, ending);
    if (file === undefined) return null;
    const bytes = await archive.read(file);
    held.bytes += bytes.length;
    if (held.bytes > limits.heldBytes) throw new ImportFault(name, `shapefiles of ${held.bytes} bytes`, `at most ${limits.heldBytes}`);
    return bytes;
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
  return { table: layer, crs: projection ? projection.subarray(0, 10_000).toString("utf8").trim() : null, encoding };
}

function geometriesOf(shapes: Buffer, where: string): unknown[] {
  try {
    // Without its projection: coordinates are converted in one place for all formats.
    return parseShp(new DataView(shapes.buffer, shapes.byteOffset, shapes.byteLength));
  } catch (error) {
    throw new ImportFault(where, error instanceof Error ? error.message.slice(0, 120) : String(error), "a shapefile that is whole", { cause: error });
  }
}

function codePageOf(codePage: Buffer | null): Encoding | null {
  const text = codePage?.toString("latin1").trim().toLowerCase() ?? "";
  if (/^(?:gbk|gb2312|gb18030|936|cp936|oem ?936|ansi ?936)$/.test(text)) return "gb18030";
  if (/^(?:1252|cp1252|ansi ?1252|iso-?8859-?1|latin1|88591)$/.test(text)) return "windows-1252";
  return encodings.find((one) => one === text || one.replace("-", "") === text) ?? null;
}
