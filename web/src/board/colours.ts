import type { EvidenceGrade, ZoneKind } from "@chengqi/domain/zones/zone";
import type { Hatch } from "../map/hatch.js";
import type { ThemeName } from "../theme/palette.js";

/** How an area is drawn: fill under a hatch, both in shades of one colour. */
export interface Look {
  readonly colour: string;
  readonly hatch: Hatch;
}

/** Shades of each family: manufacturing blues, services plums and ochres, agriculture greens. */
const families: Readonly<Record<ZoneKind, readonly string[]>> = {
  manufacturing: ["#2C5F94", "#4C8FC4", "#2A7F8E", "#5B6FB3", "#7FA6C9", "#34508A", "#5D97A8", "#8893C9"],
  services: ["#86527F", "#B5812A", "#A8577A", "#9A6B3F", "#6E5A9A", "#C79A45", "#B06A5A", "#8F7A4A"],
  agriculture: ["#4F8340", "#86A03C", "#3F7F63", "#A3AC5A"],
};

/** Hatches in the order families use them, so that neighbours in a legend differ in both. */
const familyHatches: Readonly<Record<ZoneKind, readonly Hatch[]>> = {
  manufacturing: ["slash", "grid", "vertical", "cross", "wide", "dense", "horizontal", "dashes"],
  services: ["backslash", "dots", "horizontal", "dashes", "cross", "wide", "vertical", "grid"],
  agriculture: ["dots", "horizontal", "dashes", "vertical"],
};

export const kindLooks: Readonly<Record<ZoneKind, Look>> = {
  manufacturing: { colour: "#2C5F94", hatch: "slash" },
  services: { colour: "#86527F", hatch: "backslash" },
  agriculture: { colour: "#4F8340", hatch: "dots" },
};

export const evidenceLooks: Readonly<Record<EvidenceGrade, Look>> = {
  sourced: { colour: "#1E6B7A", hatch: "dense" },
  "sourced-2017-name": { colour: "#3F8E8A", hatch: "slash" },
  "sourced-2021-or-later-name": { colour: "#6AA68C", hatch: "wide" },
  "weak-source": { colour: "#B98A1E", hatch: "horizontal" },
  "general-knowledge": { colour: "#B36B2C", hatch: "dashes" },
  doubtful: { colour: "#B5453A", hatch: "dots" },
};

/** One hue for classes of a figure, from little to much; hatches grow denser with it. */
const sequence: readonly Look[] = [
  { colour: "#A9CBCB", hatch: "dots" },
  { colour: "#7DB0B2", hatch: "dashes" },
  { colour: "#4F9398", hatch: "wide" },
  { colour: "#1F6F78", hatch: "slash" },
  { colour: "#0F4A52", hatch: "dense" },
];

export const unknownLook: Look = { colour: "#9A978E", hatch: "wide" };

/** Look of the `index`-th ecosystem of a family. */
export function ecosystemLook(family: ZoneKind, index: number): Look {
  const colours = families[family];
  const hatches = familyHatches[family];
  return { colour: colours[index % colours.length] ?? unknownLook.colour, hatch: hatches[index % hatches.length] ?? unknownLook.hatch };
}

/** Look of class `index` of `count`, spread over the whole sequence. */
export function classLook(index: number, count: number): Look {
  const at = count <= 1 ? sequence.length - 2 : Math.round((index * (sequence.length - 1)) / (count - 1));
  return sequence[at] ?? unknownLook;
}

/** On dark paper much is bright and little is dim. */
const darkSequence = ["#2F5558", "#3F7377", "#559498", "#79B8BA", "#B4E0DE"];

/** The colour as this theme draws it: on dark paper it is lightened, or it would sink. */
export function drawn(colour: string, theme: ThemeName): string {
  if (theme === "light") return colour;
  const step = sequence.findIndex((look) => look.colour === colour);
  return darkSequence[step] ?? mixed(colour, "#FFFFFF", 0.32);
}

const channel = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 2), 16);

/** `part` of `other` mixed into a colour, both `#RRGGBB`. */
export function mixed(colour: string, other: string, part: number): string {
  const mix = (at: number) => Math.round(channel(colour, at) * (1 - part) + channel(other, at) * part).toString(16).padStart(2, "0");
  return `#${mix(1)}${mix(3)}${mix(5)}`;
}
