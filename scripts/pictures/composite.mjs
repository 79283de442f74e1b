import { figure, group, inkOn, label, legend, line, palette, picture, rect, scale, shade, table, text } from "./svg.mjs";

const colours = [palette.primary, palette.caution, palette.good, palette.bad];

const short = { 亩均税收: "Tax per mu", 劳动生产率: "Productivity", 研发强度: "R&D", 单位增加值能耗: "Energy use" };

const english = { 效益: "Efficiency", 创新与绿色: "Innovation, green" };

const cell = (value) => ({ words: figure(value, 1), fill: shade(value === null ? null : value / 100), ink: inkOn((value ?? 0) / 100), anchor: "middle" });

/** Normalised values as a table of colours, and every unit's score as the parts its dimensions give it. */
export function draw({ normalised, scores, rank, weights }, { units, indicators, groups }) {
  const dimensions = weights.filter(({ level, id }) => level === 1 && id in scores);
  const top = groups.find(({ parent }) => parent === null).id;
  const at = scale(0, 100, 500, 700);
  const bar = (u) => {
    let from = 0;
    return group(
      dimensions.map(({ id, share }, d) => {
        const part = scores[id][u] === null ? 0 : scores[id][u] * share;
        const drawn = rect(at(from), 128 + u * 40, at(from + part) - at(from), 22, { fill: colours[d] });
        from += part;
        return drawn;
      }),
      text(at(from) + 6, 144 + u * 40, `${figure(scores[top][u], 1)} · ${rank[u]}`, { size: 12, weight: 600 }),
    );
  };
  return picture(
    { height: 330, zh: "综合指数：从指标到名次", en: "Composite score: from indicators to ranks" },
    label(24, 84, { zh: "归一化值（0–100，越高越好；“—”为缺失）", en: "Normalised values (0–100, higher is better; — is missing)" }, { size: 12 }),
    table({ x: 24, y: 108, widths: [60, 84, 84, 84, 84], height: 40, rows: units.map((unit, u) => [unit, ...normalised[u].map(cell)]) }),
    indicators.map(({ id }, i) => label(24 + 60 + 84 * i + 42, 286, { zh: id, en: short[id] ?? "" }, { size: 11, anchor: "middle" })),
    label(440, 84, { zh: "各维度贡献 = 权重 × 得分；总分 · 名次", en: "What each dimension adds; score · rank" }, { size: 12 }),
    units.map((unit, u) => group(text(490, 144 + u * 40, unit, { anchor: "end", size: 12 }), bar(u))),
    line(500, 120, 500, 284, { stroke: palette.muted }),
    legend({ x: 470, y: 300, step: 130, items: dimensions.map(({ id, share }, d) => ({ zh: `${id} ${figure(share * 100, 0)} %`, en: english[id] ?? "", fill: colours[d] })) }),
  );
}
