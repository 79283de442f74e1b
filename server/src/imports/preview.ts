import type { ImportOptions, ImportPreview } from "@chengqi/domain/imports/answers";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import { placeFault, type LonLat } from "./crs.js";
import { dataRows, openChosen, tableNamed, textOf } from "./inspect.js";
import type { Import } from "./sql.js";
import { stagingOf, unquoted } from "./stage.js";
import { stagedRow, type StagedRow } from "./staged.js";

const mostRows = 20;
const mostShapes = 500;

/** The first rows as they will be read, and where they lie. */
export async function preview(owner: Kysely<Tables>, cityId: string, found: Import, options: ImportOptions, path: string): Promise<ImportPreview> {
  const staging = await stagingOf(owner, cityId, found, options);
  const file = await openChosen(path, found.fileName, options.encoding);
  const answer: ImportPreview = { rows: [], features: { type: "FeatureCollection", features: [] }, crs: options.crs, placeFaults: { "not-on-earth": 0, swapped: 0, outside: 0, "no-degrees": 0 } };
  try {
    let count = 0;
    for await (const row of dataRows(tableNamed(file, found.fileName, options.sheet), options)) {
      const staged = stagedRow(file.format === "csv" ? unquoted(row) : row, staging);
      if (count < mostRows) answer.rows.push({ line: row.line, excluded: staged.state === "excluded", cells: row.cells.map(textOf), values: { ...staged.content }, faults: [...staged.faults] });
      const geometry = staged.state === "excluded" ? null : shapeOf(staged);
      if (geometry) answer.features.features.push({ type: "Feature", properties: { line: row.line, name: staged.name }, geometry });
      countFault(answer, staged, staging.facts.box);
      count += 1;
      if (count === mostShapes) break;
    }
    return answer;
  } finally {
    await file.close();
  }
}

function shapeOf({ content, geometry }: StagedRow): ImportPreview["features"]["features"][number]["geometry"] | null {
  if (geometry) return { type: geometry.type, coordinates: [...geometry.coordinates] };
  const { lon, lat } = content;
  return typeof lon === "number" && typeof lat === "number" ? { type: "Point", coordinates: [lon, lat] } : null;
}

/** Places that were not taken are counted by what is wrong with them. */
function countFault({ placeFaults }: ImportPreview, { faults }: StagedRow, box: readonly [number, number, number, number]): void {
  for (const { field, found } of faults) {
    if (field !== "lon" && field !== "geometry") continue;
    const [x, y] = found.split(", ").map(Number);
    if (x === undefined || y === undefined) continue;
    const fault = placeFault([x, y] satisfies LonLat, box);
    if (fault) placeFaults[fault] += 1;
  }
}
