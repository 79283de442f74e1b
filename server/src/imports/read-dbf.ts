import type { RawCell } from "@chengqi/domain/imports/cells";
import type { Encoding } from "./encoding.js";
import { ImportFault } from "./import-fault.js";
import { limits } from "./source.js";

/** A table of the form DBF; null in the place of a row that is marked as deleted. */
export interface DbfTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly RawCell[] | null)[];
}

interface Field { readonly name: string; readonly type: string; readonly offset: number; readonly length: number }

/** @throws ImportFault where the table is shorter than it says, or not of its form */
export function readDbf(bytes: Buffer, encoding: Encoding, where: string): DbfTable {
  if (bytes.length < 33) throw new ImportFault(where, `${bytes.length} bytes`, "a table of the form DBF");
  const [records, header, length] = [bytes.readUInt32LE(4), bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  if (header < 33 || length === 0 || bytes.length < header + records * length) {
    throw new ImportFault(where, `${bytes.length} bytes`, `at least ${header + records * length}, for the ${records} rows it says it has`);
  }
  const decoder = new TextDecoder(encoding);
  const text = (start: number, size: number) => decoder.decode(bytes.subarray(start, start + size)).replace(/\0.*$/su, "").trim();
  const fields = fieldsOf(bytes, header, text, where);
  const last = fields.at(-1);
  if (!last || last.offset + last.length > length) throw new ImportFault(where, `fields of more than ${length} bytes`, "fields that fit into a row");
  const rows = Array.from({ length: records }, (_, index) => {
    const start = header + index * length;
    return bytes[start] === 0x2a ? null : fields.map((field) => cellOf(field, text(start + field.offset, field.length), bytes, start + field.offset));
  });
  return { columns: fields.map(({ name }) => name), rows };
}

/** Bytes that fields of these types have, and no other number of them. */
const widths: Readonly<Record<string, number>> = { I: 4, B: 8, O: 8 };

function fieldsOf(bytes: Buffer, header: number, text: (start: number, size: number) => string, where: string): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= header && bytes[at] !== 0x0d; at += 32) {
    const length = bytes[at + 16] ?? 0;
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    if (length === 0 || (widths[type] ?? length) !== length) throw new ImportFault(where, `a field ${JSON.stringify(type)} of ${length} bytes`, `${widths[type] ?? "at least 1"} bytes`);
    if (fields.length === limits.columns) throw new ImportFault(where, `more than ${limits.columns} columns`, `at most ${limits.columns}`);
    fields.push({ name: text(at, 11), type, offset, length });
    offset += length;
  }
  return fields;
}

function cellOf({ type }: Field, text: string, bytes: Buffer, start: number): RawCell {
  switch (type) {
    case "N": case "F": return text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
    case "I": return bytes.readInt32LE(start);
    case "B": case "O": return finite(bytes.readDoubleLE(start));
    case "L": return /^[yt]$/i.test(text) ? true : /^[nf]$/i.test(text) ? false : null;
    case "D": return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null;
    default: return text === "" ? null : text;
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
