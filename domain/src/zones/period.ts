/** A span of days, ISO 8601. `validTo` is the first day it no longer holds; null on either side: no source gives a date. */
export interface Period {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Whether a period holds on a day. An unknown bound does not exclude. */
export function inForce(period: Period, day: string): boolean {
  return (period.validFrom === null || period.validFrom <= day) && (period.validTo === null || day < period.validTo);
}
