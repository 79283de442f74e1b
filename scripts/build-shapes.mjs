// Draws the schematic zone shapes of a city pack anew: node scripts/build-shapes.mjs [folder], after `npx tsc -b`.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { fileOf, readCityPack } from "../server/dist/packs/pack.js";
import { drawZoneShapes, shapesText } from "../server/dist/packs/zone-shapes.js";

const folder = process.argv[2] ?? fileURLToPath(new URL("../data/chengdu", import.meta.url));
const pack = await readCityPack(folder);
const features = await drawZoneShapes(pack);
const { path } = fileOf(pack, "zoneShapes");
await writeFile(path, shapesText(features));
const zones = features.filter((feature) => feature.properties.part === "zone");
const moved = zones.filter((feature) => feature.properties.movedM > 0).map((feature) => `${feature.properties.zone} by ${feature.properties.movedM} m`);
console.log(`${path}: ${zones.length} zones, ${features.length} shapes; centres moved: ${moved.join(", ") || "none"}`);
