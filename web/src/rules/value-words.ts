import type { Shown } from "@chengqi/engines/rules";
import { periodText, type Reading } from "../ui/format.js";
import { amountText } from "./amount-words.js";
import type { Say } from "./fault-words.js";

/** A fact or result as people read it. */
export function valueWords(value: Shown, unit: string, reading: Reading, say: Say): string {
  if (value === null) return say("truth.unknown");
  if (Array.isArray(value)) return value.map((item: number | string | null) => valueWords(item, unit, reading, say)).join(say("comma"));
  if (typeof value === "number") return amountText(value, unit, reading, say);
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  return periodText(String(value), reading.language);
}
