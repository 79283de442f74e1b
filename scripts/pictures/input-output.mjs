import { figure, group, inkOn, label, legend, line, palette, picture, rect, scale, shade, table, text } from "./svg.mjs";

const parts = [
  { key: "own", zh: "自身", en: "own unit", fill: palette.primary },
  { key: "direct", zh: "直接采购", en: "direct purchases", fill: palette.good },
  { key: "further", zh: "后续各轮", en: "further rounds", fill: palette.caution },
];

/** Bars of pieces one after another, the sum at the end. */
function stacks({ x, y, width, high, names, rows, pieces, decimals }) {
  const at = scale(0, high, 0, width);
  return group(
    rows.map((row, k) => {
      let from = 0;
      const top = y + k * 36;
      const drawn = pieces.map(({ key, fill }) => {
        const begin = from;
        from += row[key];
        return rect(x + at(begin), top, at(row[key]), 20, { fill });
      });
      return group(text(x - 8, top + 15, names[k], { size: 12, anchor: "end" }), drawn, text(x + at(from) + 6, top + 15, figure(from, decimals), { size: 12 }));
    }),
    line(x, y - 6, x, y + rows.length * 36 - 8, { stroke: palette.muted }),
  );
}

/** The table of flows, and what the multipliers and the losses by extraction are made of. */
export function draw({ finalDemand, valueAdded, leontief, steps }, { sectors, z, x }) {
  const most = Math.max(...z.flat());
  const cell = (flow) => ({ words: figure(flow, 0), fill: shade((flow / most) * 0.7), ink: inkOn((flow / most) * 0.7) });
  const losses = [{ key: "own", fill: palette.primary }, { key: "others", fill: palette.bad }];
  return picture(
    { height: 432, zh: "谁向谁买，一个部门带动多少", en: "Who buys from whom, and how much one sector sets in motion" },
    label(24, 84, { zh: "流量表（行卖给列）", en: "Flows, from row to column" }),
    table({
      x: 24, y: 110, widths: [86, 66, 66, 76, 66], height: 34,
      head: ["", ...sectors, "最终需求", "总产出"],
      rows: [
        ...sectors.map((name, i) => [name, ...z[i].map(cell), figure(finalDemand[i], 0), figure(x[i], 0)]),
        ["增加值", ...valueAdded.map((value) => figure(value, 0)), "", ""],
        ["总产出", ...x.map((value) => figure(value, 0)), "", ""],
      ],
    }),
    label(24, 312, { zh: "完全需要系数（最终需求增加 1，各部门增产）", en: "Leontief inverse: output for one unit of final demand" }),
    table({ x: 24, y: 334, widths: [86, 106, 106], height: 28, rows: sectors.map((name, i) => [name, ...leontief[i].map((value) => figure(value, 4))]) }),
    label(450, 84, { zh: "产出乘数（1 单位最终需求）", en: "Output multiplier, for one unit of final demand" }),
    stacks({ x: 510, y: 116, width: 190, high: 1.6, names: sectors, rows: steps.multiplier, pieces: parts, decimals: 3 }),
    legend({ x: 450, y: 208, step: 96, items: parts }),
    label(450, 262, { zh: "剔除该部门，全部产出损失", en: "Output lost if the sector goes" }),
    stacks({ x: 510, y: 294, width: 190, high: 2750, names: sectors, rows: steps.extraction, pieces: losses, decimals: 0 }),
    legend({ x: 450, y: 386, step: 130, items: [{ zh: "自身产出", en: "its own output", fill: palette.primary }, { zh: "其他部门", en: "that of the others", fill: palette.bad }] }),
  );
}
