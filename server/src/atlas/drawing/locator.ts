import type { MapData } from "../drawing-data.js";
import { onPaper, pathOfPolygons } from "./geometry.js";
import { kindColours, palette } from "./palette.js";
import { fitted, type Bounds, type Projection } from "./projection.js";
import { path, rectangle, type Box, type Shape } from "./scene.js";

function frameOf(bounds: Bounds, projection: Projection): Box {
  const [west, north] = projection.project([bounds[0], bounds[3]]);
  const [east, south] = projection.project([bounds[2], bounds[1]]);
  return { x: west, y: north, width: east - west, height: south - north };
}

/** The city in small with the zones drawn and the frame of the map. */
export function locatorShapes(map: MapData, shown: Bounds | null, box: Box): Shape[] {
  const projection = fitted(map.bounds, box, 5);
  const city = map.districts.map((district) => pathOfPolygons(onPaper(district.shape, projection))).join("");
  return [
    path(rectangle(box), { fill: "#ECE9E1" }),
    path(city, { fill: palette.land }), path(city, { stroke: palette.line, strokeWidth: 0.5 }),
    ...map.zones.filter((zone) => zone.focus && zone.shape).map((zone) =>
      path(pathOfPolygons(onPaper(zone.shape ?? [], projection)), { fill: kindColours[zone.kind].strong, stroke: kindColours[zone.kind].strong, strokeWidth: 0.6 })),
    ...(shown ? [path(rectangle(frameOf(shown, projection)), { stroke: palette.bad, strokeWidth: 1.1 })] : []),
    path(rectangle(box), { stroke: palette.border, strokeWidth: 0.6 }),
  ];
}
