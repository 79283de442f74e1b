import { open } from "node:fs/promises";
import { openArchive } from "./archive.js";
import type { Encoding } from "./encoding.js";
import { ImportFault } from "./import-fault.js";
import { openCsv } from "./read-csv.js";
import { openGeoPackage } from "./read-geopackage.js";
import { openGeoJson, openShapefile } from "./read-shapes.js";
import { openXlsx } from "./read-xlsx.js";
import type { SourceFile, SourceFormat } from "./source.js";

/**
 * Opens a file by what it holds, not by how it is called.
 * @param name as the reader knows it, for messages
 * @throws ImportFault naming what is wrong with it
 */
export async function openSource(path: string, name: string, options: { readonly encoding?: Encoding } = {}): Promise<SourceFile> {
  switch (await formatOf(path, name)) {
    case "xlsx": return openXlsx(path, name);
    case "shapefile": return openShapefile(path, name, options.encoding);
    case "geopackage": return openGeoPackage(path, name);
    case "geojson": return openGeoJson(path, name);
    case "csv": return openCsv(path, name, options.encoding);
  }
}

async function formatOf(path: string, name: string): Promise<SourceFormat> {
  const head = await firstBytes(path, 4096);
  if (head.length === 0) throw new ImportFault(name, "an empty file", "a file with rows");
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return archiveFormat(path, name);
  if (head.subarray(0, 15).toString("latin1") === "SQLite format 3") return "geopackage";
  const known = foreign.find(({ begins }) => head.subarray(0, begins.length).equals(Buffer.from(begins)));
  if (known) throw new ImportFault(name, known.what, "CSV, XLSX, GeoJSON, a shapefile in a ZIP archive, or GeoPackage");
  const text = head.toString("utf8").replace(/^\ufeff/u, "").trimStart();
  if (text.startsWith("{")) return "geojson";
  const zeros = head.filter((byte) => byte === 0).length;
  const marked = head[0] === 0xff || head[0] === 0xfe;
  if (zeros > 0 && !marked) throw new ImportFault(name, "bytes that are no text", "CSV, XLSX, GeoJSON, a shapefile in a ZIP archive, or GeoPackage");
  return "csv";
}

/** Files that people send instead of what they meant. */
const foreign: readonly { readonly begins: readonly number[]; readonly what: string }[] = [
  { begins: [0xd0, 0xcf, 0x11, 0xe0], what: "a workbook of the old form XLS; save it as XLSX" },
  { begins: [0x25, 0x50, 0x44, 0x46], what: "a PDF" },
  { begins: [0x1f, 0x8b], what: "a file packed with gzip; unpack it first" },
  { begins: [0x52, 0x61, 0x72, 0x21], what: "a RAR archive; pack it as ZIP" },
  { begins: [0x37, 0x7a, 0xbc, 0xaf], what: "a 7z archive; pack it as ZIP" },
  { begins: [0x00, 0x00, 0x27, 0x0a], what: "a .shp without the files beside it; pack them all as ZIP" },
];

async function archiveFormat(path: string, name: string): Promise<SourceFormat> {
  const archive = await openArchive(path, name);
  await archive.close();
  if (archive.names.includes("xl/workbook.xml")) return "xlsx";
  if (archive.names.some((one) => /\.shp$/i.test(one))) return "shapefile";
  throw new ImportFault(name, `an archive with ${archive.names.slice(0, 8).join(", ") || "nothing"}`, "a workbook, or a shapefile with its .dbf");
}

async function firstBytes(path: string, most: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
