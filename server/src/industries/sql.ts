import type { Name } from "@chengqi/domain/figures/figure";
import type { Industry } from "@chengqi/domain/industries/industry";
import type { Tx } from "../db/tables.js";

/** A whole classification, in order of its codes: every section before what belongs to it. */
export async function industryTree(tx: Tx, classification: string): Promise<Industry[]> {
  const rows = await tx
    .selectFrom("national.industry")
    .select(["code", "name_zh", "name_en", "level", "parent_code", "section"])
    .where("classification", "=", classification)
    .orderBy("section")
    .orderBy("code")
    .execute();
  const order = { section: 0, division: 1, group: 2, class: 3 };
  return rows
    .map((row): Industry => ({
      code: row.code, name: { zh: row.name_zh, en: row.name_en }, level: row.level, parent: row.parent_code, section: row.section,
    }))
    .toSorted((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : order[a.level] === 0 ? -1 : order[b.level] === 0 ? 1 : a.code < b.code ? -1 : 1));
}

/** Entries of a classification by their code. */
export async function industriesByCode(tx: Tx, classification: string): Promise<ReadonlyMap<string, Industry>> {
  return new Map((await industryTree(tx, classification)).map((industry) => [industry.code, industry]));
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
