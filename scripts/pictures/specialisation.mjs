import { bars, figure, inkOn, label, palette, picture, shade, table, text } from "./svg.mjs";

const cell = (quotient) => ({ words: figure(quotient), fill: shade(quotient === null ? 0 : quotient / 2.5), ink: inkOn((quotient ?? 0) / 2.5), anchor: "middle" });

/** Location quotients as a table of colours, and how far each region is from all together. */
export function draw({ locationQuotient, krugmanIndex }, { regions, industries, values }) {
  return picture(
    { height: 300, zh: "各区专业化程度", en: "How specialised each region is" },
    label(24, 84, { zh: "区位商（大于 1 即专业化）", en: "Location quotient (above 1: specialised)" }),
    table({
      x: 24, y: 110, widths: [90, 110, 110], height: 36,
      head: ["", ...industries.map((words) => ({ words, anchor: "middle" }))],
      rows: regions.map((region, r) => [region, ...locationQuotient[r].map(cell)]),
    }),
    text(24, 250, `产值 Output: ${regions.map((region, r) => `${region} ${values[r].join(" / ")}`).join("；")}`, { size: 11, fill: palette.muted }),
    label(430, 84, { zh: "克鲁格曼指数（与全市结构之差）", en: "Krugman index (distance from all regions together)" }),
    bars({ x: 500, y: 122, width: 180, high: 1, bars: regions.map((zh, r) => ({ zh, value: krugmanIndex[r], fill: palette.caution })) }),
  );
}
