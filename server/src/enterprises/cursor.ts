import { createHash } from "node:crypto";
import { HttpError } from "../errors.js";

/** Where a page ended: the sort value of its last row (-1: the rows without a value have begun) and its id. */
export interface Position {
  readonly value: string | number;
  readonly id: string;
}

/** Twelve signs that differ when anything the list depends on differs. */
export const fingerprint = (list: Readonly<Record<string, unknown>>): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(list).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest("base64url")
    .slice(0, 12);

/** A position in a list, opaque to who carries it. */
export function cursorOf(list: string, { value, id }: Position): string {
  const parts = new URLSearchParams({ list, id, kind: typeof value, value: String(value) });
  return Buffer.from(parts.toString()).toString("base64url");
}

/**
 * @param field where the cursor stands in the request
 * @throws HttpError 400 if it is no cursor of ours, or one of a list with other filters or another order
 */
export function positionOf(list: string, cursor: string, field = "query.cursor"): Position {
  const parts = new URLSearchParams(Buffer.from(cursor, "base64url").toString("utf8"));
  const [of, id, kind, value] = ["list", "id", "kind", "value"].map((name) => parts.get(name));
  if (!of || !id || !value || !/^(string|number)$/.test(kind ?? "") || (kind === "number" && !Number.isSafeInteger(Number(value)))) {
    throw new HttpError(400, "wrong-cursor", { field, found: cursor.slice(0, 60), expected: "the nextCursor of an earlier page" });
  }
  if (of !== list) {
    throw new HttpError(400, "wrong-cursor", {
      field, found: "the cursor of a list with other filters, day or order", expected: "a cursor of this list, or none for its first page",
    });
  }
  return { value: kind === "number" ? Number(value) : value, id };
}
