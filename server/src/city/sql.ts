import type { Observation } from "@chengqi/domain/figures/observed";
import type { Origin } from "@chengqi/domain/figures/origin";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** The city, with the datasets its firms and their yearly figures come from. */
export async function cityRow(tx: Tx, cityId: string) {
  return tx
    .selectFrom("city.city as c")
    .selectAll("c")
    .select((query) =>
      query
        .selectFrom("city.firm_year as y")
        .innerJoin("city.dataset as d", (join) => join.onRef("d.city_id", "=", "y.city_id").onRef("d.id", "=", "y.dataset_id"))
        .where("y.city_id", "=", cityId)
        .select(sql<{ id: string; synthetic: boolean }>`json_build_object('id', d.id, 'synthetic', d.synthetic)`.as("origin"))
        .limit(1)
        .as("figures_from"))
    .select((query) =>
      query
        .selectFrom("city.firm as f")
        .innerJoin("city.dataset as d", (join) => join.onRef("d.city_id", "=", "f.city_id").onRef("d.id", "=", "f.dataset_id"))
        .where("f.city_id", "=", cityId)
        .select(sql<{ id: string; synthetic: boolean }>`json_build_object('id', d.id, 'synthetic', d.synthetic)`.as("origin"))
        .limit(1)
        .as("firms_from"))
    .where("c.city_id", "=", cityId)
    .executeTakeFirst();
}
export type CityRow = NonNullable<Awaited<ReturnType<typeof cityRow>>>;

/** Origin of sums over the city's firms: synthetic as long as the firms are. */
export const firmsOrigin = ({ figures_from, firms_from }: CityRow): Origin => {
  const from = figures_from ?? firms_from;
  return { mark: from?.synthetic === false ? "derived" : "synthetic", dataset: from?.id ?? "synthetic-firms" };
};

/** Stored figures about subjects of a kind, all or those named. */
export async function observations(
  tx: Tx, cityId: string, kind: "city" | "district" | "zone" | "ecosystem", ids?: readonly string[],
): Promise<(Observation & { subject: string })[]> {
  let query = tx
    .selectFrom("city.observation")
    .select([
      "subject_id as subject", "measure", "period", "value", "unit", "mark", "dataset_id as dataset", "source",
    ])
    .where("city_id", "=", cityId)
    .where("subject_kind", "=", kind);
  if (ids) query = query.where("subject_id", "in", ids.length > 0 ? ids : [""]);
  return query.orderBy("subject_id").orderBy("measure").orderBy("period").orderBy("dataset_id").execute();
}

/** Official counts of ecosystems and zones by date. */
export async function zoneSystemHistory(tx: Tx, cityId: string) {
  const events = await tx
    .selectFrom("city.zone_system_event")
    .select(["date", "ecosystems", "zones", "composition", "event", "source", "dataset_id as dataset"])
    .where("city_id", "=", cityId)
    .orderBy("date")
    .execute();
  const texts = await tx
    .selectFrom("city.statement")
    .select(["subject_id as date", "field", "text_en as textEn"])
    .where("city_id", "=", cityId)
    .where("subject_kind", "=", "zone-system-event")
    .execute();
  const english = (date: string, field: string) => texts.find((text) => text.date === date && text.field === field)?.textEn ?? null;
  return events.map((event) => ({ ...event, eventEn: english(event.date, "event"), compositionEn: english(event.date, "composition") }));
}

interface ListCount { dataset: string; rows: number }

/** Metro stations and listed companies, counted by dataset. */
export async function listCounts(tx: Tx, cityId: string): Promise<{ stations: ListCount[]; listed: ListCount[] }> {
  const rows = sql<number>`count(*)`.as("rows");
  const stations = await tx
    .selectFrom("city.metro_station").select(["dataset_id as dataset", rows]).where("city_id", "=", cityId).groupBy("dataset_id").orderBy("dataset_id").execute();
  const listed = await tx
    .selectFrom("city.firm").select(["dataset_id as dataset", rows]).where("city_id", "=", cityId)
    .where("synthetic", "=", false).where("stock_code", "is not", null).groupBy("dataset_id").orderBy("dataset_id").execute();
  return { stations, listed };
}

interface Feature { readonly id: string; readonly nameZh: string; readonly colour: string; readonly geometry: string }

export const metroLines = (tx: Tx, cityId: string): Promise<Feature[]> =>
  tx
    .selectFrom("city.metro_line")
    .select(["id", "name_zh as nameZh", "colour", sql<string>`st_asgeojson(geom, 5)`.as("geometry")])
    .where("city_id", "=", cityId)
    .orderBy("id")
    .execute();

export const metroStations = (tx: Tx, cityId: string) =>
  tx
    .selectFrom("city.metro_station")
    .select(["name_zh as nameZh", "lines", "lon", "lat", "dataset_id as dataset"])
    .where("city_id", "=", cityId)
    .orderBy("name_zh")
    .execute();
