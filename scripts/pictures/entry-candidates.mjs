import { axisBelow, axisLeft, circle, figure, label, palette, picture, scale, text } from "./svg.mjs";

const colours = [palette.primary, palette.good, palette.caution, palette.bad];

/** Every candidate by how near it lies and how complex it is; the best of each region is filled. */
export function draw({ regions, candidates }) {
  const x = scale(-0.02, 0.56, 80, 500);
  const y = scale(-2, 2, 340, 100);
  const taken = [];
  // Names of neighbours stand one below the other.
  const free = (left, top) => {
    const below = taken.filter(([other, place]) => Math.abs(other - left) < 70 && Math.abs(place - top) < 14).map(([, place]) => place + 14);
    if (below.length > 0) return free(left, Math.max(...below));
    taken.push([left, top]);
    return top;
  };
  return picture(
    { height: 410, zh: "可进入产业：离现有产业多近，有多复杂", en: "Entry candidates: how near to what is made, and how complex" },
    axisBelow({ at: x, y: 340, values: [0, 0.1, 0.2, 0.3, 0.4, 0.5], top: 100, format: (value) => figure(value, 1), name: { zh: "关联密度", en: "relatedness density" } }),
    axisLeft({ at: y, x: 80, values: [-2, -1, 0, 1, 2], right: 500, format: (value) => figure(value, 0), name: { zh: "产品复杂度 PCI", en: "product complexity" }, from: 340, to: 100 }),
    candidates.map((list, r) => list.map(({ product, density, complexity, score }, k) => [
      circle(x(density), y(complexity), 7, k === 0 && score !== null ? { fill: colours[r] } : { fill: palette.paper, stroke: colours[r], width: 2 }),
      text(x(density) + 12, free(x(density), y(complexity) + 4), `${regions[r]}：${product}`, { size: 11, fill: colours[r] }),
    ])),
    label(540, 110, { zh: "各区首选（得分）", en: "First choice of each region (score)" }),
    candidates.map((list, r) => [
      circle(548, 148 + r * 40, 7, list[0].score === null ? { fill: palette.paper, stroke: colours[r], width: 2 } : { fill: colours[r] }),
      text(564, 153 + r * 40, `${regions[r]}：${list[0].product}（${figure(list[0].score)}）`, { size: 13 }),
    ]),
    label(540, 316, { zh: "— 只有一个候选，无从比较", en: "— a single candidate has nothing to compare with" }, { size: 11, fill: palette.muted }),
  );
}
