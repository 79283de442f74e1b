import { sql } from "kysely";
import { line, type Source } from "./source.js";

const most = 50;

/** Notices that were not read yet: late after their day, waiting before it. */
export const notices: Source = {
  read: async ({ tx, city, actor }, { today }) => {
    const rows = await tx.selectFrom("city.notice as n").select(["n.id", "n.kind", "n.values", "n.link", "n.due", "n.at"])
      .where("n.city_id", "=", city.city_id)
      // A system administrator may look at all of them to mend their sending; the day is one's own.
      .where((e) => e.or([
        e("n.to_user", "=", actor.userId),
        e.and([
          e("n.to_user", "is", null),
          e.or([e("n.to_role", "is", null), e("n.to_role", "=", actor.role)]),
          e.or([e("n.to_body", "is", null), e("n.to_body", "=", actor.bodyId)]),
          e.or([e("n.to_zone", "is", null), sql<boolean>`n.to_zone = any (${[...actor.zones]}::text[])`]),
        ]),
      ]))
      .where((e) => e.not(e.exists(
        e.selectFrom("city.notice_reading as r").select("r.notice_id").whereRef("r.city_id", "=", "n.city_id").whereRef("r.notice_id", "=", "n.id").where("r.user_id", "=", actor.userId ?? ""))))
      .orderBy("n.at", "desc").limit(most).execute();
    return rows.map(({ id, kind, values, link, due, at }) =>
      line({ id: `notice:${id}`, part: due !== null && due < today ? "late" : "waiting", words: `notice:${kind}`, values: { ...values }, link, due, at, noticeId: id }));
  },
};
