import { line, type Source } from "./source.js";

const daysAhead = 30;

/** Own roles that end soon. */
export const endingMemberships: Source = {
  read: async ({ tx, city, actor }, { today }) => {
    const until = new Date(Date.parse(today) + daysAhead * 86_400_000).toISOString().slice(0, 10);
    const rows = await tx.selectFrom("governance.membership").select(["id", "role", "valid_to"])
      .where("city_id", "=", city.city_id).where("user_id", "=", actor.userId ?? "")
      .where("valid_to", ">", today).where("valid_to", "<=", until).execute();
    return rows.map(({ id, role, valid_to }) =>
      line({ id: `membership:${id}`, part: "waiting", words: "endingMembership", link: "/me", values: { role, day: valid_to ?? "" }, due: valid_to }));
  },
};
