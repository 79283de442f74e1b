import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ImportFault } from "../imports/import-fault.js";
import { checkedWith, published, readIn, type ImportRun } from "../imports/run-import.js";
import { StartError } from "../lifecycle/start-error.js";
import { longRows } from "./long-rows.js";
import { fileOf, type CityPack, type PackImport } from "./pack.js";

/**
 * Brings the files of a pack that come by the importer, in its order, as a person would bring them: each is an import of its own that can be
 * looked at and taken back. What was brought once, or taken back since, is not brought again, so that an interrupted start goes on where it was.
 *
 * @throws StartError naming the file, what was found and what was due; nothing of that file is in the city then
 */
export async function bringImports(run: ImportRun, pack: CityPack, say: (step: string) => void): Promise<void> {
  const done = await run.database.owner.selectFrom("city.import").select("file_name").where("city_id", "=", run.cityId).where("state", "in", ["committed", "undone"]).execute();
  const known = new Set(done.map(({ file_name }) => file_name));
  for (const [index, one] of pack.imports.entries()) {
    const name = nameOf(pack, one);
    if (known.has(name)) continue;
    say(`Importing ${name} (${index + 1} of ${pack.imports.length})`);
    try {
      const checked = await checkedWith(run, await readIn(run, one.kind, name, await contentOf(pack, one)), one.options);
      const { counts } = await published(run, checked, one.reason);
      if (counts) say(`Imported ${counts.new.toLocaleString("en")} of ${counts.rows.toLocaleString("en")} rows, ${counts.excluded.toLocaleString("en")} left out`);
    } catch (error) {
      throw error instanceof ImportFault ? new StartError(`${fileOf(pack, one.file).path}: ${error.message}`, { cause: error }) : error;
    }
  }
}

/** As the import is called: a table turned into observations is one for each kind of subject. */
function nameOf(pack: CityPack, { file, long }: PackImport): string {
  const name = basename(fileOf(pack, file).path, ".gz");
  return long ? name.replace(/(\.\w+)$/u, `-${long.subjectKind}$1`) : name;
}

async function contentOf(pack: CityPack, { file, long }: PackImport): Promise<Readable> {
  const { path } = fileOf(pack, file);
  if (long) return Readable.from([await longRows(path, long)]);
  return path.endsWith(".gz") ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
}
