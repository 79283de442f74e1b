/** What the generator of synthetic firms is fed with: plain facts of one city and its nation. */
export interface DemonstrationInputs {
  /** Years with figures, ascending and without gaps. */
  readonly years: readonly number[];
  readonly divisions: readonly DivisionFacts[];
  readonly classes: readonly ClassFacts[];
  readonly districts: readonly DistrictFacts[];
  readonly zones: readonly ZoneFacts[];
  /** Points that firms gather around, e.g. metro stations. */
  readonly attractors: readonly Position[];
  /** Single links of industry chains, whose words the products of firms are drawn from. */
  readonly links: readonly LinkFacts[];
}

export interface LinkFacts {
  /** Chain and link: `integrated-circuits/wafer-fabs`. */
  readonly key: string;
  /** 4-digit classes that are the link's, wholly or in part. */
  readonly classes: readonly { readonly code: string; readonly partial: boolean }[];
  /** Typical products, the commonest first. */
  readonly words: readonly string[];
}

export type Position = readonly [lon: number, lat: number];
/** GeoJSON coordinates of a MultiPolygon. */
export type MultiPolygon = readonly (readonly (readonly Position[])[])[];

/** A 4-digit class of GB/T 4754. */
export interface ClassFacts {
  readonly code: string;
  readonly nameZh: string;
  readonly division: string;
}

/** A division of GB/T 4754 in the nation: its employment and the ratios of its column in the input–output table. */
export interface DivisionFacts {
  readonly code: string;
  readonly section: string;
  readonly employees10k: number;
  readonly revenuePerEmployeeCny: number;
  readonly valueAddedRatio: number;
  readonly taxRatio: number;
  /** Tonnes of coal equivalent per CNY of revenue. */
  readonly energyTcePerCny: number;
  /** Tonnes of CO2 equivalent per CNY of revenue. */
  readonly emissionsTCO2ePerCny: number;
}

export interface DistrictFacts {
  readonly code: string;
  readonly employedResidents: number;
  /** Share of the employed residents by section of GB/T 4754. */
  readonly sectionShares: Readonly<Record<string, number>>;
  readonly centre: Position;
  readonly polygon: MultiPolygon;
}

export interface ZoneFacts {
  readonly id: string;
  readonly kind: "manufacturing" | "services" | "agriculture";
  readonly districts: readonly string[];
  /** Declared leading industries as GB/T 4754 codes of any level. */
  readonly leadingCodes: readonly string[];
  /** Without an outline a zone holds no synthetic firms. */
  readonly polygon: MultiPolygon | null;
  readonly communities: readonly { readonly id: string; readonly polygon: MultiPolygon }[];
}

export interface DemonstrationOptions {
  /** An integer from 0 to 2^53 − 1. */
  readonly seed: number;
  /** 1,000 to 3,300,000 firms. */
  readonly count: number;
  /** Plant deviations to be found later; default true. */
  readonly plant?: boolean;
}
