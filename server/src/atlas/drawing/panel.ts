import { textWidth, wrapped, type TextWeight } from "@chengqi/domain/atlas/text-width";
import type { Mark } from "@chengqi/domain/figures/figure";
import { palette } from "./palette.js";
import { circle, hatchLines, line, path, rectangle, roundedRectangle, text, type Box, type Shape } from "./scene.js";

export type Swatch =
  | { readonly kind: "area"; readonly fill: string; readonly stroke: string; readonly hatch?: string; readonly dash?: readonly number[]; readonly strokeWidth?: number }
  | { readonly kind: "line"; readonly colour: string; readonly dash?: readonly number[]; readonly strokeWidth?: number }
  | { readonly kind: "dot"; readonly colour: string; readonly hollow?: boolean };

export interface LegendRow {
  readonly swatch: Swatch;
  readonly label: string;
  readonly count?: string;
}

/** The sign of a swatch in a box of 22 by 11 points. */
export function swatchShapes(swatch: Swatch, x: number, y: number): Shape[] {
  const box = { x, y, width: 22, height: 11 };
  if (swatch.kind === "line") {
    return [path(line(x, y + 5.5, x + 22, y + 5.5), { stroke: swatch.colour, strokeWidth: swatch.strokeWidth ?? 1.8, ...(swatch.dash ? { dash: swatch.dash } : {}) })];
  }
  if (swatch.kind === "dot") {
    const style = swatch.hollow ? { fill: palette.sheet, stroke: swatch.colour, strokeWidth: 1.1 } : { fill: swatch.colour };
    return [path(circle(x + 11, y + 5.5, 2.6), style)];
  }
  const hatch = swatch.hatch
    ? [{ kind: "clip" as const, d: rectangle(box), children: [path(hatchLines(box, 4), { stroke: swatch.hatch, strokeWidth: 0.6 })] }]
    : [];
  return [
    path(rectangle(box), { fill: swatch.fill }), ...hatch,
    path(rectangle(box), { stroke: swatch.stroke, strokeWidth: swatch.strokeWidth ?? 1, ...(swatch.dash ? { dash: swatch.dash } : {}) }),
  ];
}

/** The small sign of a figure's mark: published full, derived half, estimated ring, synthetic dotted ring. */
export function markShapes(mark: Mark, x: number, y: number, colour: string = palette.primary): Shape[] {
  const r = 2.4;
  if (mark === "published") return [path(circle(x, y, r), { fill: colour })];
  if (mark === "synthetic") return [path(circle(x, y, r), { stroke: colour, strokeWidth: 1, dash: [0.9, 1.6] })];
  const ring = path(circle(x, y, r), { stroke: colour, strokeWidth: 0.8 });
  return mark === "estimated" ? [ring] : [ring, path(`M${x} ${y - r}A${r} ${r} 0 0 0 ${x} ${y + r}Z`, { fill: colour })];
}

/** A column of text and signs that grows downwards. */
export interface Panel {
  readonly box: Box;
  readonly y: number;
  readonly shapes: readonly Shape[];
}

export const openPanel = (box: Box): Panel => ({ box, y: box.y, shapes: [] });

export const append = (panel: Panel, shapes: readonly Shape[], height: number): Panel =>
  ({ box: panel.box, y: panel.y + height, shapes: [...panel.shapes, ...shapes] });

export const gap = (panel: Panel, height: number): Panel => append(panel, [], height);

export function paragraph(
  panel: Panel, content: string,
  style: { size: number; fill: string; weight?: TextWeight; maxLines?: number; leading?: number },
): Panel {
  const { size, fill, weight = 400, maxLines = Infinity, leading = 1.42 } = style;
  const lines = wrapped(content, panel.box.width, size, weight, maxLines);
  const shapes = lines.map((one, index) => text(one, panel.box.x, panel.y + size * (1 + index * leading), { size, fill, weight }));
  return append(panel, shapes, size * leading * lines.length);
}

export function heading(panel: Panel, content: string): Panel {
  const { x, width } = panel.box;
  const shapes = [
    text(content, x, panel.y + 9.5, { size: 9.5, weight: 700, fill: palette.text }),
    path(line(x, panel.y + 14.5, x + width, panel.y + 14.5), { stroke: palette.line, strokeWidth: 0.8 }),
  ];
  return append(panel, shapes, 21);
}

/** Label and value side by side, the value wrapped. */
export function titleRow(panel: Panel, label: string, value: string, labelWidth: number): Panel {
  const { x, width } = panel.box;
  const size = 8.2;
  const lines = wrapped(value, width - labelWidth, size, 400, 3);
  const shapes = [
    text(label, x, panel.y + size, { size, fill: palette.quiet }),
    ...lines.map((one, index) => text(one, x + labelWidth, panel.y + size * (1 + index * 1.35), { size, fill: palette.text })),
  ];
  return append(panel, shapes, size * 1.35 * Math.max(1, lines.length) + 2.4);
}

export function legend(panel: Panel, rows: readonly LegendRow[]): Panel {
  return rows.reduce((current, row) => {
    const { x, width } = current.box;
    const size = 8.2;
    const right = row.count === undefined ? 0 : textWidth(row.count, size) + 6;
    const lines = wrapped(row.label, width - 30 - right, size, 400, 2);
    const shapes = [
      ...swatchShapes(row.swatch, x, current.y + 0.5),
      ...lines.map((one, index) => text(one, x + 30, current.y + 9 + index * 10.5, { size, fill: palette.text })),
      ...(row.count === undefined ? [] : [text(row.count, x + width, current.y + 9, { size, fill: palette.quiet, anchor: "end" })]),
    ];
    return append(current, shapes, 14.4 + (lines.length - 1) * 10.5);
  }, panel);
}

/** Short notices in outlined pills, side by side where they fit. */
export function pills(panel: Panel, notices: readonly { text: string; colour: string }[]): Panel {
  const size = 8;
  let { x } = panel.box;
  let y = panel.y;
  const shapes: Shape[] = [];
  for (const notice of notices) {
    const width = textWidth(notice.text, size, 700) + 14;
    if (x > panel.box.x && x + width > panel.box.x + panel.box.width) {
      ({ x } = panel.box);
      y += 19;
    }
    shapes.push(
      path(roundedRectangle({ x, y, width, height: 15 }, 7.5), { stroke: notice.colour, strokeWidth: 0.9, fill: palette.sheet }),
      text(notice.text, x + width / 2, y + 10.6, { size, weight: 700, fill: notice.colour, anchor: "middle" }),
    );
    x += width + 6;
  }
  return append(panel, shapes, y - panel.y + 20);
}

/** Two columns of figures, each with label, value and mark. */
export function figureGrid(panel: Panel, figures: readonly { label: string; value: string; mark: Mark | null }[]): Panel {
  const column = panel.box.width / 2;
  const shapes = figures.flatMap((figure, index) => {
    const x = panel.box.x + (index % 2) * column;
    const y = panel.y + Math.floor(index / 2) * 31;
    return [
      text(figure.label, x, y + 8, { size: 7.6, fill: palette.quiet }),
      ...(figure.mark ? markShapes(figure.mark, x + 2.6, y + 18.6) : []),
      figure.mark
        ? text(figure.value, x + 9, y + 22.4, { size: 11.5, weight: 700, fill: palette.text })
        : text(figure.value, x, y + 21.4, { size: 8.6, fill: palette.quiet }),
    ];
  });
  return append(panel, shapes, Math.ceil(figures.length / 2) * 31 + 2);
}
