import { columnOf } from "@chengqi/domain/imports/columns";
import { countText, localeOf } from "../ui/format.js";
import type { Language } from "../theme/settings.js";

export const bytesText = (bytes: number, language: Language): string =>
  (bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${countText(Math.round(bytes / 1000), language)} KB` : `${countText(Math.round(bytes / 100_000) / 10, language)} MB`);

/** A moment as the reader's clock has it. */
export const momentText = (instant: string, language: Language): string =>
  new Date(instant).toLocaleString(localeOf(language), { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });

/** A value as a row will have it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(valueText).join("、");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What a row has in a field, as the tables will keep it. */
export const fieldValue = (values: Readonly<Record<string, unknown>>, field: string): string => valueText(values[columnOf(field)] ?? values[field]);
