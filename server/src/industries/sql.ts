import type { Name } from "@chengqi/domain/figures/figure";
import type { Industry } from "@chengqi/domain/industries/industry";
import type { Selectable } from "kysely";
import type { Tables, Tx } from "../db/tables.js";

type Row = Pick<Selectable<Tables["national.industry"]>, "code" | "name_zh" | "name_en" | "level" | "parent_code" | "section">;

const industryOf = (row: Row): Industry => ({
  code: row.code, name: { zh: row.name_zh, en: row.name_en }, level: row.level, parent: row.parent_code, section: row.section,
});

/** A whole classification, in order of its codes: every section before what belongs to it. */
export async function industryTree(tx: Tx, classification: string): Promise<Industry[]> {
  const rows = await tx
    .selectFrom("national.industry")
    .select(["code", "name_zh", "name_en", "level", "parent_code", "section"])
    .where("classification", "=", classification)
    .orderBy("section")
    .orderBy("code")
    .execute();
  return rows
    .map(industryOf)
    .toSorted((a, b) => byCode(a.section, b.section) || Number(b.level === "section") - Number(a.level === "section") || byCode(a.code, b.code));
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Entries of a classification by their code. */
export async function industriesByCode(tx: Tx, classification: string): Promise<ReadonlyMap<string, Industry>> {
  return new Map((await industryTree(tx, classification)).map((industry) => [industry.code, industry]));
}

/** Sections and divisions of a classification by their code. */
export async function divisionsByCode(tx: Tx, classification: string): Promise<ReadonlyMap<string, Industry>> {
  const rows = await tx
    .selectFrom("national.industry")
    .select(["code", "name_zh", "name_en", "level", "parent_code", "section"])
    .where("classification", "=", classification)
    .where("level", "in", ["section", "division"])
    .execute();
  return new Map(rows.map((row) => [row.code, industryOf(row)]));
}

/** Names of some entries of a classification. */
export async function industryNames(tx: Tx, classification: string, codes: readonly string[]): Promise<ReadonlyMap<string, Name>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .selectFrom("national.industry")
    .select(["code", "name_zh", "name_en"])
    .where("classification", "=", classification)
    .where("code", "in", codes)
    .execute();
  return new Map(rows.map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]));
}
