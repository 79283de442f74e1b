import type { Atlas } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import type { Figure, Name } from "@chengqi/domain/figures/figure";
import type { ZoneKind } from "@chengqi/domain/zones/zone";
import type { DrawnChain } from "./drawing/chain-picture.js";
import type { SectorGroup } from "./drawing/palette.js";
import type { Bounds, MultiLine, MultiPolygon, Position } from "./drawing/projection.js";

export interface MapZone {
  readonly id: string;
  readonly name: Name;
  readonly kind: ZoneKind;
  readonly role: string | null;
  readonly schematic: boolean;
  readonly shape: MultiPolygon | null;
  readonly start: MultiPolygon | null;
  /** The drawing is about this zone; others are surroundings. */
  readonly focus: boolean;
}

export interface MapArea {
  readonly id: string;
  readonly name: Name;
  readonly synthetic: boolean;
  readonly shape: MultiPolygon;
}

export interface FirmCount {
  readonly group: SectorGroup;
  readonly synthetic: boolean;
  readonly firms: number;
}

/** Firms as points where they are few, else counts by square. */
export interface MapFirms {
  readonly counts: readonly FirmCount[];
  readonly points: readonly { readonly at: Position; readonly group: SectorGroup; readonly synthetic: boolean }[];
  readonly squares: readonly { readonly bounds: Bounds; readonly firms: number }[];
}

export interface MapData {
  readonly bounds: Bounds;
  readonly districts: readonly MapArea[];
  readonly metroLines: readonly { readonly name: Name; readonly colour: string; readonly lines: MultiLine }[];
  readonly stations: readonly { readonly name: string; readonly lines: number; readonly at: Position }[];
  readonly zones: readonly MapZone[];
  readonly communities: readonly MapArea[];
  readonly firms: MapFirms;
}

/** A line of the title block: key of `drawing` words, and what stands beside it. */
export interface TitleRow {
  readonly label: string;
  readonly text: Name;
}

/** Everything the sheets of one scope and day are drawn from; plain data, so that it travels to a worker. */
export interface DrawingData {
  readonly atlas: Atlas;
  readonly city: Name;
  readonly crsNote: string;
  readonly rows: readonly TitleRow[];
  readonly figures: readonly Figure[];
  readonly map: MapData;
  /** Chains of the panorama, those that matter most here first. */
  readonly chains: readonly DrawnChain[];
  readonly datasets: readonly { readonly id: string; readonly title: Name; readonly asOf: string; readonly synthetic: boolean; readonly source: string; readonly licence: string }[];
  /** Synthetic data stands on the sheets. */
  readonly demonstration: boolean;
}

/** What stands around the picture of any sheet. */
export interface SheetFacts extends Pick<DrawingData, "city" | "rows" | "figures" | "datasets" | "demonstration"> {
  readonly atlas: Pick<Atlas, "scope" | "title" | "asOf">;
}

export const inLanguage = (name: Name, lang: Language): string => (lang === "en" ? (name.en ?? name.zh) : name.zh);
