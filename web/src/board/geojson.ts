import type { FeatureCollection, Geometry } from "geojson";

interface Named { readonly nameZh: string; readonly nameEn?: string | null }

/** What `/zones.geojson` says of a shape. */
export interface ZoneShape extends Named {
  readonly id: string;
  readonly part: "zone" | "start" | "community";
  readonly schematic: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly areaM2?: number;
}

export interface DistrictShape extends Named { readonly code: string; readonly lon: number; readonly lat: number }

export interface CommunityShape extends Named { readonly id: string; readonly zone: string; readonly part: string }

export interface MetroShape extends Named { readonly part: "line" | "station"; readonly colour?: string | null }

export type Shapes<P> = FeatureCollection<Geometry, P>;

export const noShapes: FeatureCollection<Geometry, never> = { type: "FeatureCollection", features: [] };
