import { z } from "zod";
import { HttpError } from "../errors.js";
import type { FeatureQuery, Span } from "./collections.js";
import { boxOf, crs84, referenceSystems } from "./reference-systems.js";

const formSchema = z.enum(["json", "html"]).optional().describe("Form of the answer; default: as the header Accept asks, else JSON");
export const plainQuery = z.strictObject({ f: formSchema, lang: z.enum(["zh", "en"]).default("zh") });
const crsSchema = z.enum([...referenceSystems.keys()] as [string, ...string[]]).default(crs84);
export const oneQuery = plainQuery.extend({ crs: crsSchema });
export const itemsQuery = oneQuery.extend({
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  bbox: z.string().max(200).optional().describe("West, south, east, north; in the order of axes of `bbox-crs`"),
  "bbox-crs": crsSchema,
  datetime: z.string().max(60).optional().describe("A day or instant, or two joined by /, open ends as .. ; default: the city's day"),
  after: z.string().max(100).optional().describe("Id of the last feature of the page before; as links rel=next have it"),
});

export const systemOf = (crs: string) => referenceSystems.get(crs) ?? { srid: 4326, flipped: false };

/** What the query asks of a layer. @throws HttpError 400 naming the parameter */
export function wanted(query: z.infer<typeof itemsQuery>, today: string): FeatureQuery {
  const ofBox = systemOf(query["bbox-crs"]);
  const box = query.bbox === undefined ? null : boxOf(ofBox.flipped ? flippedBox(query.bbox) : query.bbox);
  if (query.bbox !== undefined && box === null) throw new HttpError(400, "invalid-request", { field: "query.bbox", found: query.bbox, expected: "four numbers: west, south, east, north" });
  return { ...systemOf(query.crs), box, boxSrid: ofBox.srid === 3857 ? 3857 : 4326, span: spanOf(query.datetime, today), after: query.after ?? "", limit: query.limit };
}

function flippedBox(text: string): string {
  const parts = text.split(",");
  const [a, b, c, d, e, f] = parts;
  return parts.length === 6 ? [b, a, c, e, d, f].join(",") : [b, a, d, c].join(",");
}

const instant = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The days that `datetime` asks for; without it the city's day. */
function spanOf(text: string | undefined, today: string): Span {
  if (text === undefined) return { from: today, to: today };
  const ends = text.split("/").map((end) => (end === ".." || (end === "" && text.includes("/")) ? null : (instant.exec(end)?.[1] ?? undefined)));
  const [from, to = from] = ends;
  const sound = ends.length <= 2 && from !== undefined && to !== undefined && !(from === null && to === null) && [from, to].every((day) => day === null || !Number.isNaN(Date.parse(day)));
  if (!sound || (from !== null && to !== null && from > to)) {
    throw new HttpError(400, "invalid-request", { field: "query.datetime", found: text, expected: "a day such as 2020-12-31, an instant, or two joined by /, the earlier first" });
  }
  return { from, to };
}
