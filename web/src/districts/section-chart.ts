import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";
import type { Language } from "../theme/settings.js";
import { numberText, scaleFor } from "../ui/format.js";

/** Horizontal bars of shares from zero, in the order given, first on top. */
export function sectionOption(
  rows: readonly { label: string; share: number | null }[], palette: Palette, language: Language,
): EChartsCoreOption {
  const percent = scaleFor("ratio", 1, { language, areaUnit: "km2" });
  const upwards = rows.toReversed();
  return {
    grid: { left: 4, right: 52, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: 0, show: false },
    yAxis: {
      type: "category", data: upwards.map(({ label }) => label), axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { width: 200, overflow: "truncate", color: palette.ink },
    },
    series: [{
      type: "bar", barMaxWidth: 14, data: upwards.map(({ share }) => share), itemStyle: { color: palette.primary },
      label: {
        show: true, position: "right", color: palette.muted, fontSize: 11,
        formatter: ({ value }: { value: unknown }) => (typeof value === "number" ? `${numberText(value, percent, language)}%` : ""),
      },
    }],
  };
}
