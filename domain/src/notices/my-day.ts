import { z } from "zod";
import { roles } from "../governance/actor.js";
import { channels } from "./delivery.js";
import { noticeKindNames, type NoticeKind } from "./kinds.js";

export const dayParts = ["late", "waiting", "changed"] as const;
export type DayPart = (typeof dayParts)[number];

const valueSchema = z.union([z.string(), z.number(), z.object({ zh: z.string(), en: z.string().nullable() })]);

/** One line of somebody's day. */
export const dayItemSchema = z.object({
  id: z.string(),
  part: z.enum(dayParts).describe("late: its day has passed; waiting: to be done; changed: since the last visit"),
  words: z.string().describe("Key of its words, `myDay.item`; or `notice:` and the kind of a notice"),
  values: z.record(z.string(), valueSchema),
  link: z.string().describe("Page on which it is done or read"),
  due: z.iso.date().nullable(),
  at: z.string().nullable().describe("When it came up, day or instant"),
  noticeId: z.string().nullable().describe("Of a notice, which can be marked as read"),
});
export type DayItem = z.infer<typeof dayItemSchema>;

export const myDaySchema = z.object({
  role: z.enum(roles),
  today: z.iso.date(),
  since: z.iso.datetime().describe("Changes are counted from here: the last visit, or 30 days ago on the first"),
  firstVisit: z.boolean(),
  items: z.array(dayItemSchema),
});
export type MyDay = z.infer<typeof myDaySchema>;

export const dayCountSchema = z.object({ count: z.number().int().describe("What is late or waits") });

export const preferenceSchema = z.object({ kind: z.enum(noticeKindNames), email: z.boolean() });
export interface Preference { readonly kind: NoticeKind; readonly email: boolean }

export const deadDeliverySchema = z.object({
  id: z.string(), channel: z.enum(channels), kind: z.string(), attempts: z.number().int(), lastError: z.string().nullable(),
  at: z.iso.datetime().describe("When the notice was written"),
});
export type DeadDelivery = z.infer<typeof deadDeliverySchema>;

/** The late first, by the day they were due; then what waits, by its day; then changes, the newest first. */
export function inOrder(items: readonly DayItem[]): DayItem[] {
  const far = "9999-12-31";
  return items.toSorted((a, b) =>
    dayParts.indexOf(a.part) - dayParts.indexOf(b.part) ||
    (a.part === "changed" ? compare(b.at ?? "", a.at ?? "") : compare(a.due ?? far, b.due ?? far) || compare(b.at ?? "", a.at ?? "")) ||
    compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
