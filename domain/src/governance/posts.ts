import type { Period } from "../zones/period.js";

/** Kinds of establishment (编制); posts are set apart from it (岗编适度分离). */
export const establishmentKinds = ["administrative", "public-institution"] as const;
export type EstablishmentKind = (typeof establishmentKinds)[number];

/** In what way somebody holds a post: within the establishment, by contract, seconded, beside another office. */
export const contracts = ["regular", "contract", "seconded", "concurrent"] as const;
export type Contract = (typeof contracts)[number];

export interface Post extends Period {
  readonly number: number;
}

export interface Appointment extends Period {
  readonly holder: string;
}

export type AppointmentFault = "holder-not-a-number" | "days-reversed" | "post-not-there" | "held-already" | "no-vacancy";

/** A number of the staff list: letters, digits and dashes, with a digit; so that no name stands there. */
export const isHolderNumber = (text: string): boolean => /^(?=.*\d)[A-Za-z0-9-]{2,20}$/.test(text);

const overlap = (a: Period, b: Period): boolean =>
  (a.validTo === null || b.validFrom === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom === null || a.validFrom < b.validTo);
const within = (part: Period, whole: Period): boolean =>
  (whole.validFrom === null || (part.validFrom !== null && part.validFrom >= whole.validFrom)) &&
  (whole.validTo === null || (part.validTo !== null && part.validTo <= whole.validTo));

/** Why somebody cannot be appointed to a post; null if nothing speaks against it. @param held all appointments to the post so far */
export function refusalToAppoint(post: Post, wanted: Appointment, held: readonly Appointment[]): AppointmentFault | null {
  if (!isHolderNumber(wanted.holder)) return "holder-not-a-number";
  if (wanted.validFrom !== null && wanted.validTo !== null && wanted.validTo <= wanted.validFrom) return "days-reversed";
  if (!within(wanted, post)) return "post-not-there";
  const beside = held.filter((one) => overlap(one, wanted));
  if (beside.some(({ holder }) => holder === wanted.holder)) return "held-already";
  return mostAtOnce(beside, wanted) >= post.number ? "no-vacancy" : null;
}

/** The most that hold at once within a span: it is reached on a day on which one of them, or the span, begins. */
function mostAtOnce(held: readonly Period[], span: Period): number {
  const days = [span.validFrom, ...held.map(({ validFrom }) => validFrom)].map((day) => (day === null || (span.validFrom !== null && day < span.validFrom) ? span.validFrom : day));
  return Math.max(0, ...days.map((day) => held.filter((one) => overlap(one, { validFrom: day, validTo: day === null ? null : `${day}~` })).length));
}

/** Why a post or appointment cannot end on a day; null if nothing speaks against it. @param held appointments to the post, none for an appointment */
export function refusalToEnd(period: Period, day: string, held: readonly Period[] = []): "ended-already" | "before-it-began" | "still-held" | null {
  if (period.validTo !== null && period.validTo <= day) return "ended-already";
  if (period.validFrom !== null && day <= period.validFrom) return "before-it-began";
  return held.some(({ validTo }) => validTo === null || validTo > day) ? "still-held" : null;
}
