import type { IndustryShare } from "@chengqi/domain/zones/zone";
import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "../theme/palette.js";
import { numberText, type Scale } from "../ui/format.js";
import type { Language } from "../theme/settings.js";
import type { ShareMeasure } from "./share-figures.js";

export interface ShareChartLook {
  readonly measure: ShareMeasure;
  readonly scale: Scale;
  readonly palette: Palette;
  readonly language: Language;
  readonly label: (share: IndustryShare) => string;
}

/** Horizontal bars from zero, largest on top; declared industries are filled, the others hatched in grey. */
export function shareOption(shares: readonly IndustryShare[], { measure, scale, palette, language, label }: ShareChartLook): EChartsCoreOption {
  const rows = shares.toReversed();
  return {
    grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", min: 0, show: false },
    yAxis: {
      type: "category", data: rows.map(label), axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { width: 190, overflow: "truncate", color: palette.ink },
    },
    series: [{
      type: "bar", barMaxWidth: 16, barCategoryGap: "35%",
      data: rows.map((share) => ({
        value: Number(share[measure]),
        itemStyle: share.declared
          ? { color: palette.primary }
          : { color: palette.lineStrong, decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 4, color: palette.sheet } },
      })),
      label: {
        show: true, position: "right", color: palette.muted, fontSize: 11,
        formatter: ({ value }: { value: unknown }) => numberText(Number(value), scale, language),
      },
    }],
  };
}
