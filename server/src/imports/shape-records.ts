import { ImportFault } from "./import-fault.js";
import { limits } from "./source.js";

const manyParts: ReadonlySet<number> = new Set([3, 5, 13, 15, 23, 25]);
const manyPoints: ReadonlySet<number> = new Set([8, 18, 28]);

/**
 * Walks over the records of a .shp before they are read: each as long as it says, of the type of the file, its parts one after
 * the other. Records that lead back, or parts that share points, would be read without end.
 * @throws ImportFault
 */
export function wholeShapes(bytes: Buffer, where: string): void {
  if (bytes.length < 100 || bytes.readInt32BE(0) !== 9994) throw new ImportFault(where, "no shapefile header", "a file that begins as shapefiles do");
  const said = bytes.readInt32BE(24) * 2;
  if (said !== bytes.length) throw new ImportFault(where, `${bytes.length} bytes`, `${said}, as it says itself: it is cut off or has been added to`);
  const type = bytes.readInt32LE(32);
  for (let [at, shape] = [100, 1]; at < bytes.length; shape += 1) {
    const length = at + 8 <= bytes.length ? bytes.readInt32BE(at + 4) * 2 : -1;
    if (length < 4 || at + 8 + length > bytes.length) throw new ImportFault(`${where}, shape ${shape}`, `a record of ${length} bytes`, "records that end within the file");
    soundRecord(bytes.subarray(at + 8, at + 8 + length), type, `${where}, shape ${shape}`);
    at += 8 + length;
  }
}

function soundRecord(record: Buffer, fileType: number, where: string): void {
  const type = record.readInt32LE(0);
  if (type === 0) return;
  if (type !== fileType) throw new ImportFault(where, `a shape of type ${type}`, `type ${fileType}, as the file says`);
  if (manyParts.has(type)) soundParts(record, where);
  else if (manyPoints.has(type)) fits(record, 36, 40, where);
}

/** The number of points at a place, which must follow whole. */
function fits(record: Buffer, countAt: number, pointsAt: number, where: string): number {
  const points = record.length >= countAt + 4 ? record.readInt32LE(countAt) : -1;
  if (points < 0 || pointsAt + 16 * points > record.length) throw new ImportFault(where, `${points} points in ${record.length} bytes`, "as many points as there are bytes for");
  if (points > limits.positions) throw new ImportFault(where, `${points} positions`, `at most ${limits.positions} in one shape`);
  return points;
}

function soundParts(record: Buffer, where: string): void {
  const parts = record.length >= 44 ? record.readInt32LE(36) : -1;
  if (parts < 0 || parts > limits.rings || 44 + 4 * parts > record.length) throw new ImportFault(where, `${parts} parts in ${record.length} bytes`, `at most ${limits.rings}, with bytes for each`);
  const points = fits(record, 40, 44 + 4 * parts, where);
  for (let [part, before] = [0, 0]; part < parts; part += 1) {
    const begins = record.readInt32LE(44 + 4 * part);
    if (begins < before || begins > points || (part === 0 && begins !== 0)) throw new ImportFault(where, `part ${part + 1} from point ${begins} of ${points}`, "parts one after the other");
    before = begins;
  }
}
