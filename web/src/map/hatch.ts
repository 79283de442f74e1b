/** Ways to fill an area besides its colour, so that colour is never the only sign. */
export const hatches = ["slash", "backslash", "horizontal", "vertical", "dots", "cross", "grid", "dashes", "wide", "dense"] as const;
export type Hatch = (typeof hatches)[number];

/** One tile of a hatch, drawn alike on the map's canvas and in the legend's SVG. It repeats in both directions. */
export interface HatchTile {
  readonly size: number;
  readonly lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly strokeWidth: number;
}

const slash = (size: number) => [[-1, size / 2 + 1, size / 2 + 1, -1], [size / 2 - 1, size + 1, size + 1, size / 2 - 1]] as const;
const mirrored = (size: number) => slash(size).map(([x1, y1, x2, y2]) => [size - x1, y1, size - x2, y2] as const);
const tile = (size: number, lines: HatchTile["lines"], dots: HatchTile["dots"] = [], strokeWidth = 1): HatchTile =>
  ({ size, lines, dots, strokeWidth });

export const hatchTiles: Readonly<Record<Hatch, HatchTile>> = {
  slash: tile(10, slash(10)),
  backslash: tile(10, mirrored(10)),
  horizontal: tile(6, [[0, 3, 6, 3]]),
  vertical: tile(6, [[3, 0, 3, 6]]),
  dots: tile(8, [], [[2, 2], [6, 6]]),
  cross: tile(12, [...slash(12), ...mirrored(12)]),
  grid: tile(8, [[0, 4, 8, 4], [4, 0, 4, 8]]),
  dashes: tile(10, [[1, 2.5, 5, 2.5], [6, 7.5, 10, 7.5]]),
  wide: tile(18, slash(18)),
  dense: tile(6, slash(6), [], 1.2),
};

/** Name of a map image: a hatch in a colour. */
export const hatchImage = (hatch: Hatch, colour: string): string => `${hatch} ${colour}`;

/** The hatch and colour an image name asks for; null for other images. */
export function hatchOf(image: string): { hatch: Hatch; colour: string } | null {
  const [name, colour] = image.split(" ");
  const hatch = hatches.find((candidate) => candidate === name);
  return hatch === undefined || colour === undefined ? null : { hatch, colour };
}

/** Draws one tile of a hatch at `pixelRatio` pixels a unit. */
export function drawHatch(hatch: Hatch, colour: string, pixelRatio: number): ImageData {
  const { size, lines, dots, strokeWidth } = hatchTiles[hatch];
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * pixelRatio;
  const context = canvas.getContext("2d");
  if (!context) throw new RangeError("drawHatch: the browser gives no 2d canvas");
  context.scale(pixelRatio, pixelRatio);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = strokeWidth;
  context.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
  for (const [x, y] of dots) {
    context.beginPath();
    context.arc(x, y, 1.1, 0, 2 * Math.PI);
    context.fill();
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
