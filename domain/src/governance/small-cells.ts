/** A sum over firms that may give a single firm's figure away. */
export interface Cell {
  /** Firms that add to it. */
  readonly firms: number;
  readonly value: number;
  /** The largest single firm's figure, without its sign. */
  readonly largest: number;
  /** False for a rest that is stored only to be reckoned with and shown to nobody. */
  readonly published: boolean;
}

/** `total` = the sum of `parts`, as places in the list of cells. */
export interface Margin {
  readonly total: number;
  readonly parts: readonly number[];
}

export const fewestFirms = 3;
export const largestShare = 0.8;

/**
 * Whether a sum gives single firms away: fewer than three firms, one of them with more than four fifths of it, or a sum of
 * nothing, from which everybody's figure is known.
 */
export const givesAway = ({ firms, value, largest }: Omit<Cell, "published">): boolean =>
  firms < fewestFirms || value <= 0 || largest > largestShare * value;

/**
 * Which cells stay hidden: those that give single firms away, and as many others as it takes that no margin gives them back.
 * In every margin whose total is shown, the hidden parts are two or more and their sum gives nobody away; where the total is
 * hidden, so is a part. The smallest cells are hidden first.
 *
 * @returns for each cell, true where it stays hidden
 * @throws RangeError if a margin names a cell that is not there.
 */
export function hiddenCells(cells: readonly Cell[], margins: readonly Margin[]): boolean[] {
  const hidden = cells.map((cell) => !cell.published || givesAway(cell));
  const cellAt = (place: number): Cell => {
    const cell = cells[place];
    if (!cell) throw new RangeError(`hiddenCells: expected a cell from 0 to ${cells.length - 1}, found ${place}`);
    return cell;
  };
  const ordered = margins.map(({ total, parts }) => ({ total, parts: parts.toSorted((a, b) => cellAt(a).value - cellAt(b).value) }));
  for (let changed = true; changed;) {
    changed = false;
    for (const margin of ordered) {
      while (isOpen(margin, hidden, cellAt)) {
        hidden[nextOf(margin, hidden, cellAt)] = true;
        changed = true;
      }
    }
  }
  return hidden;
}

type CellAt = (place: number) => Cell;

/** Whether a margin gives a hidden cell back. */
function isOpen({ total, parts }: Margin, hidden: readonly boolean[], cellAt: CellAt): boolean {
  const away = parts.filter((part) => hidden[part]);
  if (hidden[total]) return away.length === 0 && parts.length > 0;
  if (away.length === 0) return false;
  // A rest alone may be known as long as it gives nobody away.
  if (away.length === 1 && away.some((part) => cellAt(part).published)) return true;
  return givesAway(together(away.map(cellAt)));
}

const together = (cells: readonly Cell[]): Omit<Cell, "published"> => ({
  firms: cells.reduce((sum, { firms }) => sum + firms, 0),
  value: cells.reduce((sum, { value }) => sum + value, 0),
  largest: Math.max(...cells.map(({ largest }) => largest)),
});

/** The next cell to hide: the smallest part that is more than nothing, any part, at last the total. */
function nextOf({ total, parts }: Margin, hidden: readonly boolean[], cellAt: CellAt): number {
  const shown = parts.filter((part) => !hidden[part]);
  return shown.find((part) => cellAt(part).value > 0) ?? shown[0] ?? total;
}
