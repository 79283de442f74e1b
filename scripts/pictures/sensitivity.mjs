import { bars, figure, group, label, line, palette, picture, scale, rect, text } from "./svg.mjs";

const changes = {
  "drop-indicator": ["去掉", "without"], normalisation: ["归一化", "normalised by"], aggregation: ["合成", "aggregated by"],
  "equal-weights": ["等权", "equal weights"], "weight-up": ["增权", "more"], "weight-down": ["减权", "less"],
};
const factors = { normalisation: ["归一化方法", "Normalisation"], aggregation: ["合成方法", "Aggregation"], weights: ["权重", "Weights"] };

/** The choices that move the ranks most, and the Sobol indices of all choices together. */
export function draw({ variants, sobol }) {
  const most = variants.toSorted((a, b) => b.meanShift - a.meanShift).slice(0, 8);
  const at = scale(0, 1, 560, 690);
  return picture(
    { height: 410, zh: "名次受哪一项选择左右", en: "Which choice the ranks depend on" },
    label(24, 84, { zh: "单独改变一项：平均名次变动（前八项）", en: "One choice changed at a time: mean rank shift (first eight)" }, { size: 12 }),
    bars({
      x: 190, y: 120, width: 150, format: (value) => figure(value, 2),
      bars: most.map(({ change, subject, meanShift }) => ({ zh: `${changes[change][0]} ${subject ?? ""}`, en: changes[change][1], value: meanShift })),
    }),
    label(420, 84, { zh: "各项同时变动：Sobol 指数", en: "All varied together: Sobol indices" }, { size: 12 }),
    sobol.indices.map(({ factor, group: of, first, total, totalError }, k) => group(
      label(550, 138 + k * 46, { zh: `${factors[factor][0]}${of ? `（${of}）` : ""}`, en: factors[factor][1] }, { anchor: "end", size: 12 }),
      rect(560, 124 + k * 46, Math.max(0, at(total) - 560), 11, { fill: palette.primary }),
      rect(560, 138 + k * 46, Math.max(0, at(first) - 560), 11, { fill: palette.caution }),
      line(at(Math.max(0, total - totalError)), 129.5 + k * 46, at(total + totalError), 129.5 + k * 46, { stroke: palette.text }),
      text(at(Math.max(0, total + totalError, first)) + 8, 141 + k * 46, `${figure(total, 2)} / ${figure(first, 2)}`, { size: 11 }),
    )),
    line(560, 116, 560, 124 + sobol.indices.length * 46, { stroke: palette.muted }),
    group(rect(440, 374, 12, 12, { fill: palette.primary }), label(458, 384, { zh: "总效应 ± 标准误", en: "total ± standard error" }, { size: 12 }), rect(600, 374, 12, 12, { fill: palette.caution }), label(618, 384, { zh: "一阶效应", en: "first order" }, { size: 12 })),
  );
}
