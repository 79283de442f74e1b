import { line, type Source } from "./source.js";

/** Powers offered to the reader's body that nobody has answered yet. */
export const offeredPowers: Source = {
  roles: ["zone"],
  read: async ({ tx, city, actor }) => {
    if (actor.bodyId === null) return [];
    const { n } = await tx.selectFrom("city.power").select((e) => e.fn.countAll<number>().as("n"))
      .where("city_id", "=", city.city_id).where("receiver_id", "=", actor.bodyId).where("state", "=", "offered").executeTakeFirstOrThrow();
    return n === 0 ? [] : [line({ id: "offered-powers", part: "waiting", words: "powersOffered", link: `/bodies/${encodeURIComponent(actor.bodyId)}`, values: { count: n } })];
  },
};
