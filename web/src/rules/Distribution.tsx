import { useMemo } from "react";
import { Chart } from "../charts/Chart.js";
import { usePalette } from "../theme/use-theme.js";
import { shareText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";
import { amountText } from "./amount-words.js";
import { distributionOption, pointsOf, type Summary } from "./distribution-option.js";
import { useSay } from "./use-say.js";

/** How the values of an indicator lie: what the lowest tenth, the middle and the highest tenth have. */
export function Distribution({ summary, unit }: { summary: Summary; unit: string }) {
  const say = useSay();
  const reading = useReading();
  const palette = usePalette();
  const points = useMemo(() => pointsOf(summary), [summary]);
  const option = useMemo(() => distributionOption(points, {
    palette, text: (value) => amountText(value, unit, reading, say), share: (ratio) => shareText(ratio, reading.language),
  }), [points, palette, unit, reading, say]);
  const table = { columns: [say("run.rank"), say("run.value")], rows: points.map(({ share, value }) => [shareText(share, reading.language), amountText(value, unit, reading, say)]) };
  return <Chart title={say("run.distribution")} note={say("run.distributionNote")} option={option} table={table} height={240} />;
}
