import type { ColumnType } from "kysely";

/** Read as text, because it may exceed 2^53; written as text or number. */
export type Numeric = ColumnType<string, string | number, string | number>;
/** ISO 8601 in UTC. */
export type Instant = ColumnType<string, string, string>;
/** Read as hexadecimal EWKB; queries turn it into GeoJSON with ST_AsGeoJSON. Written as EWKT or by an expression. */
export type Geometry = string;
export type Mark = "published" | "derived" | "estimated" | "synthetic";
