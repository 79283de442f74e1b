export { drawnAreas, drawTerritories, type DrawnTerritory, type Region, type Site } from "./draw.js";
export { multiPolygonArea, type MultiPolygon, type Point, type Polygon, type Ring } from "./grid.js";
