import type { AreaKind } from "@chengqi/domain/chains/answers";
import type { Name } from "@chengqi/domain/figures/figure";
import { grouped } from "@chengqi/domain/lists/grouped";
import { districts } from "../districts/sql.js";
import { ecosystems } from "../ecosystems/sql.js";
import { HttpError } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { zoneNames, zoneRows } from "../zones/sql.js";
import { zoneName, zonesOfEcosystem } from "../zones/summaries.js";

/** An area whose firms are looked at, with where its sums stand. */
export interface Area {
  readonly kind: AreaKind;
  readonly id: string;
  readonly name: Name;
  /** Rows of the sums that make it up. */
  readonly sums: { readonly kind: "city" | "district" | "zone"; readonly ids: readonly string[] };
}

/** `zone:Z01`, `district:510107`, `ecosystem:E01`, `city`. */
export async function areaOf(visit: Visit, text: string | undefined): Promise<Area> {
  const { tx, city } = visit;
  const [kind, id] = (text ?? "city").split(":");
  if (kind === "city" && (id === undefined || id === city.city_id)) {
    return { kind, id: city.city_id, name: { zh: city.name_zh, en: city.name_en }, sums: { kind: "city", ids: [city.city_id] } };
  }
  if (kind === "district" && id !== undefined) {
    const row = (await districts(tx, city.city_id)).find(({ code }) => code === id);
    if (row) return { kind, id, name: { zh: row.nameZh, en: row.nameEn }, sums: { kind: "district", ids: [id] } };
  }
  if (kind === "zone" && id !== undefined) {
    const [row] = await zoneRows(tx, city.city_id, [id]);
    if (row) return { kind, id, name: (await namesOfZones(visit, [id]))(id), sums: { kind: "zone", ids: [id] } };
  }
  if (kind === "ecosystem" && id !== undefined) {
    const row = (await ecosystems(tx, city.city_id)).find((one) => one.id === id);
    if (row) return { kind, id, name: { zh: row.nameZh, en: row.nameEn }, sums: { kind: "zone", ids: await zonesOfEcosystem(visit, id) } };
  }
  throw new HttpError(404, "not-found", { field: "query.area", found: text ?? "", expected: "city, district:<code>, zone:<id> or ecosystem:<id>" });
}

/** Names of zones on the day of the visit. */
export async function namesOfZones({ tx, city, asOf }: Visit, ids?: readonly string[]): Promise<(id: string) => Name> {
  const names = grouped(await zoneNames(tx, city.city_id, ids), ({ zone }) => zone);
  return (id) => zoneName(id, names.get(id) ?? [], asOf);
}
