import { yearOn } from "@chengqi/domain/figures/totals";
import { cityRow, type CityRow } from "../city/sql.js";
import type { Database } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { HttpError } from "../errors.js";

/** What a request works with: one transaction as the visitor, the city, the day asked for and the year of its firms. */
export interface Visit {
  readonly tx: Tx;
  readonly city: CityRow;
  readonly asOf: string;
  /** Latest year with firm figures on that day; null before the first. */
  readonly year: number | null;
}

export type Visits = <T>(asOf: string | undefined, work: (visit: Visit) => Promise<T>) => Promise<T>;

/**
 * Opens a visit of the city for each request; there is none before the city is loaded. While a load is under way
 * (`progress` says what it does) nobody waits for it: the embedded engine would answer only at its end.
 */
export const visitsOf = (database: Database, cityId: string, progress: () => string | null): Visits => async (asOf, work) => {
  if (progress() !== null) throw notLoaded(cityId);
  return database.as({ role: "visitor", cityId }, async (tx) => {
    const city = await cityRow(tx, cityId);
    if (!city?.loaded_at) throw notLoaded(cityId);
    const day = asOf ?? city.default_as_of;
    return work({ tx, city, asOf: day, year: yearOn(day, city.firm_years) });
  });
};

const notLoaded = (cityId: string): HttpError =>
  new HttpError(503, "city-not-loaded", { field: "city", found: cityId, expected: "a city loaded to its end" });
