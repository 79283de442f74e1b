import { sql, type Kysely } from "kysely";
import type {
  DemonstrationInputs, DistrictFacts, MultiPolygon, Position, ZoneFacts,
} from "@chengqi/domain/demonstration/inputs";
import type { Tables } from "../db/tables.js";

/** The facts of one city that the generator of synthetic firms needs, as they stand in the database. */
export type CityFacts = Pick<DemonstrationInputs, "districts" | "zones" | "attractors">;

export async function readCityFacts(handle: Kysely<Tables>, cityId: string): Promise<CityFacts> {
  const zones = await readZones(handle, cityId);
  const stations = await handle.selectFrom("city.metro_station").select(["lon", "lat"])
    .where("city_id", "=", cityId).orderBy("name_zh").execute();
  const centres = await handle.selectFrom("city.zone").select(["centre_lon", "centre_lat"])
    .where("city_id", "=", cityId).where("centre_lon", "is not", null).orderBy("id").execute();
  return {
    districts: await readDistricts(handle, cityId),
    zones,
    attractors: [
      ...stations.map(({ lon, lat }): Position => [lon, lat]),
      ...centres.flatMap(({ centre_lon: lon, centre_lat: lat }): Position[] => (lon === null || lat === null ? [] : [[lon, lat]])),
    ],
  };
}

const outline = sql<string | null>`ST_AsGeoJSON(geom, 15)`;

function polygonOf(geojson: string | null): MultiPolygon | null {
  if (geojson === null) return null;
  const { coordinates }: { coordinates: MultiPolygon } = JSON.parse(geojson);
  return coordinates;
}

async function readDistricts(handle: Kysely<Tables>, cityId: string): Promise<DistrictFacts[]> {
  const units = await handle.selectFrom("city.admin_unit")
    .select(["code", outline.as("outline"), sql<number>`ST_X(ST_Centroid(geom))`.as("lon"), sql<number>`ST_Y(ST_Centroid(geom))`.as("lat")])
    .where("city_id", "=", cityId).where("level", "=", "district").where("geom", "is not", null).orderBy("code").execute();
  const observed = await handle.selectFrom("city.observation").select(["subject_id", "measure", "period", "value"])
    .where("city_id", "=", cityId).where("subject_kind", "=", "district").orderBy("period").execute();
  const districts: DistrictFacts[] = [];
  for (const unit of units) {
    const polygon = polygonOf(unit.outline);
    const facts = observed.filter(({ subject_id, value }) => subject_id === unit.code && value !== null);
    const latest = (measure: RegExp) => facts.findLast((one) => measure.test(one.measure))?.value ?? 0;
    const shares = "ABCDEFGHIJKLMNOPQRST".split("").map((section): [string, number] =>
      [section, Number(latest(new RegExp(`^residentShare\\W?${section}$`)))]);
    const employedResidents = Number(latest(/^employedResidents$/));
    if (!polygon || employedResidents === 0) continue;
    districts.push({
      code: unit.code, polygon, employedResidents, sectionShares: Object.fromEntries(shares), centre: [unit.lon, unit.lat],
    });
  }
  return districts;
}

async function readZones(handle: Kysely<Tables>, cityId: string): Promise<ZoneFacts[]> {
  const zones = await handle.selectFrom("city.zone").select(["id", "kind", outline.as("outline")])
    .where("city_id", "=", cityId).where("status", "!=", "former").orderBy("id").execute();
  const districts = await handle.selectFrom("city.zone_district").select(["zone_id", "district_code"])
    .where("city_id", "=", cityId).orderBy("district_code").execute();
  const industries = await handle.selectFrom("city.zone_industry").select(["zone_id", "codes"])
    .where("city_id", "=", cityId).orderBy("zone_id").orderBy("position").execute();
  const communities = await handle.selectFrom("city.zone_community").select(["zone_id", "id", outline.as("outline")])
    .where("city_id", "=", cityId).orderBy("zone_id").orderBy("id").execute();
  return zones.map((zone) => ({
    id: zone.id,
    kind: zone.kind,
    polygon: polygonOf(zone.outline),
    districts: districts.filter(({ zone_id }) => zone_id === zone.id).map(({ district_code }) => district_code),
    leadingCodes: industries.filter(({ zone_id }) => zone_id === zone.id).flatMap(({ codes }) => codes),
    communities: communities.filter(({ zone_id }) => zone_id === zone.id).flatMap(({ id, outline: text }) => {
      const polygon = polygonOf(text);
      return polygon ? [{ id, polygon }] : [];
    }),
  }));
}
