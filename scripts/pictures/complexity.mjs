import { bars, figure, inkOn, label, palette, picture, shade, table } from "./svg.mjs";

const signed = (names, values) => names.map((zh, k) => ({ zh, value: values[k], fill: values[k] < 0 ? palette.caution : palette.primary, words: figure(values[k]) }));
const index = (x, y, names, values) => bars({ x, y, width: 190, low: -1.6, high: 1.6, step: 30, bars: signed(names, values) });

/** Who makes what with an advantage, and the two indices that follow from it. */
export function draw({ regions, products, eci, pci, diversity, ubiquity, steps }) {
  const cell = (r) => (value, p) => ({ words: figure(value), fill: shade(steps.made[r][p] ? 0.75 : 0), ink: inkOn(steps.made[r][p] ? 0.75 : 0), anchor: "middle" });
  return picture(
    { height: 430, zh: "经济复杂度：谁做得出别人做不出的产品", en: "Economic complexity: who makes what few others can" },
    label(24, 88, { zh: "显示性比较优势（深色 ≥ 1，即具备该产业）", en: "Revealed comparative advantage (dark: at least 1, made here)" }),
    table({
      x: 24, y: 116, widths: [74, 66, 66, 66, 66, 72], height: 36,
      head: ["", ...products.map((words) => ({ words, anchor: "middle" })), { zh: "多样性", en: "diversity", anchor: "middle" }],
      rows: [
        ...regions.map((region, r) => [region, ...steps.advantage[r].map(cell(r)), { words: String(diversity[r]), anchor: "middle" }]),
        [{ zh: "普遍性", en: "ubiquity" }, ...ubiquity.map((count) => ({ words: String(count), anchor: "middle" })), ""],
      ],
    }),
    label(470, 88, { zh: "各区 ECI", en: "ECI of regions" }),
    index(520, 118, regions, eci),
    label(470, 258, { zh: "各产业 PCI", en: "PCI of products" }),
    index(520, 288, products, pci),
  );
}
