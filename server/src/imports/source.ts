import type { RawCell } from "@chengqi/domain/imports/cells";

export const sourceFormats = ["csv", "xlsx", "geojson", "shapefile", "geopackage"] as const;
export type SourceFormat = (typeof sourceFormats)[number];

type Position = readonly number[];
/** Shapes as GeoJSON has them, in the coordinates of the file. */
export type Geometry =
  | { readonly type: "Point"; readonly coordinates: Position }
  | { readonly type: "MultiPoint" | "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "Polygon" | "MultiLineString"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** One row of a file as it stands there. */
export interface SourceRow {
  /** Line, row or feature as people count them in the file, from 1. */
  readonly line: number;
  readonly cells: readonly RawCell[];
  readonly geometry: Geometry | null;
}

/** A sheet, a layer, or the whole of a file. */
export interface SourceTable {
  readonly name: string;
  /** Names of the columns; null where one of the first rows holds them. */
  readonly columns: readonly string[] | null;
  /** The rows from the first on; each call reads the file anew, one row at a time. */
  rows(): AsyncIterable<SourceRow>;
}

/** A file opened for reading. */
export interface SourceFile {
  readonly format: SourceFormat;
  /** Encoding of its texts where the format does not fix it. */
  readonly encoding: string | null;
  /** Coordinate system the file itself states, such as EPSG:4490 or the text of a .prj; null where it states none. */
  readonly crs: string | null;
  readonly tables: readonly SourceTable[];
  close(): Promise<void>;
}

/** Files beyond these are refused before anything is kept. */
export const limits = {
  columns: 500,
  /** Signs of one cell: what a spreadsheet can hold. */
  cell: 32_767,
  sheets: 200,
  /** Rows that a sheet can have, and the texts that cells of a workbook share. */
  sheetRows: 1_048_576,
  sharedTexts: 5_000_000,
  sharedSigns: 200_000_000,
  /** Bytes of an archive once unpacked, and how many times its packed size. */
  unpackedBytes: 2_000_000_000,
  unpackedRatio: 200,
  archiveEntries: 2_000,
  /** Bytes of a file that must be held in memory to be read: GeoJSON, shapefile, GeoPackage. */
  heldBytes: 400_000_000,
  /** Positions of one shape. */
  positions: 200_000,
  /** Rings or lines of one shape. */
  rings: 5_000,
} as const;
