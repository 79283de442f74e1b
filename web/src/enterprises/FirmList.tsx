import { Button } from "antd";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ExportLinks } from "../ui/ExportLinks.js";
import { countText } from "../ui/format.js";
import { Empty, Failure, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { FirmFilters } from "./FirmFilters.js";
import { FirmTable } from "./FirmTable.js";
import { blankFirmFilters, firmDefaults, firmParams, isFiltered, type FixedFilters } from "./firm-filters.js";
import { useFirmPages } from "./use-firm-pages.js";
import "./enterprises.css";

/** Firms, filtered and sorted by the address, read page after page as one scrolls. */
export function FirmList({ fixed = {} }: { fixed?: FixedFilters }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(firmDefaults);
  const asked = useDeferredValue(state);
  const params = useMemo(() => firmParams(asked, fixed), [asked, fixed]);
  const { sort: _sort, order: _order, ...exported } = params;
  const pages = useFirmPages(params);
  const rows = useMemo(() => pages.data?.flatMap((page) => page.rows) ?? [], [pages.data]);
  const total = pages.data?.[0]?.total ?? null;
  const clear = isFiltered(state, fixed) && <Button onClick={() => change(blankFirmFilters)}>{t("tables.clearFilters")}</Button>;
  return (
    <div className="firm-list">
      <FirmFilters state={state} fixed={fixed} onChange={change} />
      <p className="filters-count" aria-live="polite">
        {pages.data && (total === null
          ? t("enterprises.uncounted", { loaded: countText(rows.length, language) })
          : t("enterprises.total", { total: countText(total, language), loaded: countText(rows.length, language) }))}
      </p>
      <ExportLinks list="firms" params={exported} />
      {pages.error && rows.length === 0 && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading rows={12} />}
      {pages.data && rows.length === 0 && <Empty title={t("enterprises.none")} hint={t("enterprises.noneHint")} action={clear} />}
      {rows.length > 0 && (
        <FirmTable
          key={rows[0]?.id} rows={rows} total={total} sort={state.firmSort} onSort={(firmSort) => change({ firmSort })} stale={pages.isPlaceholderData}
          more={pages.hasNextPage} busy={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} showZone={fixed.zone === undefined}
        />
      )}
    </div>
  );
}
