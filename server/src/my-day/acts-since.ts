import { actKinds, type ActKind } from "@chengqi/domain/acts/kinds";
import { line, type Source } from "./source.js";

/** What others did since the last visit, of what the reader may know: one line for each kind. */
export const actsSince: Source = {
  read: async ({ tx, city }, { since }) => {
    const rows = await tx.selectFrom("city.act").select((e) => ["kind", e.fn.countAll<number>().as("count"), e.fn.max("at").as("at")])
      .where("city_id", "=", city.city_id).where("at", ">", since).groupBy("kind").execute();
    return rows.map(({ kind, count, at }) => {
      const { zh, en } = Object.hasOwn(actKinds, kind) ? actKinds[kind as ActKind] : { zh: kind, en: kind };
      return line({
        id: `acts:${kind}`, part: "changed", words: "acts", values: { kind: { zh, en }, count }, at,
        link: `/acts?kind=${encodeURIComponent(kind)}&from=${dayInChina(since)}`,
      });
    });
  },
};

const dayInChina = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
