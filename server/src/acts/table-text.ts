import type { ActRow } from "@chengqi/domain/acts/act-list";
import { canonicalJson } from "@chengqi/domain/acts/canonical-json";

const columns: readonly (readonly [title: string, value: (row: ActRow) => string | number | null])[] = [
  ["seq", ({ act }) => act.seq],
  ["at", ({ act }) => act.at],
  ["role", ({ act }) => act.actor.role],
  ["body", ({ act, bodyName }) => bodyName?.zh ?? act.actor.body],
  ["person", ({ act, userId }) => userId ?? act.actor.user],
  ["kind", ({ act }) => act.kind],
  ["subject", ({ act }) => `${act.subject.kind}:${act.subject.id}`],
  ["reason", ({ act }) => act.reason],
  ["data", ({ act }) => canonicalJson(act.data)],
  ["signed", ({ signed }) => (signed ? "yes" : "no")],
  ["hash", ({ act }) => act.hash],
];

/** Acts as a table for a spreadsheet, which must not take any text for a formula. */
export function csvOf(rows: readonly ActRow[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))];
  // The mark of the byte order tells spreadsheets that this is UTF-8.
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function cell(value: string | number | null): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  const harmless = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The acts themselves, one a line, with everything their hashes are of. */
export const jsonLinesOf = (rows: readonly ActRow[]): string => rows.map(({ act }) => `${JSON.stringify(act)}\n`).join("");
