import { textOf, type ExportCell, type ExportColumn } from "@chengqi/domain/exports/columns";
import type { Export } from "./export.js";

/** GeoJSON (RFC 7946), one feature a line; properties are named by the keys of the columns, whatever the language. */
export async function* geoJsonOf({ list, pages }: Export): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection","name":${JSON.stringify(list.id)},"features":[\n`;
  let begun = false;
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    const features = rows.map(({ cells, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify(propertiesOf(list.columns, cells))},"geometry":${geometry ?? "null"}}`);
    yield `${begun ? ",\n" : ""}${features.join(",\n")}`;
    begun = true;
  }
  yield "\n]}\n";
}

const propertiesOf = (columns: readonly ExportColumn[], cells: Readonly<Record<string, ExportCell>>): Record<string, ExportCell> =>
  Object.fromEntries(columns.map(({ key, type }) => [key, propertyOf(cells[key] ?? null, type)]));

/** Lists are one text, as GIS programs and imports read them. */
function propertyOf(cell: ExportCell, type: ExportColumn["type"]): ExportCell {
  if (cell === null || typeof cell === "boolean") return cell;
  return type === "number" ? Number(cell) : textOf(cell);
}
