import { z } from "zod";
import { ecosystemRoles, evidenceGrades, identityFields, lineageKinds, zoneKinds, zoneStatuses } from "@chengqi/domain/zones/zone";
import { units } from "@chengqi/domain/figures/figure";
import { flag, list, number, optionalDay, optionalNumber, optionalText, text } from "./pack-rows.js";

/** A row of the candidate list. */
export const zoneRow = z.strictObject({
  id: text, name_zh: text, alt_names: list, district_codes: list, managing_bodies: list, kind: z.enum(zoneKinds),
  ecosystems: list, lead_industries: list, area_km2: optionalNumber, start_area_km2: optionalNumber,
  centre_lon: number, centre_lat: number, evidence: z.enum(evidenceGrades),
});
export type ZoneRow = z.infer<typeof zoneRow>;

/** A zone outside the candidate list: announced, reserved, or a predecessor. */
export const moreZoneRow = z.strictObject({
  id: text, status: z.enum(zoneStatuses), kind: z.enum(zoneKinds), district_codes: list, managing_bodies: list,
  valid_from: optionalDay, valid_to: optionalDay, evidence: z.enum(evidenceGrades), source: text, note_zh: text, note_en: text,
});
export type MoreZoneRow = z.infer<typeof moreZoneRow>;

export const zoneNameRow = z.strictObject({
  zone_id: text, role: z.enum(["main", "alias"]), name_zh: text, name_en: optionalText,
  valid_from: optionalDay, valid_to: optionalDay, source: optionalText, note: optionalText,
});
export const zoneLineageRow = z.strictObject({ from_id: text, to_id: text, kind: z.enum(lineageKinds), on_date: optionalDay, source: text });
export const zoneRoleRow = z.strictObject({ zone_id: text, ecosystem_id: text, role: z.union([z.literal("").transform(() => null), z.enum(ecosystemRoles)]), source: text });
export const zoneObservationRow = z.strictObject({
  zone_id: text, measure: text, period: text, value: number, unit: z.enum(units), source: text,
});
export const zoneStatementRow = z.strictObject({
  zone_id: text, field: z.enum(identityFields), text_zh: text, text_en: optionalText, source: text, mark: z.enum(["published", "estimated"]),
});
export const leadingIndustryRow = z.strictObject({
  zone_id: text, position: number, label_zh: text, label_en: optionalText, codes: list.refine((codes) => codes.length >= 1 && codes.length <= 6, "expected one to six codes"),
});

export const ecosystemRow = z.strictObject({
  id: text, list_name: text, name_zh: text, name_en: text, family: z.enum(zoneKinds), valid_from: z.iso.date(), valid_to: optionalDay,
  evidence: z.enum(evidenceGrades), name_only: flag, note_zh: optionalText, note_en: optionalText,
});
export const ecosystemSuccessionRow = z.strictObject({
  from_id: text, to_id: text, kind: z.enum(["continue", "rename", "merge", "split", "regroup"]), on_date: z.iso.date(),
});
export const historyRow = z.strictObject({
  date: text, ecosystems: optionalText, functional_zones: optionalText, composition: optionalText, composition_en: optionalText,
  event: text, event_en: optionalText, source: text,
});
export const bodyRow = z.strictObject({
  id: text, name_zh: text, name_en: text, statutory: flag, district_code: optionalText, list_names: list, note_zh: optionalText, note_en: optionalText,
});

/** One part of a schematic zone. */
export const shapeProperties = z.object({
  zone: text,
  part: z.enum(["zone", "start", "community"]),
  id: z.string().nullable(),
  nameZh: z.string().nullable(),
  nameEn: z.string().nullable(),
  areaM2: z.number().positive(),
  /** Of the zone: what its size was drawn from, and where it grew from. */
  sizedBy: z.enum(["published", "nominal"]).nullable(),
  centre: z.tuple([z.number(), z.number()]).nullable(),
  movedM: z.number().nonnegative().nullable(),
  /** Drawn by us; an official outline is not. */
  synthetic: z.boolean(),
});
export type ShapeProperties = z.infer<typeof shapeProperties>;
