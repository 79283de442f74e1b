import { axisLeft, circle, figure, group, label, line, palette, picture, rect, scale, text } from "./svg.mjs";

const x = (u) => 110 + u * 130;

/** For every unit: how often each rank (size of the bar), the interval, the median and the rank of the scheme itself. */
export function draw({ rank, lower, median, upper, counts, shareFirst, replications }, { units }) {
  const y = scale(1, units.length, 120, 300);
  const unit = (name, u) => group(
    counts[u].map((count, place) => rect(x(u), y(place + 1) - 9, (count / replications) * 90, 18, { fill: palette.primary, opacity: 0.35 })),
    line(x(u), y(lower[u]), x(u), y(upper[u]), { stroke: palette.primary, width: 5 }),
    circle(x(u), y(median[u]), 6, { fill: palette.primary }),
    line(x(u) - 12, y(rank[u]), x(u) + 12, y(rank[u]), { stroke: palette.bad, width: 3 }),
    text(x(u), 340, name, { anchor: "middle", weight: 600 }),
    text(x(u), 358, `${figure(shareFirst[u] * 100, 1)} %`, { anchor: "middle", size: 12, fill: palette.muted }),
  );
  return picture(
    { height: 390, zh: `名次区间：${replications} 次重算`, en: `Rank intervals: ${replications.toLocaleString("en")} replications` },
    axisLeft({ at: y, x: 60, values: units.map((_, u) => u + 1), right: 600, name: { zh: "名次", en: "" } }),
    units.map(unit),
    text(24, 358, "居首 First", { size: 11, fill: palette.muted }),
    group(
      line(628, 130, 628, 170, { stroke: palette.primary, width: 5 }), label(644, 148, { zh: "5–95 % 区间", en: "interval" }, { size: 12 }),
      circle(628, 200, 6), label(644, 202, { zh: "中位名次", en: "median" }, { size: 12 }),
      line(616, 244, 640, 244, { stroke: palette.bad, width: 3 }), label(650, 246, { zh: "方案名次", en: "rank by scheme" }, { size: 12 }),
      rect(616, 278, 24, 14, { fill: palette.primary, opacity: 0.35 }), label(650, 290, { zh: "出现频率", en: "how often" }, { size: 12 }),
    ),
  );
}
