import { fontFamily } from "../theme/ant-theme.js";
import type { Palette } from "../theme/palette.js";

/** Colours of series in order; told apart in light and dark and by readers who see red and green alike. */
export const seriesColours = ["#1F6F78", "#B7791F", "#7A5AA6", "#4E7FB5", "#5E8C4A", "#A8506B", "#6B7376"] as const;

/** ECharts in our colours: no frames, light lines, text in ink. */
export function chartTheme(palette: Palette): object {
  const axis = {
    axisLine: { lineStyle: { color: palette.lineStrong } },
    axisTick: { lineStyle: { color: palette.lineStrong } },
    axisLabel: { color: palette.muted },
    splitLine: { lineStyle: { color: palette.line } },
    nameTextStyle: { color: palette.muted },
  };
  return {
    color: [...seriesColours],
    backgroundColor: "transparent",
    textStyle: { fontFamily, color: palette.ink },
    legend: { textStyle: { color: palette.ink } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false }, axisTick: { show: false } },
    timeAxis: axis,
    logAxis: axis,
    tooltip: {
      // Drawn on the canvas: as HTML it would need inline styles, which the content security policy forbids.
      renderMode: "richText",
      backgroundColor: palette.sheet, borderColor: palette.lineStrong, borderWidth: 1, textStyle: { color: palette.ink, fontSize: 12 },
    },
  };
}
