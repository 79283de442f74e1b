import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useId, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Palette } from "../theme/palette.js";
import { useStillness } from "../theme/use-media.js";
import { usePalette } from "../theme/use-theme.js";
import { csvOf, type ChartTable } from "./chart-table.js";
import { chartTheme } from "./chart-theme.js";
import { saveFile } from "./save-file.js";
import "./chart.css";

interface ChartProps {
  readonly title: string;
  /** ECharts option; colours and fonts come from the theme. Keep it stable with useMemo. */
  readonly option: EChartsCoreOption;
  /** The same figures: read out in place of the picture, and taken away as CSV. */
  readonly table: ChartTable;
  readonly height?: number;
  /** A line under the title: unit, period, what is not shown. */
  readonly note?: string;
  /** Index into the series' data of what was clicked. */
  readonly onPick?: (dataIndex: number) => void;
}

/** A chart with its title, a table in its place for those who do not see it, and downloads as PNG, SVG and CSV. */
export function Chart({ title, option, table, height = 280, note, onPick }: ChartProps) {
  const { t } = useTranslation();
  const id = useId();
  const palette = usePalette();
  const box = useRef<HTMLDivElement>(null);
  const chart = useChart(box, option, palette, onPick);
  const save = async (form: string) => {
    if (form === "csv") saveFile(`${title}.csv`, new Blob([csvOf(table)], { type: "text/csv" }));
    else if (box.current) saveFile(`${title}.${form}`, await pictureOf(form, option, palette, box.current, chart.current));
  };
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart-caption">
        <span id={id} className="chart-title">{title}</span>
        {note && <span className="chart-note">{note}</span>}
        <Dropdown
          trigger={["click"]}
          menu={{ items: ["png", "svg", "csv"].map((key) => ({ key, label: t(`charts.${key}`) })), onClick: ({ key }) => void save(key) }}
        >
          <Button className="no-print" size="small" type="text" icon={<DownloadOutlined />} aria-label={t("charts.download", { title })} />
        </Dropdown>
      </figcaption>
      <div ref={box} style={{ height }} aria-hidden="true" />
      <TextAlternative title={title} table={table} />
    </figure>
  );
}

function TextAlternative({ title, table }: { title: string; table: ChartTable }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join("|")}>{row.map((value, index) => <td key={table.columns[index]}>{value ?? "—"}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Draws the option into the box and keeps it to the box's size. */
function useChart(
  box: RefObject<HTMLDivElement | null>, option: EChartsCoreOption, palette: Palette, onPick: ((dataIndex: number) => void) | undefined,
): RefObject<EChartsType | null> {
  const chart = useRef<EChartsType | null>(null);
  const still = useStillness();
  const pick = useRef(onPick);
  useEffect(() => { pick.current = onPick; }, [onPick]);
  useEffect(() => {
    let gone = false;
    let observer: ResizeObserver | undefined;
    void import("./echarts.js").then(({ echarts }) => {
      if (gone || !box.current) return;
      const made = echarts.init(box.current, chartTheme(palette), { renderer: "canvas" });
      made.setOption({ animation: !still, animationDuration: 180, ...option });
      made.on("click", ({ dataIndex }) => { if (typeof dataIndex === "number") pick.current?.(dataIndex); });
      observer = new ResizeObserver(() => made.resize());
      observer.observe(box.current);
      chart.current = made;
    });
    return () => {
      gone = true;
      observer?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [box, option, palette, still]);
  return chart;
}

/** The chart as a file: PNG from the canvas at twice its size, SVG drawn anew without a page. */
async function pictureOf(
  form: string, option: EChartsCoreOption, palette: Palette, box: HTMLDivElement, chart: EChartsType | null,
): Promise<Blob> {
  if (form === "png" && chart) {
    const url = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette.paper });
    return new Blob([Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (sign) => sign.codePointAt(0) ?? 0)], { type: "image/png" });
  }
  const { echarts } = await import("./echarts.js");
  const drawing = echarts.init(null, chartTheme(palette), { renderer: "svg", ssr: true, width: box.clientWidth, height: box.clientHeight });
  drawing.setOption({ animation: false, ...option });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return new Blob([svg], { type: "image/svg+xml" });
}
