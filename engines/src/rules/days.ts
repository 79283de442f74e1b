const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysInMonth = (year: number, month: number): number => (month === 2 && leap(year) ? 29 : monthDays[month - 1]!);

/** Days since 1970-01-01 in the Gregorian calendar, or null if there is no such day between the years 1 and 9999. */
export function dayNumber({ year, month, day }: CalendarDay): number | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  // Years begin in March, so that the leap day ends one.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day - 1 - 719468;
}

export const firstDay = -719162;
export const lastDay = 2932896;

/** Year, month and day of a number of days since 1970-01-01. */
export function calendarDay(number: number): CalendarDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const inEra = z - era * 146097;
  const yearOfEra = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: inYear - Math.floor((153 * m + 2) / 5) + 1 };
}

/** Reads `2020-12-31`; null if it is no day. */
export function dayOfText(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? dayNumber({ year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }) : null;
}

export function textOfDay(number: number): string {
  const { year, month, day } = calendarDay(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The same day some months later; a month without it gives its last day. Null outside of the years 1 to 9999. */
export function monthsLater(number: number, months: number): number | null {
  const { year, month, day } = calendarDay(number);
  const all = year * 12 + (month - 1) + months;
  const y = Math.floor(all / 12);
  const m = all - y * 12 + 1;
  return y < 1 || y > 9999 ? null : dayNumber({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) });
}

/** Whole months from one day to another, negative backwards: a month is whole when the day of the month is reached. */
export function wholeMonths(from: number, to: number): number {
  if (to < from) return -wholeMonths(to, from);
  const a = calendarDay(from);
  const b = calendarDay(to);
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/** Reads `P30D`, `P1Y6M`, `-P2M`: days or months, never both; null if it is neither. */
export function durationOf(text: string): { readonly type: "days" | "months"; readonly count: number } | null {
  const days = /^(-)?P(\d{1,7})D$/.exec(text);
  if (days) return { type: "days", count: Number(days[2]) * (days[1] ? -1 : 1) };
  const months = /^(-)?P(?=\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?$/.exec(text);
  if (!months) return null;
  const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
  return { type: "months", count: months[1] ? -count : count };
}
