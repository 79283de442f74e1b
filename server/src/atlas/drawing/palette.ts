import type { ZoneKind } from "@chengqi/domain/zones/zone";

export const palette = {
  paper: "#FAF8F3", sheet: "#FFFFFF", land: "#FFFEFB", text: "#1C2326", quiet: "#5B6467", faint: "#8B9290", line: "#DDD8CC",
  border: "#A9A294", primary: "#1F6F78", primaryPale: "#E3EFEF", good: "#3E8E63", caution: "#B98A1E", bad: "#C8402F",
} as const;

export const kindColours: Record<ZoneKind, { strong: string; pale: string }> = {
  manufacturing: { strong: "#2F5D8C", pale: "#C9D8E8" },
  services: { strong: "#85477A", pale: "#E6D0E2" },
  agriculture: { strong: "#4B7A35", pale: "#D3E4C8" },
};

/** One hue from pale to strong, for classes of a quantity. */
export const sequence = ["#D5E6E6", "#A6CBCD", "#6FABAF", "#3C8990", "#1F6F78", "#12474D"] as const;

/** The three sectors of the economy that firms are told apart by on maps. */
export const sectorGroups = ["primary", "secondary", "tertiary"] as const;
export type SectorGroup = (typeof sectorGroups)[number];
export const sectorColours: Record<SectorGroup, string> = {
  primary: kindColours.agriculture.strong, secondary: kindColours.manufacturing.strong, tertiary: kindColours.services.strong,
};

/** Sector of a section, of GB/T 4754 as of ANZSIC: A primary; B to E, mining to construction, secondary; the rest tertiary. */
export const sectorGroupOf = (section: string): SectorGroup =>
  section === "A" ? "primary" : section >= "B" && section <= "E" ? "secondary" : "tertiary";
