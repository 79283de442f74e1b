import type { Actor } from "@chengqi/domain/governance/actor";
import { may, type Act, type Target } from "@chengqi/domain/governance/permissions";
import { yearOn } from "@chengqi/domain/figures/totals";
import { cityRow, type CityRow } from "../city/sql.js";
import type { Database } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { HttpError } from "../errors.js";

/** What a request works with: one transaction on behalf of the actor, the city, the day asked for and the year of its firms. */
export interface Visit {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly city: CityRow;
  readonly asOf: string;
  /** Latest year with firm figures on that day; null before the first. */
  readonly year: number | null;
}

export type Visits = <T>(actor: Actor, asOf: string | undefined, work: (visit: Visit) => Promise<T>) => Promise<T>;

/**
 * Opens a visit of the city for each request; there is none before the city is loaded. While a load is under way
 * (`progress` says what it does) nobody waits for it: the embedded engine would answer only at its end.
 */
export const visitsOf = (database: Database, cityId: string, progress: () => string | null): Visits =>
  opened((actor, work) => database.as(actor, work), cityId, progress);

/** The same for requests that change something: all of it happens, or nothing. */
export const changesOf = (database: Database, cityId: string, progress: () => string | null): Visits =>
  opened((actor, work) => database.act(actor, work), cityId, progress);

const opened = (transaction: Database["as"], cityId: string, progress: () => string | null): Visits => async (actor, asOf, work) => {
  if (progress() !== null) throw notLoaded(cityId);
  return transaction(actor, async (tx) => {
    const city = await cityRow(tx, cityId);
    if (!city?.loaded_at) throw notLoaded(cityId);
    const day = asOf ?? city.default_as_of;
    return work({ tx, actor, city, asOf: day, year: yearOn(day, city.firm_years) });
  });
};

const notLoaded = (cityId: string): HttpError =>
  new HttpError(503, "city-not-loaded", { field: "city", found: cityId, expected: "a city loaded to its end" });

/** Refuses what the table of permissions does not allow. */
export function need({ actor }: Pick<Visit, "actor">, act: Act, target: Target = {}): void {
  if (!may(actor, act, target)) throw new HttpError(actor.userId === null ? 401 : 403, "not-permitted", { field: "actor", found: actor.role, expected: `a role that may: ${act}` });
}

/** Refuses visitors: what is asked for is somebody's own. */
export function needSomebody(actor: Actor): void {
  if (actor.userId === null) throw new HttpError(401, "not-permitted", { field: "actor", found: "visitor", expected: "somebody signed in" });
}
