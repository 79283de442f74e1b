import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { nextSorting, sortingOf, sortingText } from "../ui/row-order.js";
import { useScrollFocus } from "../ui/use-scroll-focus.js";
import { useVisibleRows } from "../ui/use-visible-rows.js";
import { FirmRowView } from "./FirmRowView.js";
import { firmColumns } from "./firm-columns.js";
import "../ui/data-table.css";
import "./enterprises.css";

interface FirmTableProps {
  readonly rows: readonly FirmRow[];
  readonly total: number | null;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  /** These rows answer the question before the last. */
  readonly stale: boolean;
  readonly more: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
  readonly showZone: boolean;
}

const rowHeight = 48;

/** Rows as they come into sight, more of them as the end comes near; only those in sight are in the page. */
export function FirmTable({ rows, total, sort, onSort, stale, more, busy, onMore, showZone }: FirmTableProps) {
  const { t } = useTranslation();
  const box = useScrollFocus<HTMLElement>();
  const { first, end } = useVisibleRows(box, rowHeight, rows.length);
  useEffect(() => {
    if (more && !busy && end >= rows.length - 30) onMore();
  }, [more, busy, end, rows.length, onMore]);
  const columns = firmColumns(showZone);
  return (
    <>
      <section ref={box} className="firm-scroll" aria-label={t("enterprises.caption")} data-stale={stale} aria-busy={busy || stale}>
        <table className="data-table firm-table" aria-rowcount={(total ?? -2) + 1}>
          <caption className="visually-hidden">{t("enterprises.caption")}</caption>
          <Head columns={columns} sort={sort} onSort={onSort} />
          <tbody>
            <Gap rows={first} />
            {rows.slice(first, end).map((firm, index) => <FirmRowView key={firm.id} firm={firm} index={first + index} showZone={showZone} />)}
            <Gap rows={rows.length - end} />
          </tbody>
        </table>
      </section>
      {more && <Button className="firm-more" loading={busy} onClick={onMore}>{t("enterprises.more")}</Button>}
    </>
  );
}

function Head({ columns, sort, onSort }: { columns: ReturnType<typeof firmColumns>; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const sorting = sortingOf(sort);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, sortKey, numeric, className, unitKey }) => {
          const sorted = sortKey !== undefined && sorting.key === sortKey;
          const direction = sorting.descending ? "descending" : "ascending";
          return (
            <th key={key} scope="col" className={className} {...(sorted && { "aria-sort": direction })}>
              {sortKey === undefined ? t(`enterprises.column.${key}`) : (
                <button type="button" onClick={() => onSort(sortingText(nextSorting(sorting, sortKey, numeric)))}>
                  {t(`enterprises.column.${key}`)}
                  <span className="sort-sign" aria-hidden="true">{sorted ? (sorting.descending ? "▾" : "▴") : ""}</span>
                  {unitKey && <span className="data-unit">{t(unitKey)}</span>}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Room of the rows that are not drawn. */
const Gap = ({ rows }: { rows: number }) => (rows > 0 ? <tr aria-hidden="true" style={{ height: rows * rowHeight }} /> : null);
