import { figure, group, label, legend, palette, picture, rect, table, text } from "./svg.mjs";

/** Scores of every project in every zone with the choice marked, and how far each limit is used. */
export function draw({ assignment, objective, steps }, { score }) {
  const cell = (p, z) => ({
    words: figure(score[p][z], 0), anchor: "middle",
    ...(assignment[p][z] > 0.5 ? { fill: palette.primary, ink: palette.paper, weight: 600 } : {}),
  });
  const limits = steps.limits.filter(({ limit }) => !limit.startsWith("project"));
  const names = { budget: { zh: "资金总额", en: "budget" } };
  const nameOf = (limit) => names[limit] ?? (limit.includes("land")
    ? { zh: `区${Number(limit.match(/\d+/)[0]) + 1} 用地`, en: `land, zone ${Number(limit.match(/\d+/)[0]) + 1}` }
    : { zh: `区${Number(limit.match(/\d+/)[0]) + 1} 人才`, en: `talent, zone ${Number(limit.match(/\d+/)[0]) + 1}` });
  return picture(
    { height: 380, zh: `哪个项目去哪个区：得分之和 ${figure(objective, 0)}`, en: `Which project goes where: scores add up to ${figure(objective, 0)}` },
    table({
      x: 24, y: 92, widths: [110, 90, 90], head: ["得分 score", { words: "区1 zone 1", anchor: "middle" }, { words: "区2 zone 2", anchor: "middle" }],
      rows: score.map((_, p) => [`项目${p + 1} project`, cell(p, 0), cell(p, 1)]),
    }),
    legend({ x: 24, y: 240, items: [{ zh: "选定", en: "chosen", fill: palette.primary }] }),
    steps.projects.filter(({ zones }) => zones.length === 0).map(({ project, better }, k) => group(
      text(24, 290 + k * 40, `项目${project + 1} 未安排 not placed:`, { weight: 600, size: 12 }),
      text(24, 308 + k * 40, better[0].lacking.map(({ limit, needs, free }) => `${nameOf(limit).zh} ${nameOf(limit).en}: ${figure(needs, 0)} > ${figure(free, 0)}`).join("; "), { size: 12, fill: palette.bad }),
    )),
    limits.map(({ limit, used, cap, free }, k) => group(
      label(470, 104 + k * 52, nameOf(limit), { anchor: "end", size: 12 }),
      rect(484, 94 + k * 52, 200, 18, { fill: palette.lines }),
      rect(484, 94 + k * 52, (200 * used) / cap, 18, { fill: free <= 1e-9 ? palette.bad : palette.primary }),
      text(692, 108 + k * 52, `${figure(used, 0)}/${figure(cap, 0)}`, { size: 12 }),
    )),
  );
}
