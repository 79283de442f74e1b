import type { DuplicationAnswer, PairAnswer } from "@chengqi/domain/chains/answers-duplication";
import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";

export interface Cell { readonly a: string; readonly b: string; readonly score: number }

/** Pairs with a score, both ways round, so that the matrix is read from either zone. */
export const cellsOf = (pairs: DuplicationAnswer["pairs"]): Cell[] =>
  pairs.flatMap(({ a, b, score }) => (score === null || score === 0 ? [] : [{ a, b, score }, { a: b, b: a, score }]));

/** Zones by zones, darker where two do more of the same. */
export function duplicationOption(zones: readonly { readonly id: string; readonly label: string }[], cells: readonly Cell[], { palette, text }: { palette: Palette; text: (value: number) => string }): EChartsCoreOption {
  const place = new Map(zones.map(({ id }, index) => [id, index]));
  const labels = zones.map(({ label }) => label);
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    tooltip: { formatter: ({ value }: { value: [number, number, number] }) => `${labels[value[0]] ?? ""} × ${labels[value[1]] ?? ""} ${text(value[2])}` },
    // One pair that does nearly the same must not make all others pale.
    visualMap: { show: false, min: 0, max: Math.min(0.4, Math.max(0.01, ...cells.map(({ score }) => score))), inRange: { color: [palette.sunken, palette.primarySoft, palette.primary] } },
    xAxis: { type: "category", data: labels, axisLabel: { rotate: 90, fontSize: 9, interval: 0 }, splitArea: { show: false } },
    yAxis: { type: "category", data: labels, inverse: true, axisLabel: { fontSize: 9, interval: 0 }, splitArea: { show: false } },
    series: [{ type: "heatmap", data: cells.map(({ a, b, score }) => [place.get(a) ?? 0, place.get(b) ?? 0, score]), itemStyle: { borderColor: palette.sheet, borderWidth: 1 } }],
  };
}

/** The score of a pair by year. */
export function historyOption(history: PairAnswer["history"], { palette, text }: { palette: Palette; text: (value: number) => string }): EChartsCoreOption {
  return {
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", valueFormatter: (value: number | null) => (value === null ? "—" : text(value)) },
    xAxis: { type: "category", data: history.map(({ year }) => String(year)) },
    yAxis: { type: "value", min: 0, axisLabel: { formatter: text } },
    series: [{ type: "line", data: history.map(({ score }) => score), color: palette.primary, symbolSize: 7 }],
  };
}
