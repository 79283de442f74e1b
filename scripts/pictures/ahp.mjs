import { bars, figure, label, palette, picture, rect, scale, shade, table, text } from "./svg.mjs";

const fraction = (value) => (value < 1 ? `1/${figure(1 / value, 0)}` : figure(value, 0));

/** The matrix of judgements with the one farthest from the weights, the weights, and the consistency ratio beside its limit. */
export function draw({ weights, consistencyRatio, mostInconsistent, acceptable }, { matrix }) {
  const names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
  const odd = (i, j) => mostInconsistent && ((i === mostInconsistent.row && j === mostInconsistent.column) || (j === mostInconsistent.row && i === mostInconsistent.column));
  const at = scale(0, 0.15, 0, 200);
  return picture(
    { height: 330, zh: "两两比较、权重与一致性", en: "Comparisons by pairs, weights and consistency" },
    label(24, 84, { zh: "行比列重要几倍（黄：与权重出入最大）", en: "How many times the row outweighs the column" }, { size: 12 }),
    table({
      x: 24, y: 110, widths: [60, ...matrix.map(() => 70)], height: 38, head: ["", ...matrix.map((_, j) => ({ words: names[j], anchor: "middle" }))],
      rows: matrix.map((row, i) => [names[i], ...row.map((value, j) => ({ words: fraction(value), anchor: "middle", fill: odd(i, j) ? shade(0.5, palette.caution) : "none" }))]),
    }),
    text(24, 290, `出入最大：判断 ${fraction(mostInconsistent.judged)}，与权重一致应为 ${figure(mostInconsistent.consistent, 2)}`, { size: 12 }),
    text(24, 308, `Farthest: judged ${fraction(mostInconsistent.judged)}, the weights say ${figure(mostInconsistent.consistent, 2)}`, { size: 11, fill: palette.muted }),
    label(400, 84, { zh: "权重", en: "Weights" }, { size: 12 }),
    bars({ x: 450, y: 116, width: 200, high: 1, bars: weights.map((value, i) => ({ zh: names[i], value, words: figure(value, 3) })) }),
    label(400, 246, { zh: "一致性比率 CR（上限 0.1）", en: "Consistency ratio (limit 0.1)" }, { size: 12 }),
    rect(450, 272, at(0.15), 14, { fill: palette.lines }),
    rect(450, 272, at(Math.min(consistencyRatio, 0.15)), 14, { fill: acceptable ? palette.good : palette.bad }),
    rect(450 + at(0.1) - 1, 266, 2, 26, { fill: palette.bad }),
    text(450, 308, figure(consistencyRatio, 3), { size: 12, weight: 600 }),
  );
}
