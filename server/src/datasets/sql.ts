import { ageInDays, isLate, type Dataset } from "@chengqi/domain/datasets/dataset";
import en from "@chengqi/domain/words/en.json" with { type: "json" };
import zh from "@chengqi/domain/words/zh.json" with { type: "json" };
import type { Tx } from "../db/tables.js";

interface Name { readonly zh: string; readonly en: string | null }

/** Owners that are no bodies of the city: offices by their words, and roles. */
const named: ReadonlyMap<string, Name> = new Map([[zh.actor, en.actor], [zh.owner, en.owner]].flatMap(([chinese, english]) =>
  Object.entries(chinese as Readonly<Record<string, string>>).map(([key, name]) => [key, { zh: name, en: (english as Readonly<Record<string, string>>)[key] ?? null }] as const)));

/** Datasets with what was last decided about them. */
const all = (tx: Tx, cityId: string) => tx.selectFrom("city.dataset as d")
  .leftJoinLateral((one) => one.selectFrom("city.dataset_care as c").select(["c.owner as kept_by", "c.refresh_days as kept_days", "c.act_seq"])
    .whereRef("c.city_id", "=", "d.city_id").whereRef("c.dataset_id", "=", "d.id").orderBy("c.act_seq", "desc").limit(1).as("care"), (join) => join.onTrue())
  .leftJoin("city.body as b", (join) => join.onRef("b.city_id", "=", "d.city_id").on((on) => on("b.id", "=", on.fn.coalesce("care.kept_by", "d.owner"))))
  .selectAll("d").select(["care.kept_by", "care.kept_days", "care.act_seq", "b.name_zh as body_zh", "b.name_en as body_en"])
  .where("d.city_id", "=", cityId).orderBy("d.id");

type Row = Awaited<ReturnType<ReturnType<typeof all>["execute"]>>[number];

function datasetOf(row: Row, today: string): Dataset {
  const decided = row.act_seq !== null;
  const owner = row.kept_by ?? row.owner;
  const refreshDays = decided ? row.kept_days : row.refresh_days;
  return {
    id: row.id, titleZh: row.title_zh, titleEn: row.title_en, source: row.source, sourceUrl: row.source_url, licence: row.licence, asOf: row.as_of,
    owner, ownerName: row.body_zh === null ? (named.get(owner) ?? { zh: owner, en: owner }) : { zh: row.body_zh, en: row.body_en },
    refreshDays, synthetic: row.synthetic, mark: row.mark, noteZh: row.note_zh, noteEn: row.note_en, rows: row.row_count,
    ageDays: ageInDays(row.as_of, today), late: isLate({ asOf: row.as_of, refreshDays }, today),
  };
}

export const datasets = async (tx: Tx, cityId: string, today: string): Promise<Dataset[]> =>
  (await all(tx, cityId).execute()).map((row) => datasetOf(row, today));

export async function dataset(tx: Tx, cityId: string, id: string, today: string): Promise<Dataset | undefined> {
  const row = await all(tx, cityId).where("d.id", "=", id).executeTakeFirst();
  return row && datasetOf(row, today);
}

/** Whether an owner can be named: one of the offices known by their words, or a body of the city. */
export async function isOwner(tx: Tx, cityId: string, owner: string): Promise<boolean> {
  if (Object.hasOwn(zh.owner, owner)) return true;
  return (await tx.selectFrom("city.body").select("id").where("city_id", "=", cityId).where("id", "=", owner).executeTakeFirst()) !== undefined;
}
