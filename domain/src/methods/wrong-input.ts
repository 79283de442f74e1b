import { ZodError } from "zod";
import type { Method } from "./method.js";

type Issue = ZodError["issues"][number];

/** `values[0][1].name` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`)).join("") || "input";

const types: Readonly<Record<string, string>> = {
  number: "a number", string: "a text", boolean: "true or false", array: "a list", tuple: "a list", object: "an object", record: "an object", null: "null",
};

/** What stands at a place of the input, shortened to one line. */
function foundAt(input: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>((node, step) => (node === null || node === undefined ? undefined : (node as Record<PropertyKey, unknown>)[step]), input);
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": return types[issue.expected] ?? issue.expected;
    case "invalid_value": return issue.values.length === 1 ? JSON.stringify(issue.values[0]) : `one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small": return `${issue.origin === "number" ? (issue.inclusive ? "at least" : "more than") : "at least"} ${issue.minimum}${issue.origin === "array" ? " values" : ""}`;
    case "too_big": return `at most ${issue.maximum}${issue.origin === "array" ? " values" : ""}`;
    case "invalid_union": return issue.errors.flat().map((one) => expected(one)).filter((text, index, all) => all.indexOf(text) === index).join(" or ");
    case "unrecognized_keys": return `no key ${issue.keys.join(", ")}`;
    default: return issue.message;
  }
}

/** The deepest problem: that of a union is the one of the alternative that came furthest. */
function deepest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors.flat().map((one) => deepest(one)).toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner && inner.path.length > 0 ? ({ ...inner, path: [...issue.path, ...inner.path] } as Issue) : issue;
}

/** One line on what is wrong with an input: field, what was found, what was expected. Null for an error that is not the input's. */
export function complaintOf(error: unknown, input: unknown): string | null {
  if (error instanceof RangeError) return error.message.replaceAll(/\s*\n\s*/g, " ");
  if (!(error instanceof ZodError) || !error.issues[0]) return null;
  const issue = deepest(error.issues[0]);
  return `${pathText(issue.path)}: found ${foundAt(input, issue.path)}, expected ${expected(issue)}`;
}

/** Keys that a method's input has; a mistyped one must not be passed over in silence. */
export function unknownKey(method: Method, input: unknown): string | null {
  const known = keysOf(method);
  if (known.length === 0 || typeof input !== "object" || input === null || Array.isArray(input)) return null;
  const key = Object.keys(input).find((one) => !known.includes(one) && !(method.long && one === "timeLimitS"));
  return key === undefined ? null : `${key}: found a key that ${method.name} does not know, expected ${known.join(", ")}`;
}

const keysOf = ({ input }: Method): string[] => Object.keys((input as { shape?: object }).shape ?? {});
