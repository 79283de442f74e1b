import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { datasetSchema } from "@chengqi/domain/datasets/dataset";
import { StartError } from "../lifecycle/start-error.js";

const day = z.iso.date();
const packDatasetSchema = datasetSchema
  .pick({ id: true, titleZh: true, titleEn: true, source: true, licence: true, owner: true, refreshDays: true, synthetic: true, mark: true, noteZh: true, noteEn: true })
  .extend({ asOf: day, sourceUrl: z.url().nullable() })
  .strict();

const packFileSchema = z.strictObject({ path: z.string().regex(/^[\w.-]+$/, "a file name in the pack's folder"), dataset: z.string() });

const areasSchema = z.strictObject({ manufacturing: z.number().positive(), services: z.number().positive(), agriculture: z.number().positive() });

const base = {
  id: z.string().regex(/^[a-z0-9-]+$/, "small letters, digits and hyphens"),
  titleZh: z.string().min(1),
  titleEn: z.string().min(1),
  files: z.record(z.string(), packFileSchema),
  datasets: z.array(packDatasetSchema),
};

/** A pack of facts: its files, each with the dataset its rows belong to, and the datasets. */
export const packSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("national"), crs: z.null() }),
  z.strictObject({
    ...base,
    kind: z.literal("city"),
    crs: z.literal("EPSG:4326"),
    city: z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, "1 to 32 letters, digits, _ or -"),
      nameZh: z.string().min(1), nameEn: z.string().min(1), classification: z.string().min(1), defaultAsOf: day, crsNote: z.string().min(1),
    }),
    /** How schematic outlines are drawn; a nominal area serves drawing only and is never a figure. */
    shapes: z.strictObject({
      cellM: z.number().positive(),
      nominalAreaM2: areasSchema,
      largestShareOfDistricts: z.number().positive().max(1),
      startShare: z.number().positive().max(1),
    }),
  }),
]);
export type PackDescription = z.infer<typeof packSchema>;
export type Pack = PackDescription & { readonly folder: string };
export type CityPack = Extract<PackDescription, { kind: "city" }> & { readonly folder: string };

/** Where a value stands in a document: `datasets.3.mark`. */
const placeOf = (path: readonly PropertyKey[]) => path.map(String).join(".") || "(the whole)";

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);

/** The value as the schema wants it; else one line that names the file, the field, what was found and what was due. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, file: string): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const found = JSON.stringify(valueAt(value, path))?.slice(0, 80) ?? "nothing";
  throw new StartError(`${file}: ${placeOf(path)}: found ${found}; ${issue?.message ?? "invalid"}`);
}

/** Text of a file of a pack. */
export async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path}: cannot be read (${error.code ?? error.message}).`);
  });
}

export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartError(`${path}: is not JSON (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
  }
}

/** Reads and checks `pack.json` of a folder: every file names a dataset of the pack, and ids are unique. */
export async function readPack(folder: string): Promise<Pack> {
  const path = join(folder, "pack.json");
  const pack = checked(packSchema, parseJson(await readText(path), path), path);
  const ids = pack.datasets.map((dataset) => dataset.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new StartError(`${path}: datasets: found "${twice}" twice; expected every id once`);
  for (const [key, file] of Object.entries(pack.files)) {
    if (!ids.includes(file.dataset)) throw new StartError(`${path}: files.${key}.dataset: found "${file.dataset}"; expected one of ${ids.join(", ")}`);
  }
  return { ...pack, folder };
}

/** The pack of a city. */
export async function readCityPack(folder: string): Promise<CityPack> {
  const pack = await readPack(folder);
  if (pack.kind !== "city") throw new StartError(`${join(folder, "pack.json")}: kind: found "${pack.kind}"; expected "city"`);
  return pack;
}

/** Dataset and path of a file of the pack. */
export function fileOf(pack: Pack, key: string): { readonly path: string; readonly dataset: string } {
  const file = pack.files[key];
  if (!file) throw new StartError(`${join(pack.folder, "pack.json")}: files: found no "${key}"; expected one`);
  return { path: join(pack.folder, file.path), dataset: file.dataset };
}
