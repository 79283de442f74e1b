import { bars, figure, inkOn, label, palette, picture, shade, table, text } from "./svg.mjs";

const name = (i) => ({ zh: `指标 ${i + 1}`, en: `Indicator ${i + 1}` });

/** The data as shares of their column, and the weights that follow from how they are spread. */
export function draw({ weights }, { values }) {
  const totals = weights.map((_, i) => values.reduce((sum, row) => sum + row[i], 0));
  const cell = (value, i) => ({ words: `${value} · ${figure((value / totals[i]) * 100, 0)} %`, fill: shade(value / totals[i] / 0.5), ink: inkOn(value / totals[i] / 0.5), anchor: "middle" });
  return picture(
    { height: 310, zh: "熵权：越不均匀，权重越大", en: "Entropy weights: the more uneven, the heavier" },
    label(24, 84, { zh: "数值 · 占该列合计的比重", en: "Value · share of its column" }, { size: 12 }),
    table({
      x: 24, y: 108, widths: [70, 95, 95, 95], height: 34, head: ["", ...weights.map((_, i) => ({ words: name(i).zh, anchor: "middle" }))],
      rows: values.map((row, u) => [`单位 ${u + 1}`, ...row.map(cell)]),
    }),
    label(420, 84, { zh: "权重（合计为 1）", en: "Weights (sum 1)" }, { size: 12 }),
    bars({ x: 510, y: 122, width: 170, low: 0, high: 0.6, step: 46, bars: weights.map((value, i) => ({ ...name(i), value, fill: palette.primary })) }),
    text(24, 298, "离散程度不等于重要程度 · Spread is not importance", { size: 12, fill: palette.bad, weight: 600 }),
  );
}
