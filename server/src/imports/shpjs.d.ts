declare module "shpjs" {
  /** Geometries of a .shp in the order of its records; null where a record has none. */
  export function parseShp(shapes: DataView): unknown[];
}
