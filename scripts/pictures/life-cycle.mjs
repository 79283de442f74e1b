import { axisBelow, axisLeft, circle, group, label, palette, path, picture, rect, scale, text, ticks } from "./svg.mjs";

const colours = { introduction: palette.caution, growth: palette.good, maturity: palette.primary, decline: palette.bad, renewal: palette.good };
const names = {
  introduction: { zh: "导入", en: "introduction" }, growth: { zh: "成长", en: "growth" }, maturity: { zh: "成熟", en: "maturity" },
  decline: { zh: "衰退", en: "decline" }, renewal: { zh: "再生", en: "renewal" },
};
const percent = (value) => `${Math.round(value * 100)}%`.replace("-", "−");

const field = (kind, x1, x2, y1, y2) => rect(x1, y2, x2 - x1, y1 - y2, { fill: colours[kind], opacity: 0.13 });
const word = (kind, at, height) => label(at, height, names[kind], { anchor: "middle", size: 14, fill: colours[kind], weight: 600 });

/** Each link on its way through net entry and growth of output, in the fields of the stages. */
export function draw({ stage, confidence, netEntryRate, outputGrowth, stages, steps }, { years, links }) {
  const { netEntryDown, netEntryUp, growthDown, growthUp } = steps.thresholds;
  const x = scale(-0.2, 0.35, 90, 560);
  const y = scale(-0.2, 0.62, 500, 110);
  const [left, right, bottom, top] = [x(-0.2), x(0.35), y(-0.2), y(0.62)];
  const [xd, xu, yd, yu] = [x(netEntryDown), x(netEntryUp), y(growthDown), y(growthUp)];
  const way = links.map((_, link) => years.flatMap((_year, k) => {
    const place = [netEntryRate[link][k], outputGrowth[link][k]];
    return stages[link][k] === null || place.includes(null) || place[1] > 0.62 || place[0] > 0.35 ? [] : [[x(place[0]), y(place[1])]];
  }));
  return picture(
    { height: 584, zh: "生命周期：企业进出与产出一起看", en: "Life cycle: firms that come and go, and output" },
    field("growth", xu, right, yd, top), field("growth", xd, xu, yu, top),
    field("maturity", left, xd, yd, top), field("maturity", xd, xu, yd, yu), field("maturity", xu, right, bottom, yd),
    field("decline", left, xu, bottom, yd),
    axisBelow({ at: x, y: bottom, values: ticks(-0.2, 0.35, 6), format: percent, name: { zh: "年均净进入率", en: "net entry rate a year" }, from: left, to: right }),
    axisLeft({ at: y, x: left, values: ticks(-0.2, 0.62, 6), format: percent, name: { zh: "年均产出增长", en: "growth of output a year" }, from: bottom, to: top }),
    word("growth", x(0.26), y(0.13)), word("maturity", (left + xd) / 2, (yd + top) / 2), word("decline", x(0), bottom - 34),
    way.map((points, link) => group(
      points.length > 1 ? path(points, { stroke: colours[stage[link]], width: 2 }) : "",
      points.slice(0, -1).map(([px, py]) => circle(px, py, 2.5, { fill: colours[stage[link]] })),
      points.slice(-1).map(([px, py]) => group(circle(px, py, 6, { fill: colours[stage[link]], stroke: palette.paper, width: 2 }), text(px + 10, py + 16, links[link], { size: 12, weight: 600 }))),
    )),
    label(590, 112, { zh: `${years.at(-1)} 年的判断（置信度）`, en: `Judgement of ${years.at(-1)} (confidence)` }, { weight: 600 }),
    links.map((link, k) => group(
      circle(598, 158 + k * 62, 6, { fill: colours[stage[k]] }),
      label(612, 162 + k * 62, { zh: `${link}：${names[stage[k]].zh}`, en: `${names[stage[k]].en} (${confidence[k].toFixed(2)})` }),
    )),
    label(590, 424, { zh: `企业从未达到 ${steps.thresholds.fewFirms} 家`, en: `Never ${steps.thresholds.fewFirms} firms: introduction,` }, { size: 12 }),
    label(590, 456, { zh: "即为导入，不看所在区域", en: "whatever the field" }, { size: 12 }),
  );
}
