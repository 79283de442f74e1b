export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * The one text of a JSON value (as RFC 8785 has it): names sorted by UTF-16 code units, no blanks, numbers and texts as ECMAScript
 * writes them. Equal values give equal texts, so that a hash of the text is one of the value.
 *
 * @throws RangeError naming the place of a number that is not finite, half of a surrogate pair, or what JSON does not have
 */
export function canonicalJson(value: JsonValue, place = "$"): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value, place);
  if (typeof value === "string") return stringText(value, place);
  if (isList(value)) return `[${value.map((item, index) => canonicalJson(item, `${place}[${index}]`)).join(",")}]`;
  if (typeof value !== "object" || value instanceof Date) throw new RangeError(`${place}: found ${typeof value}, expected a JSON value.`);
  const members = Object.keys(value).toSorted().map((name) => {
    const inside = `${place}.${name}`;
    const member = value[name];
    if (member === undefined) throw new RangeError(`${inside}: found undefined, expected a JSON value.`);
    return `${stringText(name, inside)}:${canonicalJson(member, inside)}`;
  });
  return `{${members.join(",")}}`;
}

// Array.isArray does not know read-only lists.
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function numberText(value: number, place: string): string {
  if (!Number.isFinite(value)) throw new RangeError(`${place}: found ${value}, expected a finite number.`);
  return JSON.stringify(value);
}

function stringText(value: string, place: string): string {
  if (/\p{Surrogate}/u.test(value)) throw new RangeError(`${place}: found half of a surrogate pair, expected whole characters.`);
  return JSON.stringify(value);
}
