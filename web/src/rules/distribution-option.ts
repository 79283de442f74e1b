import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";

export interface Point { readonly share: number; readonly value: number }

export interface Summary { readonly min: number | null; readonly max: number | null; readonly quantiles: readonly number[] }

/** Values at equal steps of the ranked firms; the ends are left out where they would tell of single firms. */
export function pointsOf({ min, max, quantiles }: Summary): readonly Point[] {
  const steps = quantiles.length + 1;
  const all = [min, ...quantiles, max];
  return all.flatMap((value, index) => (value === null ? [] : [{ share: index / steps, value }]));
}

/** Ranked firms from left to right, the value of each above: a steep end shows a few far above the rest. */
export function distributionOption(points: readonly Point[], { palette, text, share }: {
  palette: Palette; text: (value: number) => string; share: (ratio: number) => string;
}): EChartsCoreOption {
  return {
    grid: { left: 8, right: 48, top: 24, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", valueFormatter: (value: unknown) => text(Number(value)) },
    xAxis: { type: "category", boundaryGap: true, data: points.map((point) => share(point.share)) },
    yAxis: { type: "value", axisLabel: { formatter: (value: number) => text(value) } },
    series: [{
      type: "bar", data: points.map(({ value }) => value), itemStyle: { color: palette.primary }, barCategoryGap: "24%",
      label: { show: points.length <= 12, position: "top", color: palette.ink, fontSize: 11, formatter: ({ value }: { value: number }) => text(value) },
    }],
  };
}
