import { bars, figure, group, label, line, palette, picture, rect, scale, text } from "./svg.mjs";

const colours = { "short-of-jobs": palette.bad, balanced: palette.good, "short-of-housing": palette.caution };
const words = { "short-of-jobs": "岗位不足 short of jobs", balanced: "平衡 balanced", "short-of-housing": "住房不足 short of housing" };
const percent = (value) => (value === null ? "—" : `${Math.round(value * 100)}%`);

/** Ratio, containment and reach of each zone, and the commuters between the zones. */
export function draw({ jobsHousingRatio, balance, residentSelfContainment, jobSelfContainment, catchmentRatio, meanMinutes, steps }, { zones, catchmentMin, balancedFrom = 0.8, balancedTo = 1.2 }) {
  const at = scale(0, 2.5, 110, 370);
  const each = (values, fill) => zones.map((zh, zone) => ({ zh, value: values[zone], fill, words: percent(values[zone]) }));
  return picture(
    { height: 470, zh: "有多少岗位，又有多少人就近上班", en: "How many jobs there are, and how many people work near their homes" },
    label(24, 84, { zh: "职住比（色带：0.8–1.2 为平衡）", en: "Jobs per employed resident; band: balanced" }),
    rect(at(balancedFrom), 112, at(balancedTo) - at(balancedFrom), zones.length * 42 + 4, { fill: palette.good, opacity: 0.15 }),
    bars({ x: 110, y: 118, width: 260, step: 42, high: 2.5, bars: zones.map((zh, zone) => ({ zh, value: jobsHousingRatio[zone], fill: colours[balance[zone]] })) }),
    zones.map((_, zone) => text(at(jobsHousingRatio[zone]) + (jobsHousingRatio[zone] > 2 ? -8 : 38), 118 + zone * 42 + 21, words[balance[zone]], {
      size: 11, anchor: jobsHousingRatio[zone] > 2 ? "end" : "start", fill: jobsHousingRatio[zone] > 2 ? palette.paper : palette.muted,
    })),
    label(430, 84, { zh: "居住自足率（本地居民在本地就业）", en: "Residents who work in their zone" }),
    bars({ x: 510, y: 118, width: 180, high: 1, bars: each(residentSelfContainment, palette.primary) }),
    label(430, 262, { zh: "就业自足率（岗位由本地居民担任）", en: "Jobs held by residents" }),
    bars({ x: 510, y: 294, width: 180, high: 1, bars: each(jobSelfContainment, palette.primary) }),
    label(24, 284, { zh: `${catchmentMin} 分钟内岗位 ÷ 就业居民；平均通勤时间`, en: `Jobs per worker within ${catchmentMin} minutes; mean time to work` }),
    line(24, 312, 390, 312),
    zones.map((zh, zone) => group(
      text(24, 336 + zone * 32, zh, { size: 12 }),
      text(150, 336 + zone * 32, `${steps.jobsInReach[zone]} ÷ ${steps.workersInReach[zone]} = ${figure(catchmentRatio[zone])}`, { size: 12 }),
      text(390, 336 + zone * 32, `${figure(meanMinutes[zone], 0)} 分钟 min`, { size: 12, anchor: "end" }),
      line(24, 346 + zone * 32, 390, 346 + zone * 32),
    )),
  );
}
