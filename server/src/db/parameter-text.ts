/** What a parameter looks like on the wire: text, bytes or null. */
export function parameterText(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  throw new RangeError(`A query parameter is a ${typeof value}; expected a value PostgreSQL can hold.`);
}

function arrayText(values: readonly unknown[]): string {
  const parts = values.map((value): string => {
    if (Array.isArray(value)) return arrayText(value);
    const text = parameterText(value);
    if (text === null) return "NULL";
    const plain = typeof text === "string" ? text : `\\x${Buffer.from(text).toString("hex")}`;
    return `"${plain.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  });
  return `{${parts.join(",")}}`;
}
