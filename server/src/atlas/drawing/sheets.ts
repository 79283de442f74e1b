import type { AtlasSheet } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import type { DrawingData } from "../drawing-data.js";
import { missingSheet } from "./missing-sheet.js";
import { overviewMap } from "./overview-map.js";
import { panoramaSheet } from "./panorama-sheet.js";
import type { Sheet } from "./scene.js";
import { startMultiples } from "./start-multiples.js";
import { startBounds, zoneBounds, zoneMap } from "./zone-map.js";

/** One of the three maps; a sheet with the reason where it cannot be drawn. */
export function drawSheet(data: DrawingData, sheet: AtlasSheet, lang: Language): Sheet {
  const missing = data.atlas.missing.find((one) => one.sheet === sheet);
  if (missing) return missingSheet(data, sheet, missing.reason, lang);
  if (sheet === "panorama") return panoramaSheet(data, "panorama", lang);
  if (data.atlas.scope !== "zone") return sheet === "master-plan" ? overviewMap(data, lang) : startMultiples(data, lang);
  const zone = data.map.zones.find(({ focus }) => focus);
  const bounds = zone && (sheet === "master-plan" ? zoneBounds(zone) : startBounds(zone));
  return zone && bounds ? zoneMap(data, zone, bounds, sheet, lang) : missingSheet(data, sheet, "no-shape", lang);
}
