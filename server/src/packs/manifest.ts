import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "@chengqi/domain/demonstration/manifest";

/**
 * Writes what was planted in the synthetic firms beside the database, where analysis does not look; returns the file.
 * It serves tests of the analysis.
 */
export async function writeManifest(directory: string, manifest: Manifest): Promise<string> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, `manifest-${manifest.seed}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${file}.new`, file);
  return file;
}
