import { textWidth, type TextWeight } from "@chengqi/domain/atlas/text-width";
import type { Point } from "./projection.js";
import { text, type Box, type Shape } from "./scene.js";

export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  /** Distance kept from the point when beside it; 0 for labels that sit on it. */
  readonly gap: number;
  readonly size: number;
  readonly weight: TextWeight;
  readonly fill: string;
  readonly halo?: string;
  /** Higher is placed first; those that find no room are left out. */
  readonly importance: number;
  /** Places that this label alone keeps off. */
  readonly avoid?: readonly Box[];
  /** Other places that will do as well, the best first. */
  readonly alternatives?: readonly Point[];
  /** Sideways room that labels of areas may use to step aside; 0 stays. */
  readonly wander?: number;
}

const lineHeight = 1.25;
export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

function candidates(label: Label): Box[] {
  const width = Math.max(...label.lines.map((one) => textWidth(one, label.size, label.weight)));
  const height = label.lines.length * label.size * lineHeight;
  const at = (x: number, y: number): Box => ({ x, y, width, height });
  const { x, y, gap } = label;
  if (gap === 0) {
    const others = (label.alternatives ?? []).map(([px, py]) => at(px - width / 2, py - height / 2));
    const step = label.wander ?? 0;
    const shifts = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1], [1, 1], [0, -2], [0, 2]] as const;
    const near = shifts.slice(0, step > 0 ? shifts.length : 1)
      .map(([dx, dy]) => at(x - width / 2 + dx * step, y - height / 2 + dy * step * 0.7));
    return [...near, ...others];
  }
  const diagonal = gap * 0.75;
  return [
    at(x + gap, y - height / 2), at(x - gap - width, y - height / 2), at(x - width / 2, y - gap - height), at(x - width / 2, y + gap),
    at(x + diagonal, y - diagonal - height), at(x + diagonal, y + diagonal),
    at(x - diagonal - width, y - diagonal - height), at(x - diagonal - width, y + diagonal),
  ];
}

const touched = (box: Box, taken: readonly Box[], avoid: readonly Box[] = []) =>
  taken.some((other) => overlaps(box, other)) || avoid.some((other) => overlaps(box, other));

/** Places labels by importance where they touch neither each other, nor obstacles, nor the frame. */
export function placeLabels(labels: readonly Label[], frame: Box, obstacles: readonly Box[]): Shape[] {
  const taken = [...obstacles];
  const inner = { x: frame.x + 4, y: frame.y + 4, width: frame.width - 8, height: frame.height - 8 };
  return labels.toSorted((a, b) => b.importance - a.importance).flatMap((label) => {
    const box = candidates(label).find((one) => within(one, inner) && !touched(one, taken, label.avoid));
    if (!box) return [];
    taken.push(box);
    const { size, weight, fill, halo } = label;
    return label.lines.map((content, index) => text(content, box.x + box.width / 2, box.y + size * (lineHeight * index + 1.02), {
      size, weight, fill, anchor: "middle", ...(halo ? { halo } : {}),
    }));
  });
}
