import type { FieldProblem, Problem, ProblemKey } from "@chengqi/domain/problems/problem";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

const titles: Record<ProblemKey, string> = {
  "invalid-request": "The request does not have the expected form",
  "wrong-cursor": "The cursor does not belong to this list",
  "not-found": "There is no such thing",
  "no-such-route": "There is no such address",
  "not-in-force": "It was not in force on this date",
  "cross-site": "Requests that change something are taken from this site only",
  "too-many-requests": "Too many requests",
  "city-not-loaded": "The city is not loaded yet",
  "not-acceptable": "The answer cannot be given in this form",
  "not-permitted": "This may not be done by whom it was asked",
  conflict: "Somebody else changed it meanwhile",
  "sign-in-failed": "The address, the password or the code is not right",
  "link-not-valid": "The link is not valid: used before, or older than 72 hours",
  refused: "The rules do not allow it",
  failed: "The server could not answer",
};

/** A refusal with its status, its key and what was found against what was expected. */
export class HttpError extends Error {
  readonly status: number;
  readonly key: ProblemKey;
  readonly fields: readonly FieldProblem[];

  constructor(status: number, key: ProblemKey, ...fields: readonly FieldProblem[]) {
    super(key);
    this.name = "HttpError";
    this.status = status;
    this.key = key;
    this.fields = fields;
  }
}

/** The row, or the refusal a reader of `field` understands. */
export function found<T>(row: T | undefined | null, field: string, id: string, expected: string): T {
  if (row === undefined || row === null) throw new HttpError(404, "not-found", { field, found: id, expected });
  return row;
}

/** The problem to answer for any error; nothing of an unforeseen error leaves the server but its request id. */
export function problemOf(error: unknown, requestId: string, at: (field: string) => unknown): Problem {
  if (error instanceof HttpError) return problem(error.status, error.key, error.fields, requestId);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = partNames[error.validationContext ?? ""] ?? "request";
    return problem(400, "invalid-request", error.validation.map((issue) => fieldProblem(part, issue, at)), requestId);
  }
  const status = statusOf(error);
  if (status === 429) return problem(429, "too-many-requests", [], requestId);
  if (status !== null && status >= 400 && status < 500) {
    return problem(status, status === 404 ? "no-such-route" : "invalid-request", [], requestId);
  }
  return problem(500, "failed", [], requestId);
}

const partNames: Record<string, string> = { querystring: "query", params: "params", body: "body", headers: "headers" };

function problem(status: number, key: ProblemKey, errors: readonly FieldProblem[], requestId: string): Problem {
  const first = errors[0];
  const detail = errors.map((e) => `${e.field}: expected ${e.expected}, found ${e.found ?? "nothing"}`).join("; ");
  return {
    type: `urn:chengqi:problem:${key}`,
    title: titles[key],
    status,
    detail: detail === "" ? `${titles[key]}.` : detail,
    key,
    field: first?.field ?? null,
    found: first?.found ?? null,
    expected: first?.expected ?? null,
    errors: [...errors],
    requestId,
  };
}

interface Issue {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
}

function fieldProblem(part: string, issue: Issue, at: (field: string) => unknown): FieldProblem {
  const unknownKeys = issue.params["keys"];
  if (issue.keyword === "unrecognized_keys" && Array.isArray(unknownKeys)) {
    return { field: `${part}.${String(unknownKeys[0])}`, found: String(unknownKeys[0]), expected: "no such parameter" };
  }
  const field = [part, ...issue.instancePath.split("/").filter((step) => step !== "")].join(".");
  const value = at(field);
  return { field, found: value === undefined ? null : shown(value), expected: expectedOf(issue) };
}

const shown = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 200);

/** What the schema asked for, in words. */
function expectedOf({ keyword, params, message }: Issue): string {
  const values = params["values"];
  if (keyword === "invalid_value" && Array.isArray(values)) return `one of ${values.join(", ")}`;
  if (keyword === "too_small") return `at least ${String(params["minimum"])}${sizeOf(params)}`;
  if (keyword === "too_big") return `at most ${String(params["maximum"])}${sizeOf(params)}`;
  if (keyword === "invalid_type") return `a ${String(params["expected"])}`;
  return message ?? "another value";
}

const sizeOf = (params: Record<string, unknown>): string => (params["origin"] === "string" ? " characters" : "");

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return null;
  return typeof error.statusCode === "number" ? error.statusCode : null;
}
