import type { TextWeight } from "@chengqi/domain/atlas/text-width";

export interface PathShape {
  readonly kind: "path";
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

export interface TextShape {
  readonly kind: "text";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: TextWeight;
  readonly fill: string;
  readonly anchor: "start" | "middle" | "end";
  readonly halo?: string;
}

/** Children are seen only inside the path `d`. */
export interface ClipShape {
  readonly kind: "clip";
  readonly d: string;
  readonly children: readonly Shape[];
}

/** All that our drawings consist of; one list goes to SVG, PNG and PDF alike. */
export type Shape = PathShape | TextShape | ClipShape;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly lang: "zh" | "en";
  readonly shapes: readonly Shape[];
}

/** A3 landscape in points. */
export const a3 = { width: 1190.55, height: 841.89 };

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const short = (value: number): string => String(Math.round(value * 100) / 100);

export const rectangle = ({ x, y, width, height }: Box): string =>
  `M${short(x)} ${short(y)}H${short(x + width)}V${short(y + height)}H${short(x)}Z`;

export function roundedRectangle({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const arc = (toX: number, toY: number) => `A${short(r)} ${short(r)} 0 0 1 ${short(toX)} ${short(toY)}`;
  return `M${short(x + r)} ${short(y)}H${short(x + width - r)}${arc(x + width, y + r)}V${short(y + height - r)}` +
    `${arc(x + width - r, y + height)}H${short(x + r)}${arc(x, y + height - r)}V${short(y + r)}${arc(x + r, y)}Z`;
}

export const circle = (x: number, y: number, radius: number): string =>
  `M${short(x - radius)} ${short(y)}A${short(radius)} ${short(radius)} 0 1 1 ${short(x + radius)} ${short(y)}` +
  `A${short(radius)} ${short(radius)} 0 1 1 ${short(x - radius)} ${short(y)}Z`;

export const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`;

export const path = (d: string, style: Omit<PathShape, "kind" | "d">): PathShape => ({ kind: "path", d, ...style });

export function text(
  content: string, x: number, y: number,
  style: { size: number; fill: string; weight?: TextWeight; anchor?: TextShape["anchor"]; halo?: string },
): TextShape {
  const { size, fill, weight = 400, anchor = "start", halo } = style;
  return { kind: "text", x, y, text: content, size, weight, fill, anchor, ...(halo ? { halo } : {}) };
}

/** Parallel lines at 45° over a box, one path. */
export function hatchLines({ x, y, width, height }: Box, gap: number, falling = false): string {
  const parts: string[] = [];
  for (let offset = Math.ceil((falling ? x - height : x) / gap) * gap; offset <= x + width + (falling ? 0 : height); offset += gap) {
    parts.push(falling ? line(offset, y, offset + height, y + height) : line(offset, y, offset - height, y + height));
  }
  return parts.join("");
}

/** Every text of a list of shapes, for choosing fonts. */
export const textsOf = (shapes: readonly Shape[]): TextShape[] =>
  shapes.flatMap((shape) => (shape.kind === "text" ? [shape] : shape.kind === "clip" ? textsOf(shape.children) : []));
