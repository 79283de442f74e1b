import { bars, figure, inkOn, label, palette, picture, shade, table, text } from "./svg.mjs";

const share = (row, item) => row[item] / row.reduce((sum, value) => sum + value, 0);
const cell = (value) => ({ words: figure(value), fill: shade(value), ink: inkOn(value), anchor: "middle" });

/** Shares of every zone beside each other, and the pairs that do the same. */
export function draw({ pairs, clusters }, { zones, items, values, outside }) {
  return picture(
    { height: 320, zh: "两区都比全市其余部分多做的，才是同质", en: "Only what both do more of than the rest of the city is duplication" },
    label(24, 84, { zh: "企业占比", en: "Share of firms" }),
    table({
      x: 24, y: 110, widths: [110, 84, 84, 84], height: 34,
      head: ["", ...items.map((words) => ({ words, anchor: "middle" }))],
      rows: [...zones.map((zone, z) => [zone, ...items.map((_, i) => cell(share(values[z], i)))]), ["区外 outside", ...items.map((_, i) => cell(share(outside, i)))]],
    }),
    label(440, 84, { zh: "同质程度", en: "Score" }),
    bars({ x: 540, y: 122, width: 150, high: 0.6, bars: pairs.map(({ a, b, score }) => ({ zh: `${a} × ${b}`, value: score, fill: palette.caution })) }),
    text(440, 190, pairs[0].items.map(({ item, part }) => `${item} ${figure(part)}`).join("，"), { size: 12, fill: palette.muted }),
    text(440, 214, `集群 Clusters: ${clusters.map((group) => group.join("、")).join("；")}`, { size: 12 }),
  );
}
