import type { ZoneLineage } from "@chengqi/domain/city/city";
import type { Visit } from "../http/visit.js";
import { zoneLineage, zoneNames } from "./sql.js";
import { zoneName } from "./summaries.js";

/** Every zone that became another, whatever the day; called as on the day of the visit. */
export async function cityLineage({ tx, city, asOf }: Visit): Promise<ZoneLineage[]> {
  const steps = await zoneLineage(tx, city.city_id);
  const names = await zoneNames(tx, city.city_id, steps.flatMap(({ fromId, toId }) => [fromId, toId]));
  const zone = (id: string) => ({ id, name: zoneName(id, names.filter((name) => name.zone === id), asOf) });
  return steps.map((step) => ({ from: zone(step.fromId), to: zone(step.toId), kind: step.kind, on: step.on }));
}
