import type { ImportCounts, RowState } from "@chengqi/domain/imports/answers";
import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";

interface Counted { readonly state: RowState; readonly name: string; readonly text: string }

/** What becomes of the rows, one bar each, labelled with its count. */
export function countsOption(counted: readonly Counted[], counts: ImportCounts, palette: Palette): EChartsCoreOption {
  const colours: Readonly<Record<RowState, string>> = { new: palette.good, changed: palette.primary, same: palette.lineStrong, kept: palette.lineStrong, repeated: palette.caution, excluded: palette.line, refused: palette.bad };
  return {
    grid: { left: 8, right: 72, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: 0, show: false },
    yAxis: { type: "category", inverse: true, data: counted.map(({ name }) => name), axisTick: { show: false }, axisLine: { show: false } },
    series: [{
      type: "bar", barMaxWidth: 18, label: { show: true, position: "right", color: palette.ink, formatter: ({ dataIndex }: { dataIndex: number }) => counted[dataIndex]?.text ?? "" },
      data: counted.map(({ state }) => ({ value: counts[state], itemStyle: { color: colours[state] } })),
    }],
  };
}
