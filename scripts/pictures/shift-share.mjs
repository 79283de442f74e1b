import { axisBelow, circle, figure, label, legend, palette, picture, rect, scale, text } from "./svg.mjs";

const parts = [
  { name: "benchmarkGrowth", zh: "全局增长", en: "growth of all", fill: palette.primary },
  { name: "industryMix", zh: "产业结构", en: "industry mix", fill: palette.caution },
  { name: "competitive", zh: "区域竞争力", en: "own lead", fill: palette.good },
];

const top = (k) => 120 + k * 46;

/** The three parts of the change of every industry of every region, gains to the right and losses to the left of 0. */
export function draw({ change, ...tables }, { regions, industries }) {
  const x = scale(-80, 80, 150, 700);
  const rows = regions.flatMap((region, r) => industries.map((industry, i) => ({ name: `${region}·${industry}`, change: change[r][i], values: parts.map(({ name }) => tables[name][r][i]) })));
  return picture(
    { height: 380, zh: "增长从哪里来：偏离—份额分析", en: "Where growth comes from: shift-share" },
    legend({ x: 150, y: 84, step: 160, items: parts }),
    circle(636, 80, 5, { fill: palette.text }),
    label(648, 84, { zh: "实际变化", en: "change" }, { size: 12 }),
    axisBelow({ at: x, y: 310, values: [-80, -40, 0, 40, 80], top: 108, format: (value) => figure(value, 0), name: { zh: "变化量（与数据同单位）", en: "change, in the unit of the data" } }),
    rows.map(({ name, change: all, values }, k) => {
      let gain = 0;
      let loss = 0;
      const drawn = values.map((value, part) => {
        const start = value < 0 ? (loss += value) : (gain += value) - value;
        return rect(x(start), top(k), x(Math.abs(value)) - x(0), 22, { fill: parts[part].fill });
      });
      return [text(140, top(k) + 16, name, { anchor: "end" }), drawn, circle(x(all), top(k) + 11, 5, { fill: palette.text, stroke: palette.paper }), text(x(gain) + 10, top(k) + 16, figure(all, 0), { size: 12 })];
    }),
  );
}
