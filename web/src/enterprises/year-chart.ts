import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";
import type { Language } from "../theme/settings.js";
import { numberText, type Scale } from "../ui/format.js";

/** Bars by year from zero, each with its value; a year without one stays empty. */
export function yearOption(
  years: readonly number[], values: readonly (number | null)[], { scale, palette, language }: { scale: Scale; palette: Palette; language: Language },
): EChartsCoreOption {
  return {
    grid: { left: 4, right: 4, top: 24, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: years.map(String), axisTick: { show: false } },
    yAxis: { type: "value", min: 0, show: false },
    series: [{
      type: "bar", barMaxWidth: 56, data: values, itemStyle: { color: palette.primary },
      label: {
        show: true, position: "top", color: palette.ink, fontSize: 12,
        formatter: ({ value }: { value: unknown }) => (typeof value === "number" ? numberText(value, scale, language) : ""),
      },
    }],
  };
}
