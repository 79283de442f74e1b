import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { datasetSchema } from "@chengqi/domain/datasets/dataset";
import { importKindSchema, importOptionsSchema } from "@chengqi/domain/imports/answers";
import { StartError } from "../lifecycle/start-error.js";
import { checked } from "./checked.js";
import { longSchema } from "./long-table.js";

const day = z.iso.date();
const packDatasetSchema = datasetSchema
  .pick({ id: true, titleZh: true, titleEn: true, source: true, licence: true, owner: true, refreshDays: true, synthetic: true, mark: true, noteZh: true, noteEn: true })
  .extend({ asOf: day, sourceUrl: z.url().nullable() })
  .strict();

const packFileSchema = z.strictObject({ path: z.string().regex(/^[\w.-]+$/, "a file name in the pack's folder"), dataset: z.string() });

/** A file that comes into the city by the importer, as a person would bring it, once the rest is loaded. */
const packImportSchema = z.strictObject({
  file: z.string().describe("Key of a file of the pack; one packed with gzip is unpacked first"),
  kind: importKindSchema,
  /** A wide table that is turned into observations before. */
  long: longSchema.optional(),
  options: importOptionsSchema.omit({ columns: true, exclude: true }).partial().extend({
    columns: z.record(z.string(), z.union([z.string(), z.strictObject({ field: z.string(), scale: z.number().positive().optional() })])).optional(),
    exclude: z.array(z.strictObject({ column: z.string(), values: z.array(z.string()).min(1) })).optional(),
  }),
  reason: z.string().min(1),
});
export type PackImport = z.infer<typeof packImportSchema>;

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
      timeZone: z.string().refine((name) => Intl.supportedValuesOf("timeZone").includes(name), "a name of the IANA time zone database"),
      /** Years in which the firms of its register stand, where it has no annual figures. */
      firmYears: z.array(z.number().int()).default([]),
    }),
    /** Folder of the pack with the classification, and with what else the nation shares. */
    nation: z.string().regex(/^[a-z0-9-]+$/, "a folder beside this one"),
    /** The generator of synthetic firms and bodies knows this city. */
    demonstration: z.boolean(),
    /** How schematic outlines are drawn; a nominal area serves drawing only and is never a figure. */
    shapes: z.strictObject({
      cellM: z.number().positive(),
      nominalAreaM2: areasSchema,
      largestShareOfDistricts: z.number().positive().max(1),
      startShare: z.number().positive().max(1),
    }).optional(),
    imports: z.array(packImportSchema).default([]),
  }),
]);
export type PackDescription = z.infer<typeof packSchema>;
export type Pack = PackDescription & { readonly folder: string };
export type CityPack = Extract<PackDescription, { kind: "city" }> & { readonly folder: string };

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
