import { axisBelow, axisLeft, circle, figure, group, label, line, palette, path, picture, scale, text } from "./svg.mjs";

/** Distance to the ideal against distance to the worst: the closer to the upper left corner, the better. */
export function draw({ scores, rank, steps }) {
  const far = Math.max(...steps.distanceToIdeal, ...steps.distanceToAntiIdeal) * 1.15;
  const x = scale(0, far, 80, 440);
  const y = scale(0, far, 350, 132);
  const values = [0, 0.1, 0.2, 0.3].filter((value) => value <= far);
  const names = ["甲", "乙", "丙", "丁", "戊"];
  return picture(
    { height: 420, zh: "离理想解多近、离最差解多远", en: "How near the ideal, how far from the worst" },
    axisBelow({ at: x, y: 350, top: 132, values, to: 440, name: { zh: "到理想解的距离 d⁺", en: "distance to the ideal" } }),
    axisLeft({ at: y, x: 80, values, right: 440, to: 132, name: { zh: "到最差解的距离 d⁻", en: "distance to the worst" } }),
    path([[x(0), y(0)], [x(far), y(far)]], { stroke: palette.muted, dash: "4 4" }),
    text(x(far) - 6, y(far) - 6, "0.5", { size: 11, anchor: "end", fill: palette.muted }),
    scores.map((score, a) => group(
      line(x(steps.distanceToIdeal[a]), y(steps.distanceToAntiIdeal[a]), x(0), y(0), { stroke: palette.lines }),
      circle(x(steps.distanceToIdeal[a]), y(steps.distanceToAntiIdeal[a]), 8, { fill: rank[a] === 1 ? palette.good : palette.primary }),
      text(x(steps.distanceToIdeal[a]) + 13, y(steps.distanceToAntiIdeal[a]) + 4, names[a], { weight: 600 }),
    )),
    label(490, 120, { zh: "贴近度 d⁻ / (d⁺ + d⁻)", en: "Closeness" }),
    scores.map((score, a) => group(
      text(500, 176 + a * 36, `${names[a]}`, { weight: 600 }),
      text(540, 176 + a * 36, figure(score, 3)),
      text(620, 176 + a * 36, `第 ${rank[a]} · rank ${rank[a]}`, { fill: palette.muted, size: 12 }),
    )),
  );
}
