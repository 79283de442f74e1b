import { headRow } from "../acts/list.js";
import { line, type Source } from "./source.js";

/** Acts that no signed head covers yet. */
export const unsignedActs: Source = {
  roles: ["audit-admin"],
  read: async ({ tx, city }, { signer }) => {
    const head = await headRow(tx, city.city_id);
    const count = (head?.seq ?? 0) - (signer?.last(city.city_id)?.seq ?? 0);
    return count <= 0 ? [] : [line({ id: "unsigned-acts", part: "waiting", words: "unsignedActs", link: "/acts", values: { count } })];
  },
};
