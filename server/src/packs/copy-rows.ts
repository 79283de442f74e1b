import type { Insertable } from "kysely";
import { copyFrom, copyRow, type Database } from "../db/database.js";
import type { Tables, Tx } from "../db/tables.js";
import type { MultiLine, MultiPolygon } from "./pack-rows.js";

type Cell = string | number | boolean | null;

/** A list as PostgreSQL writes arrays. */
const arrayText = (values: readonly unknown[]) => `{${values.map((value) => `"${String(value).replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw new RangeError(`copyRows: expected text, number, truth value, list or null, found ${typeof value}`);
}

/** Copies rows into a table in one statement; all rows have the columns of the first. Returns how many. */
export async function copyRows<T extends keyof Tables>(
  handle: Tx | Database["owner"], table: T, rows: readonly Insertable<Tables[T]>[],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const lines = rows.map((row) => copyRow(columns.map((column) => cellOf((row as Record<string, unknown>)[column]))));
  return copyFrom(handle, table, columns, lines);
}

const points = (line: readonly (readonly number[])[]) => `(${line.map((point) => point.join(" ")).join(",")})`;

/** A multipolygon as EWKT in WGS 84. */
export const polygonText = (polygons: MultiPolygon): string =>
  `SRID=4326;MULTIPOLYGON(${polygons.map((polygon) => `(${polygon.map(points).join(",")})`).join(",")})`;

/** Lines as EWKT in WGS 84. */
export const lineText = (lines: MultiLine): string => `SRID=4326;MULTILINESTRING(${lines.map(points).join(",")})`;
