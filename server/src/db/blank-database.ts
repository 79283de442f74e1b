import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** What turns a fresh cluster of the embedded engine into a blank database of ours. */
export const preparation = [
  "create extension if not exists postgis",
  "do $$ begin create role chengqi_app nologin; exception when duplicate_object then null; end $$",
].join(";\n");

const packageShape = z.object({
  dependencies: z.object({ "@electric-sql/pglite": z.string(), "@electric-sql/pglite-postgis": z.string() }),
});

/** Both versions of the embedded engine, such as "0.5.8-0.2.8": files of one may not fit another. */
export async function engineVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { dependencies } = packageShape.parse(JSON.parse(text));
  return `${dependencies["@electric-sql/pglite"]}-${dependencies["@electric-sql/pglite-postgis"]}`;
}

const folder = fileURLToPath(new URL("../../../node_modules/.cache/chengqi/", import.meta.url));

const blankFile = async () => `${folder}blank-${await engineVersion()}.tar.gz`;

/** The archive of a blank database kept from an earlier start; making one anew takes several seconds. */
export async function keptBlank(): Promise<Uint8Array | undefined> {
  try {
    return await readFile(await blankFile());
  } catch {
    return undefined;
  }
}

/** Keeps the archive for later starts, where the installation can be written. */
export async function keepBlank(archive: Uint8Array): Promise<void> {
  const file = await blankFile();
  try {
    await mkdir(folder, { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, archive);
    await rename(draft, file);
  } catch {
    // A read-only installation works too, only slower.
  }
}
