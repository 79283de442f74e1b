import words from "@chengqi/domain/words/zh.json" with { type: "json" };
import { datasets } from "../datasets/sql.js";
import type { Visit } from "../http/visit.js";
import { line, type Source } from "./source.js";

/** Datasets older than agreed, for whoever keeps them up to date. */
export const lateDatasets: Source = {
  roles: ["city-office", "department", "district", "zone", "system-admin"],
  read: async (visit, { today }) => {
    const owned = await ownersOf(visit);
    const late = (await datasets(visit.tx, visit.city.city_id, today)).filter((one) => one.late && owned.includes(one.owner));
    return late.map(({ id, titleZh, titleEn, asOf, refreshDays }) => line({
      id: `dataset:${id}`, part: "late", words: "lateDataset", link: `/datasets/${encodeURIComponent(id)}`,
      values: { title: { zh: titleZh, en: titleEn }, asOf }, due: dayAfter(asOf, refreshDays ?? 0),
    }));
  },
};

/** Keys of the owners the reader stands for: the own body by its id, a department by its name too. */
async function ownersOf({ tx, city, actor }: Visit): Promise<string[]> {
  const own = actor.bodyId === null ? [] : [actor.bodyId];
  if (actor.role === "city-office") return ["zone-office", actor.role, ...own];
  if (actor.role === "system-admin") return ["platform"];
  if (actor.role !== "department") return own;
  const body = await tx.selectFrom("city.body").select("name_zh").where("city_id", "=", city.city_id).where("id", "=", actor.bodyId ?? "").executeTakeFirst();
  return [...own, ...Object.entries(words.owner).filter(([, name]) => body?.name_zh.includes(name)).map(([key]) => key)];
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
