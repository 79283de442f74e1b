import type { City } from "@chengqi/domain/city/city";
import type { ZoneSystemEvent } from "@chengqi/domain/ecosystems/ecosystem";

export interface Milestone {
  /** Day to ask about. */
  readonly day: string;
  /** Date as precise as its source. */
  readonly label: string;
  readonly event: ZoneSystemEvent | null;
}

/** Changes of the zone system and the city's usual day, in order. A month stands for its last day: by then the change holds. */
export function milestonesOf(city: Pick<City, "history" | "defaultAsOf">): Milestone[] {
  const events = city.history.map((event) => ({ day: lastDay(event.date), label: event.date, event }));
  const usual = { day: city.defaultAsOf, label: city.defaultAsOf, event: null };
  return [...events, usual].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** Last day of a year or month, the day itself otherwise. */
export function lastDay(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || Number.isNaN(year)) throw new RangeError(`lastDay: date is “${date}”, expected YYYY, YYYY-MM or YYYY-MM-DD`);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}
