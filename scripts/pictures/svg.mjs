// The parts that pictures of methods are drawn with. Each answers SVG text; `picture` puts them on paper.

export const palette = {
  primary: "#1F6F78", good: "#3E8E63", caution: "#B98A1E", bad: "#C8402F", text: "#1C2326", muted: "#5E686B", lines: "#DDD8CC", paper: "#FAF8F3",
};

/** A number of at most two decimals, so that a picture is the same text everywhere. */
const n = (value) => {
  if (!Number.isFinite(value)) throw new RangeError(`a picture cannot be drawn at ${value}`);
  return String(Math.round(value * 100) / 100 + 0);
};
const escaped = (words) => String(words).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const styles = ({ fill = "none", stroke, width = 1, dash, opacity }) =>
  ` fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${n(width)}"` : ""}${dash ? ` stroke-dasharray="${dash}"` : ""}${opacity === undefined ? "" : ` opacity="${n(opacity)}"`}`;

/** The number as words: fixed decimals, a real minus; a dash for null. */
export const figure = (value, decimals = 2) => (value === null || value === undefined ? "—" : value.toFixed(decimals).replace(/^-(?=.*[1-9])/, "−").replace(/^-/, ""));

/** Maps low…high to from…to, in a straight line. */
export const scale = (low, high, from, to) => (value) => from + ((value - low) / (high - low || 1)) * (to - from);

/** About `count` round values from low to high. */
export function ticks(low, high, count = 5) {
  const rough = (high - low) / count || 1;
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

const channel = (hex, at) => Number.parseInt(hex.slice(at, at + 2), 16);

/** Paper coloured by a share from 0 to 1, for cells of a table; null gives none. */
export function shade(share, colour = palette.primary) {
  if (share === null || share === undefined) return "none";
  const part = Math.min(Math.max(share, 0), 1);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(palette.paper, at) + (channel(colour, at) - channel(palette.paper, at)) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("").toUpperCase()}`;
}

/** Ink that can be read on a cell of `shade(share)`. */
export const inkOn = (share) => (share > 0.55 ? palette.paper : palette.text);

export const group = (...parts) => parts.flat(9).filter(Boolean).join("\n");

/** One line of words. `anchor`: start, middle or end. */
export const text = (x, y, words, { size = 13, anchor = "start", fill = palette.text, weight, turn } = {}) =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${fill}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${weight ? ` font-weight="${weight}"` : ""}${
    turn ? ` transform="rotate(${n(turn)} ${n(x)} ${n(y)})"` : ""}>${escaped(words)}</text>`;

/** A label in both languages: Chinese, and English smaller below it; y is the line of the Chinese. */
export const label = (x, y, { zh, en }, { size = 13, fill = palette.text, ...options } = {}) =>
  group(text(x, y, zh, { size, fill, ...options }), en ? text(x, y + size + 1, en, { ...options, size: size - 2, fill: fill === palette.text ? palette.muted : fill, weight: undefined }) : "");

export const line = (x1, y1, x2, y2, { stroke = palette.lines, ...options } = {}) =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"${styles({ stroke, ...options })}/>`;

/** A line with a head at its end. */
export function arrow(x1, y1, x2, y2, { stroke = palette.muted, width = 1.5, dash, head = 7 } = {}) {
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - ux * head, y2 - uy * head];
  const side = head * 0.45;
  return group(line(x1, y1, bx, by, { stroke, width, dash }), path([[x2, y2], [bx - uy * side, by + ux * side], [bx + uy * side, by - ux * side]], { fill: stroke, closed: true }));
}

/** A line through the points [x, y], or an area if closed. */
export const path = (points, { closed = false, ...options } = {}) =>
  `<path d="${points.map(([x, y], k) => `${k === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("")}${closed ? "Z" : ""}"${styles({ ...(closed ? {} : { stroke: palette.primary }), ...options })}/>`;

export const rect = (x, y, width, height, { radius = 0, strokeWidth = 1, ...options } = {}) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius ? ` rx="${n(radius)}"` : ""}${styles({ fill: palette.primary, ...options, width: strokeWidth })}/>`;

export const circle = (x, y, r, options = {}) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"${styles({ fill: palette.primary, ...options })}/>`;

/** Points [x, y, r?], all alike. */
export const points = (places, { r = 4, ...options } = {}) => group(places.map(([x, y, own]) => circle(x, y, own ?? r, options)));

/** An axis below: `at` maps values to x, y is its place, `top` the upper end of grid lines. */
export const axisBelow = ({ at, y, values, top, format = String, name, from, to }) =>
  group(
    top === undefined ? "" : values.map((value) => line(at(value), top, at(value), y)),
    line(from ?? at(values[0]), y, to ?? at(values.at(-1)), y, { stroke: palette.muted }),
    values.map((value) => text(at(value), y + 16, format(value), { size: 11, anchor: "middle", fill: palette.muted })),
    name ? label((at(values[0]) + at(values.at(-1))) / 2, y + 34, name, { size: 12, anchor: "middle" }) : "",
  );

/** An axis at the left: `at` maps values to y, x is its place, `right` the end of grid lines. */
export const axisLeft = ({ at, x, values, right, format = String, name, from, to }) =>
  group(
    right === undefined ? "" : values.map((value) => line(x, at(value), right, at(value))),
    line(x, from ?? at(values[0]), x, to ?? at(values.at(-1)), { stroke: palette.muted }),
    values.map((value) => text(x - 6, at(value) + 4, format(value), { size: 11, anchor: "end", fill: palette.muted })),
    name ? label(x - 6, Math.min(...values.map(at)) - 24, name, { size: 12 }) : "",
  );

/**
 * Bars lying one below the other, each named at its left, with its figure at its end. `bars`: { zh, en?, value, fill?, words? }; a
 * value of null draws none. `x` is where the bars begin, names stand left of it; low is the value of the left edge.
 */
export function bars({ x, y, width, step = 34, thick = 18, bars: all, low = 0, high, format = (value) => figure(value) }) {
  const most = high ?? Math.max(...all.map(({ value }) => value ?? low), low);
  const at = scale(low, most, x, x + width);
  return group(
    all.map(({ zh, en, value, fill = palette.primary, words }, k) => {
      const top = y + k * step;
      const end = value === null ? x : at(value);
      return group(
        label(x - 10, top + (en ? step / 2 - 5 : step / 2 + 1), { zh, en }, { anchor: "end", size: 12 }),
        value === null ? "" : rect(Math.min(at(Math.max(low, 0)), end), top + (step - thick) / 2 - 4, Math.abs(end - at(Math.max(low, 0))), thick, { fill }),
        text(Math.max(end, at(Math.max(low, 0))) + 6, top + step / 2, words ?? format(value), { size: 12 }),
      );
    }),
    line(at(Math.max(low, 0)), y - 6, at(Math.max(low, 0)), y + all.length * step - 4, { stroke: palette.muted }),
  );
}

/**
 * A table. `head`: cells of the first row (or none); `rows`: lists of cells. A cell is words, or { words, fill?, ink?, weight?, anchor? }
 * or { zh, en } for both languages.
 */
export function table({ x, y, widths, height = 28, head, rows, size = 12 }) {
  const left = widths.map((_, k) => x + widths.slice(0, k).reduce((sum, width) => sum + width, 0));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const drawn = (cell, row, k, top) => {
    const { words, zh, en, fill, ink = palette.text, weight, anchor = k === 0 ? "start" : "end" } = typeof cell === "object" && cell !== null ? cell : { words: cell };
    const place = { start: left[k] + 8, middle: left[k] + widths[k] / 2, end: left[k] + widths[k] - 8 }[anchor];
    const style = { anchor, fill: ink, weight: weight ?? (row < 0 ? 600 : undefined) };
    return group(
      fill && fill !== "none" ? rect(left[k], top, widths[k], height, { fill }) : "",
      zh ? label(place, top + height / 2 - 2, { zh, en }, { ...style, size }) : text(place, top + height / 2 + size / 2 - 2, words ?? "", { ...style, size }),
    );
  };
  const all = head ? [head, ...rows] : rows;
  return group(
    all.map((cells, k) => cells.map((cell, column) => drawn(cell, head ? k - 1 : k, column, y + k * height))),
    all.map((_, k) => line(x, y + (k + 1) * height, x + total, y + (k + 1) * height, { stroke: head && k === 0 ? palette.muted : palette.lines })),
  );
}

/** Coloured squares with their meaning, side by side. `items`: { zh, en, fill }; `step` is the room of each. */
export const legend = ({ x, y, step = 150, items }) =>
  group(items.map(({ fill, ...words }, k) => group(rect(x + k * step, y - 10, 12, 12, { fill }), label(x + k * step + 18, y, words, { size: 12 }))));

/** The whole picture on light paper: its title in both languages, then the parts. Content begins below y = 64. */
export const picture = ({ width = 760, height, zh, en }, ...parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" font-family="'Noto Sans SC', sans-serif">
<title>${escaped(zh)} ${escaped(en)}</title>
${group(
    rect(0, 0, width, height, { fill: palette.paper }),
    text(24, 32, zh, { size: 17, weight: 600 }),
    text(24, 51, en, { size: 13, fill: palette.muted }),
    parts,
  )}
</svg>
`;
