import type { ImportField, ImportKind } from "./kinds.js";

/** How a column of a file is taken: into which field, and by what its numbers are multiplied. */
export interface ColumnMapping {
  readonly column: number;
  readonly field: string;
  readonly scale: number;
}

/** What a unit in a header multiplies by to come to the unit that is kept. */
const scales: Readonly<Record<NonNullable<ImportField["unit"]>, readonly (readonly [pattern: RegExp, scale: number])[]>> = {
  cny: [[/^(?:亿元|亿|100 ?million(?: cny| yuan)?)$/, 1e8], [/^(?:千万元?)$/, 1e7], [/^(?:百万元?|million(?: cny| yuan)?)$/, 1e6], [/^(?:万元|万|10k ?cny|10,?000 ?(?:cny|yuan))$/, 1e4], [/^(?:千元|thousand(?: cny| yuan)?)$/, 1e3], [/^(?:元|cny|yuan|人民币)$/, 1]],
  person: [[/^万人$/, 1e4], [/^(?:人|名|persons?|people)$/, 1]],
  m2: [[/^(?:平方公里|平方千米|km2|km²|sq ?km)$/, 1e6], [/^(?:公顷|hectares?|ha)$/, 1e4], [/^(?:万平方米|万㎡|万m2|万m²)$/, 1e4], [/^万亩$/, 1e8 / 15], [/^(?:亩|mu)$/, 1e4 / 15], [/^(?:平方米|㎡|m2|m²|sq ?m)$/, 1]],
  tce: [[/^万吨标准?煤$/, 1e4], [/^(?:吨标准?煤|tce)$/, 1], [/^(?:千克标准?煤|kgce)$/, 1e-3]],
  m3: [[/^(?:万立方米|万m3|万吨)$/, 1e4], [/^(?:立方米|m3|m³|吨)$/, 1]],
  tCO2e: [[/^万吨(?:二氧化碳(?:当量)?|co2e?)?$/, 1e4], [/^(?:吨(?:二氧化碳(?:当量)?|co2e?)?|tco2e?)$/, 1]],
};

/** A header without blanks, brackets' contents apart, in small letters. */
function parts(header: string): { readonly name: string; readonly unit: string | null } {
  const text = header.normalize("NFKC").replaceAll(/[\s\u200b*:]+/gu, " ").trim().toLowerCase();
  const match = /^(.*?)\s*[([{【〔]\s*([^)\]}】〕]*?)\s*[)\]}】〕]\s*$/u.exec(text);
  return match ? { name: bare(match[1] ?? ""), unit: (match[2] ?? "").replace(/^(?:单位|unit)\s*/u, "").trim() } : { name: bare(text), unit: null };
}

const bare = (text: string): string => text.replaceAll(/[\s_.·-]+/gu, "");

/** What the header's unit multiplies by; null where it states one that the field cannot have. */
export function headerScale(header: string, field: ImportField): number | null {
  const { unit } = parts(header);
  if (unit === null || unit === "" || field.unit === undefined) return 1;
  return scales[field.unit].find(([pattern]) => pattern.test(unit))?.[1] ?? null;
}

const namesOf = ({ key, zh, en, also = [] }: ImportField): string[] => [key, zh, en, ...also].map((name) => bare(name.normalize("NFKC").toLowerCase()));

/** How well a header names a field: 3 its own name, 2 another name of it, 1 contains its name; 0 not. */
function fit(header: string, field: ImportField): number {
  const whole = bare(header.normalize("NFKC").toLowerCase());
  const { name } = parts(header);
  const names = namesOf(field);
  const own = names.slice(0, 3);
  if (own.includes(name) || own.includes(whole)) return 3;
  if (names.includes(name) || names.includes(whole)) return 2;
  return [...name].length >= 3 && names.some((one) => [...one].length >= 3 && name.includes(one)) ? 1 : 0;
}

/**
 * Which column goes into which field, judged by the headers: own names before others, others before parts of names; each
 * column and each field once, the leftmost column first where several fit alike. A header whose unit the field cannot have
 * is not taken.
 */
export function guessedMapping(headers: readonly string[], kind: Pick<ImportKind, "fields">): ColumnMapping[] {
  const pairs = headers.flatMap((header, column) => kind.fields.flatMap((field, at) => {
    const scale = headerScale(header, field);
    const score = scale === null ? 0 : fit(header, field);
    return score === 0 ? [] : [{ column, field: field.key, scale: scale ?? 1, score, at }];
  }));
  const taken = { columns: new Set<number>(), fields: new Set<string>() };
  return pairs.toSorted((a, b) => b.score - a.score || a.column - b.column || a.at - b.at).flatMap(({ column, field, scale }) => {
    if (taken.columns.has(column) || taken.fields.has(field)) return [];
    taken.columns.add(column);
    taken.fields.add(field);
    return [{ column, field, scale }];
  }).toSorted((a, b) => a.column - b.column);
}

/** Which of the first rows of a sheet is the header: the one whose cells name the most fields; 0 where none does. */
export function headerRow(rows: readonly (readonly string[])[], kind: Pick<ImportKind, "fields">): number {
  const named = rows.map((row) => guessedMapping(row, kind).length);
  const most = Math.max(0, ...named);
  return most < 2 ? 0 : named.indexOf(most);
}

/** Headers of two or more rows joined: what stands above merged cells belongs to each column below. */
export function joinedHeaders(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const filled = rows.map((row, depth) => {
    let last = "";
    return Array.from({ length: width }, (_, column) => {
      const text = (row[column] ?? "").trim();
      // Only the upper rows are merged sideways; an empty cell of the last row is a column without a name of its own.
      if (text !== "" || depth === rows.length - 1) last = text;
      return last;
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const texts = filled.map((row) => row[column] ?? "");
    return texts.filter((text, depth) => text !== "" && text !== texts[depth - 1]).join(" ");
  });
}
