import { line, type Source } from "./source.js";

/** Notices that could not be delivered and were given up. */
export const deadDeliveries: Source = {
  roles: ["system-admin"],
  read: async ({ tx, city }) => {
    const { n } = await tx.selectFrom("city.delivery").select((e) => e.fn.countAll<number>().as("n"))
      .where("city_id", "=", city.city_id).where("state", "=", "dead").executeTakeFirstOrThrow();
    return n === 0 ? [] : [line({ id: "dead-deliveries", part: "late", words: "deadDeliveries", link: "/my-day/deliveries", values: { count: n } })];
  },
};
