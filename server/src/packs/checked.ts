import type { z } from "zod";
import { StartError } from "../lifecycle/start-error.js";

/** Where a value stands in a document: `datasets.3.mark`. */
const placeOf = (path: readonly PropertyKey[]) => path.map(String).join(".") || "(the whole)";

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);

/** The value as the schema wants it; else one line that names the file, the field, what was found and what was due. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, file: string): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const found = JSON.stringify(valueAt(value, path))?.slice(0, 80) ?? "nothing";
  throw new StartError(`${file}: ${placeOf(path)}: found ${found}; ${issue?.message ?? "invalid"}`);
}
