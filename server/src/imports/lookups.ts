import type { Lookups } from "@chengqi/domain/imports/rows";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";

/** What rows of a file are read against. */
export interface CityFacts {
  readonly lookups: Lookups;
  /** Section of a class. */
  readonly sections: ReadonlyMap<string, string>;
  /** A place within each district, in its middle where that lies within it. */
  readonly middles: ReadonlyMap<string, readonly [lon: number, lat: number]>;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  readonly datasets: ReadonlySet<string>;
}

export async function cityFacts(handle: Kysely<Tables>, cityId: string): Promise<CityFacts> {
  const city = await handle.selectFrom("city.city").select(["name_zh", "classification", "bbox"]).where("city_id", "=", cityId).executeTakeFirstOrThrow();
  const classes = await handle.selectFrom("national.industry").select(["code", "name_zh", "name_en", "section"])
    .where("classification", "=", city.classification).where("level", "=", "class").orderBy("code").execute();
  const districts = await handle.selectFrom("city.admin_unit")
    .select(["code", "name_zh", "name_en", sql<number | null>`st_x(st_pointonsurface(geom))`.as("lon"), sql<number | null>`st_y(st_pointonsurface(geom))`.as("lat")])
    .where("city_id", "=", cityId).where("level", "=", "district").orderBy("code").execute();
  const zones = await handle.selectFrom("city.zone_name").select(["zone_id", "name_zh", "name_en"]).where("city_id", "=", cityId).orderBy("zone_id").execute();
  const ids = await handle.selectFrom("city.zone").select("id").where("city_id", "=", cityId).execute();
  const datasets = await handle.selectFrom("city.dataset").select("id").where("city_id", "=", cityId).execute();
  return {
    lookups: {
      // Registers put the letter of the section before the code.
      industry: finder(classes.flatMap(({ code, name_zh, name_en, section }) => [[code, code], [`${section}${code}`, code], [name_zh, code], [name_en, code]])),
      district: finder(districts.flatMap(({ code, name_zh, name_en }) => [[code, code], [`${code}000000`, code], [name_zh, code], [`${city.name_zh}${name_zh}`, code], [name_en, code]])),
      zone: finder([...ids.map(({ id }): [string, string] => [id, id]), ...zones.flatMap(({ zone_id, name_zh, name_en }): [string | null, string][] => [[name_zh, zone_id], [name_en, zone_id]])]),
    },
    sections: new Map(classes.map(({ code, section }) => [code, section])),
    middles: new Map(districts.flatMap(({ code, lon, lat }) => (lon === null || lat === null ? [] : [[code, [lon, lat] as const]]))),
    box: city.bbox as unknown as [number, number, number, number],
    datasets: new Set(datasets.map(({ id }) => id)),
  };
}

const folded = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/gu, " ").trim().toLowerCase();

/** Finds a code by any of its names; a name that two codes bear finds neither. */
function finder(names: readonly (readonly (string | null)[])[]): (text: string) => string | null {
  const codes = new Map<string, string | null>();
  for (const [name, code] of names) {
    if (name == null || code == null) continue;
    const key = folded(name);
    const known = codes.get(key);
    codes.set(key, known === undefined || known === code ? code : null);
  }
  return (text) => codes.get(folded(text)) ?? null;
}
