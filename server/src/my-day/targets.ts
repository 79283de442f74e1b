import { isLate } from "@chengqi/domain/chains/target-life";
import { runningTargets } from "../chains/target-sql.js";
import { line, type Source } from "./source.js";

/** Targets the reader's body is responsible for; the city's office has all that are late. */
export const ownTargets: Source = {
  roles: ["city-office", "department", "district", "zone"],
  read: async ({ tx, city, actor }, { today }) => {
    const own = actor.bodyId === null ? [] : await runningTargets(tx, city.city_id, actor.bodyId, today);
    const late = actor.role === "city-office" ? await runningTargets(tx, city.city_id, null, today) : [];
    const rows = [...new Map([...own, ...late].map((row) => [row.id, row])).values()];
    return rows.map(({ id, content, state, due }) => {
      const isPast = isLate({ status: state, due }, today);
      return line({
        id: `target:${id}`, part: isPast ? "late" : "waiting", words: isPast ? "lateTarget" : "ownTarget", link: `/targets/${encodeURIComponent(id)}`,
        values: { link: content.linkName, chain: content.chainName }, due,
      });
    });
  },
};
