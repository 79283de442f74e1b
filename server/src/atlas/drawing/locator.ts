import type { MapData } from "../drawing-data.js";
import { onPaper, pathOfPolygons } from "./geometry.js";
import { kindColours, palette } from "./palette.js";
import { fitted, type Bounds } from "./projection.js";
import { path, rectangle, type Box, type Shape } from "./scene.js";

/** The city in small with the zones drawn and the frame of the map. */
export function locatorShapes(map: MapData, shown: Bounds, box: Box): Shape[] {
  const projection = fitted(map.bounds, box, 5);
  const city = map.districts.map((district) => pathOfPolygons(onPaper(district.shape, projection))).join("");
  const [west, north] = projection.project([shown[0], shown[3]]);
  const [east, south] = projection.project([shown[2], shown[1]]);
  const frame = { x: west, y: north, width: east - west, height: south - north };
  return [
    path(rectangle(box), { fill: "#ECE9E1" }),
    path(city, { fill: palette.land }), path(city, { stroke: palette.line, strokeWidth: 0.5 }),
    ...map.zones.filter((zone) => zone.focus && zone.shape).map((zone) =>
      path(pathOfPolygons(onPaper(zone.shape ?? [], projection)), { fill: kindColours[zone.kind].strong, stroke: kindColours[zone.kind].strong, strokeWidth: 0.6 })),
    path(rectangle(frame), { stroke: palette.bad, strokeWidth: 1.1 }),
    path(rectangle(box), { stroke: palette.border, strokeWidth: 0.6 }),
  ];
}
