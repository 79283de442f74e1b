import { sql } from "kysely";
import { line, type Source } from "./source.js";

interface Row { kind: "zone" | "ecosystem"; id: string; name_zh: string; name_en: string | null; what: string; day: string }

/** Zones and ecosystems that were renamed, merged or split between the last visit and today. */
export const cityChanges: Source = {
  read: async ({ tx, city }, { since, today }) => {
    const { rows } = await sql<Row>`
      select 'zone' as kind, l.to_id as id, z.name_zh, z.name_en, l.kind as what, l.on_date as day
      from city.zone_lineage l join lateral (
        select n.name_zh, n.name_en from city.zone_name n where n.city_id = l.city_id and n.zone_id = l.to_id order by n.valid_from desc limit 1) z on true
      where l.city_id = ${city.city_id} and l.on_date > ${since.slice(0, 10)} and l.on_date <= ${today}
      union all
      select 'ecosystem', s.to_id, e.name_zh, e.name_en, s.kind, s.on_date
      from city.ecosystem_succession s join city.ecosystem e on e.city_id = s.city_id and e.id = s.to_id
      where s.city_id = ${city.city_id} and s.kind <> 'continue' and s.on_date > ${since.slice(0, 10)} and s.on_date <= ${today}`.execute(tx);
    return rows.map(({ kind, id, name_zh, name_en, what, day }) => line({
      id: `${kind}:${id}:${day}`, part: "changed", words: kind === "zone" ? "zoneChanged" : "ecosystemChanged", at: day,
      link: `/${kind}s/${encodeURIComponent(id)}`, values: { name: { zh: name_zh, en: name_en }, what },
    }));
  },
};
