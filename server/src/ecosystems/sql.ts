import type { Tx } from "../db/tables.js";

/** Every ecosystem there ever was. */
export const ecosystems = (tx: Tx, cityId: string) =>
  tx
    .selectFrom("city.ecosystem")
    .select([
      "id", "name_zh as nameZh", "name_en as nameEn", "pinyin", "family", "valid_from as validFrom", "valid_to as validTo",
      "evidence", "name_only as nameOnly", "note_zh as noteZh", "note_en as noteEn", "dataset_id as dataset",
    ])
    .where("city_id", "=", cityId)
    .orderBy("id")
    .execute();
export type EcosystemRow = Awaited<ReturnType<typeof ecosystems>>[number];

/** What became of what, in order of the days. */
export const successions = (tx: Tx, cityId: string) =>
  tx
    .selectFrom("city.ecosystem_succession")
    .select(["from_id as fromId", "to_id as toId", "kind", "on_date as onDate"])
    .where("city_id", "=", cityId)
    .orderBy("on_date")
    .orderBy("from_id")
    .orderBy("to_id")
    .execute();

/** Texts about one subject, by field. */
export const statements = (tx: Tx, cityId: string, kind: "zone" | "ecosystem", id: string) =>
  tx
    .selectFrom("city.statement")
    .select(["field", "text_zh as textZh", "text_en as textEn", "mark", "dataset_id as dataset", "source"])
    .where("city_id", "=", cityId)
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .orderBy("field")
    .execute();
