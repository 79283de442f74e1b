import type { ReactNode } from "react";
import { nextSorting, orderedRows, sortingOf, sortingText, type Sorting } from "./row-order.js";
import { useScrollFocus } from "./use-scroll-focus.js";
import "./data-table.css";

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** Unit of the column's numbers, below the title. */
  readonly unit?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Value to sort by; without it the column is not sortable. */
  readonly order?: (row: Row) => number | string | null;
  readonly numeric?: boolean;
  /** Names the row; one column does. */
  readonly rowHeader?: boolean;
  /** Left out on phones. */
  readonly wideOnly?: boolean;
  readonly className?: string;
}

interface DataTableProps<Row> {
  readonly caption: string;
  /** The caption is for screen readers only: a heading above already says it. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Sorting as text, `-areaM2`; empty: as given. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly rowClass?: (row: Row) => string | undefined;
}

/** A dense table: caption, headers that sort, numbers to the right. It scrolls sideways where it must. */
export function DataTable<Row>({
  caption, captionHidden = false, columns, rows, rowKey, sort = "", onSort, rowClass,
}: DataTableProps<Row>) {
  const box = useScrollFocus<HTMLDivElement>();
  const sorting = sortingOf(sort);
  const order = columns.find(({ key }) => key === sorting.key)?.order;
  const shown = order ? orderedRows(rows, order, sorting.descending) : rows;
  return (
    <div className="table-scroll" ref={box}>
      <table className="data-table">
        <caption className={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sorting={sorting} {...(onSort && { onSort })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) => <Cell key={column.key} column={column} row={row} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>({ column, sorting, onSort }: { column: Column<Row>; sorting: Sorting; onSort?: (sort: string) => void }) {
  const sorted = sorting.key === column.key;
  const unit = column.unit && <span className="data-unit">{column.unit}</span>;
  const direction = sorting.descending ? "descending" : "ascending";
  return (
    <th scope="col" className={classOf(column)} {...(sorted && column.order && { "aria-sort": direction })}>
      {column.order && onSort
        ? (
          <button type="button" onClick={() => onSort(sortingText(nextSorting(sorting, column.key, column.numeric ?? false)))}>
            {column.title}
            <span className="sort-sign" aria-hidden="true">{sorted ? (sorting.descending ? "▾" : "▴") : ""}</span>
            {unit}
          </button>
        )
        : <>{column.title}{unit}</>}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  return column.rowHeader
    ? <th scope="row" className={classOf(column)}>{column.cell(row)}</th>
    : <td className={classOf(column)}>{column.cell(row)}</td>;
}

const classOf = <Row,>({ numeric, wideOnly, className }: Column<Row>): string | undefined =>
  [numeric && "number", wideOnly && "wide-only", className].filter(Boolean).join(" ") || undefined;
