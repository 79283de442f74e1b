/** Rows of an engine's table as plain lists, the form of JSON. */
export const rows = (table: readonly Float64Array[]): number[][] => table.map((row) => Array.from(row));

/** A vector as a plain list; null stays null. */
export const list = (vector: Float64Array | Int32Array | null): number[] | null => (vector ? Array.from(vector) : null);
