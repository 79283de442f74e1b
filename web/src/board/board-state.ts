/** What zones are coloured by: what they are, or how much of a figure they have. */
export const colourings = ["ecosystem", "kind", "evidence", "firms", "employees", "revenueCny", "valueAddedCny"] as const;
export type Colouring = (typeof colourings)[number];

/** Colourings that show a figure of the zone in classes. */
export const figureColourings = ["firms", "employees", "revenueCny", "valueAddedCny"] as const satisfies readonly Colouring[];
export type FigureColouring = (typeof figureColourings)[number];

export const isFigureColouring = (colouring: Colouring): colouring is FigureColouring =>
  (figureColourings as readonly Colouring[]).includes(colouring);

/** Layers a reader can switch off. */
export const boardLayers = ["zones", "startAreas", "communities", "firms", "districts", "metro", "labels"] as const;
export type BoardLayer = (typeof boardLayers)[number];

/** The board's part of the address. Lists are comma-separated; `hide` names layers switched off, `at` is where the map looks. */
export const boardDefaults = { color: "", hide: "", eco: "", kind: "", evidence: "", zone: "", at: "" } as const;
export type BoardState = { readonly [K in keyof typeof boardDefaults]: string };

/** The colouring an address asks for; without one by ecosystem, or by kind in a city that has none. */
export const colouringOf = (text: string, ecosystems: boolean): Colouring => colourings.find((one) => one === text) ?? (ecosystems ? "ecosystem" : "kind");
