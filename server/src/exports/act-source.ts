import { canonicalJson } from "@chengqi/domain/acts/canonical-json";
import { actRows } from "../acts/list.js";
import type { Source } from "./source.js";

/** The acts the reader may read, the newest first. */
export const acts: Source = async ({ tx, city }, { after, limit }) => {
  const rows = await actRows(tx, city.city_id, {}, after === null ? null : Number(after[0]), limit, 0);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ act, bodyName, userId }) => ({
      geometry: null,
      cells: {
        seq: act.seq, at: act.at, role: act.actor.role, body: bodyName?.zh ?? act.actor.body, person: userId ?? act.actor.user, kind: act.kind,
        subject: `${act.subject.kind}:${act.subject.id}`, reason: act.reason, data: canonicalJson(act.data), hash: act.hash,
      },
    })),
    next: rows.length < limit || !last ? null : [last.act.seq],
  };
};
