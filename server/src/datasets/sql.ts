import { ageInDays, isLate, type Dataset } from "@chengqi/domain/datasets/dataset";
import type { Selectable } from "kysely";
import type { Tables, Tx } from "../db/tables.js";

const datasetOf = (today: string) => (row: Selectable<Tables["city.dataset"]>): Dataset => ({
  id: row.id,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  source: row.source,
  sourceUrl: row.source_url,
  licence: row.licence,
  asOf: row.as_of,
  owner: row.owner,
  refreshDays: row.refresh_days,
  synthetic: row.synthetic,
  mark: row.mark,
  noteZh: row.note_zh,
  noteEn: row.note_en,
  rows: row.row_count,
  ageDays: ageInDays(row.as_of, today),
  late: isLate({ asOf: row.as_of, refreshDays: row.refresh_days }, today),
});

const all = (tx: Tx, cityId: string) => tx.selectFrom("city.dataset").selectAll().where("city_id", "=", cityId).orderBy("id");

export const datasets = async (tx: Tx, cityId: string, today: string): Promise<Dataset[]> =>
  (await all(tx, cityId).execute()).map(datasetOf(today));

export async function dataset(tx: Tx, cityId: string, id: string, today: string): Promise<Dataset | undefined> {
  const row = await all(tx, cityId).where("id", "=", id).executeTakeFirst();
  return row && datasetOf(today)(row);
}
