import { parse } from "csv-parse/sync";
import { z } from "zod";
import { StartError } from "../lifecycle/start-error.js";
import { checked } from "./checked.js";
import { fileOf, parseJson, readText, type Pack } from "./pack.js";

/** Columns of a CSV file, as text reads them. */
export const text = z.string().min(1, "expected a text");
export const optionalText = z.string().transform((value) => (value === "" ? null : value));
export const number = z.string().regex(/^-?\d+(\.\d+)?(e-?\d+)?$/i, "expected a number").transform(Number);
export const optionalNumber = z.union([z.literal("").transform(() => null), number]);
export const optionalDay = z.union([z.literal("").transform(() => null), z.iso.date()]);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const list = z.string().transform((value) => (value === "" ? [] : value.split("|")));

/** Rows of a CSV file of the pack, none where it has no such file, each checked; the error names file, line, column, what was found and what was due. */
export async function readRows<S extends z.ZodType>(pack: Pack, key: string, row: S): Promise<z.infer<S>[]> {
  if (!pack.files[key]) return [];
  const { path } = fileOf(pack, key);
  const rows = parseRows(await readText(path), path);
  return rows.map(({ record, line }) => checked(row, record, `${path}, line ${line}`));
}

interface Line { readonly record: Record<string, string>; readonly line: number }

function parseRows(content: string, path: string): Line[] {
  try {
    const rows = parse(content, { bom: true, columns: true, skip_empty_lines: true, info: true }) as unknown as
      { record: Record<string, string>; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw new StartError(`${path}: is not a table (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

const position = z.tuple([z.number(), z.number()]).rest(z.number()).transform(([lon, lat]): [number, number] => [lon, lat]);
const ring = z.array(position).min(4);

export const polygonSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }).transform(({ coordinates }) => coordinates),
]);
export const lineSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("LineString"), coordinates: z.array(position).min(2) }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal("MultiLineString"), coordinates: z.array(z.array(position).min(2)) }).transform(({ coordinates }) => coordinates),
]);
/** GeoJSON coordinates, whatever the file had: always of the Multi kind. */
export type MultiPolygon = [number, number][][][];
export type MultiLine = [number, number][][];

/** Features of a GeoJSON file of the pack; none where it has no such file. */
export async function readFeatures<P extends z.ZodType, G extends z.ZodType>(
  pack: Pack, key: string, properties: P, geometry: G,
): Promise<{ properties: z.infer<P>; geometry: z.infer<G> }[]> {
  if (!pack.files[key]) return [];
  const { path } = fileOf(pack, key);
  const collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(z.object({ properties, geometry })) });
  const { features } = checked(collection, parseJson(await readText(path), path), path);
  return features as { properties: z.infer<P>; geometry: z.infer<G> }[];
}
