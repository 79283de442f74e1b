/** A section of the panorama: how many divisions it has, largest output first. */
export interface PanoramaSection {
  readonly code: string;
  /** Output of each division, in the order of the cards. */
  readonly outputs: readonly number[];
}

/** Heights of the parts of a card column at scale 1. */
export interface PanoramaMeasures {
  readonly header: number;
  readonly card: number;
  readonly rest: number;
  readonly gap: number;
}

export interface PlacedItem {
  readonly kind: "header" | "card" | "rest";
  readonly section: number;
  /** Index of the division; how many were left out for `rest`; 1 for the header of a continued section. */
  readonly index: number;
  readonly column: number;
  readonly y: number;
}

export interface PanoramaLayout {
  readonly columns: number;
  readonly scale: number;
  readonly items: readonly PlacedItem[];
}

interface Flow {
  readonly items: PlacedItem[];
  column: number;
  y: number;
}

/** Cards flow down the columns, a section that breaks repeats its header; null where the columns do not suffice. */
function flowed(
  sections: readonly PanoramaSection[], shown: readonly number[], columns: number, height: number, scale: number, measures: PanoramaMeasures,
): PlacedItem[] | null {
  const [header, card, rest, gap] = [measures.header * scale, measures.card * scale, measures.rest * scale, measures.gap * scale];
  const flow: Flow = { items: [], column: 0, y: 0 };
  const put = (kind: PlacedItem["kind"], section: number, index: number, size: number) => {
    flow.items.push({ kind, section, index, column: flow.column, y: flow.y });
    flow.y += size;
  };
  const breakColumn = () => {
    flow.column += 1;
    flow.y = 0;
  };
  sections.forEach((section, number) => {
    const count = shown[number] ?? 0;
    const left = section.outputs.length - count;
    const first = count > 0 ? card : rest;
    if (flow.y > 0 && flow.y + header + first > height) breakColumn();
    put("header", number, 0, header);
    for (let index = 0; index < count; index += 1) {
      if (flow.y + card > height) {
        breakColumn();
        put("header", number, 1, header);
      }
      put("card", number, index, card);
    }
    if (left > 0) {
      if (flow.y + rest > height) {
        breakColumn();
        put("header", number, 1, header);
      }
      put("rest", number, left, rest);
    }
    flow.y += gap;
  });
  return flow.column < columns ? flow.items : null;
}

/** How many divisions of each section are among the `limit` largest of all. */
function shownAmong(sections: readonly PanoramaSection[], limit: number): number[] {
  const all = sections.flatMap(({ outputs }, section) => outputs.map((output) => ({ output, section })));
  const counts = sections.map(() => 0);
  for (const { section } of all.toSorted((a, b) => b.output - a.output).slice(0, limit)) counts[section] = (counts[section] ?? 0) + 1;
  return counts;
}

const scales = [1.5, 1.4, 1.3, 1.2, 1.1, 1];

/**
 * Places the cards of an industry panorama in columns of a given height: as large as they fit, all divisions if possible,
 * otherwise the largest ones with a line for the rest of each section.
 *
 * @param widest most columns that stay readable
 */
export function panoramaLayout(
  sections: readonly PanoramaSection[], height: number, widest: number, measures: PanoramaMeasures,
): PanoramaLayout {
  const total = sections.reduce((sum, { outputs }) => sum + outputs.length, 0);
  const all = shownAmong(sections, total);
  for (const scale of scales) {
    for (let columns = Math.min(3, widest); columns <= widest; columns += 1) {
      if (scale > 1.2 && columns > 3) continue;
      const items = flowed(sections, all, columns, height, scale, measures);
      if (items) return { columns, scale, items };
    }
  }
  for (let limit = total - 1; limit >= 0; limit -= 1) {
    const items = flowed(sections, shownAmong(sections, limit), widest, height, 1, measures);
    if (items) return { columns: widest, scale: 1, items };
  }
  throw new RangeError(`panoramaLayout: ${sections.length} sections do not fit into ${widest} columns of ${height}`);
}

/** Borders between classes of the location quotient; 1 lies in the middle of the neutral one. */
export const quotientBorders = [0.5, 0.8, 1.25, 2] as const;

/** Class 0 (far below the city) to 4 (far above); null where the quotient is undefined. */
export const quotientClass = (value: number | null): number | null =>
  value === null ? null : quotientBorders.filter((border) => value >= border).length;
