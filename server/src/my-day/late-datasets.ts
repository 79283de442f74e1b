import words from "@chengqi/domain/words/zh.json" with { type: "json" };
import { datasets } from "../datasets/sql.js";
import type { Visit } from "../http/visit.js";
import { line, type Source } from "./source.js";

/** Datasets older than agreed, for whoever keeps them up to date. */
export const lateDatasets: Source = {
  roles: ["city-office", "department", "system-admin"],
  read: async (visit, { today }) => {
    const owned = await ownersOf(visit);
    const late = (await datasets(visit.tx, visit.city.city_id, today)).filter((one) => one.late && owned.includes(one.owner));
    return late.map(({ id, titleZh, titleEn, asOf, refreshDays }) => line({
      id: `dataset:${id}`, part: "late", words: "lateDataset", link: `/datasets/${encodeURIComponent(id)}`,
      values: { title: { zh: titleZh, en: titleEn }, asOf }, due: dayAfter(asOf, refreshDays ?? 0),
    }));
  },
};

/** Keys of the owners the reader stands for: a department by its name. */
async function ownersOf({ tx, city, actor }: Visit): Promise<string[]> {
  if (actor.role === "city-office") return ["zone-office"];
  if (actor.role === "system-admin") return ["platform"];
  const body = await tx.selectFrom("city.body").select("name_zh").where("city_id", "=", city.city_id).where("id", "=", actor.bodyId ?? "").executeTakeFirst();
  return Object.entries(words.owner).filter(([, name]) => body?.name_zh.includes(name)).map(([key]) => key);
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
