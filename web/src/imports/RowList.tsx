import { type importRowsSchema, type RowState } from "@chengqi/domain/imports/answers";
import { expectedText, foundText } from "@chengqi/domain/imports/expected";
import { importKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { getJson } from "../api.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { Empty, Failure, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { fieldValue } from "./texts.js";
import { importPath } from "./use-import.js";

type Page = z.infer<typeof importRowsSchema>;
type Row = Page["rows"][number];
const pageRows = 50;

/** Rows of one state, with what was found in them and by which rule they are something else. */
export function RowList({ id, kind, state }: { id: string; kind: ImportKindId; state: RowState }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const path = `${importPath(id)}/rows`;
  const query = useInfiniteQuery<Page, Error, { pages: Page[] }, readonly string[], number | null>({
    queryKey: ["import-rows", path, state], initialPageParam: null,
    queryFn: ({ pageParam, signal }) => getJson<Page>(path, { state, after: pageParam, limit: pageRows }, signal),
    getNextPageParam: ({ next }) => next,
  });
  const columns = useMemo(() => columnsOf(state, kind, language, t), [state, kind, language, t]);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Empty title={t("imports.noRowsOf", { state: t(`imports.row.${state}`) })} />;
  return (
    <>
      <DataTable caption={t("imports.rowsTitle")} captionHidden columns={columns} rows={rows} rowKey={({ line }) => String(line)} />
      {query.hasNextPage && <p><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t("imports.more")}</Button></p>}
    </>
  );
}

/** A field as the reader knows it; what is none of the kind's own keeps its name. */
function fieldText(kind: ImportKindId, key: string, language: Language, t: TFunction): string {
  return key === "geometry" ? t("imports.outline") : (importKind(kind).fields.find((field) => field.key === key)?.[language] ?? key);
}

const columnsOf = (state: RowState, kind: ImportKindId, language: Language, t: TFunction): Column<Row>[] => [
  { key: "line", title: t("imports.line"), numeric: true, rowHeader: true, cell: ({ line }) => line },
  { key: "name", title: t("imports.what"), className: "name-cell", cell: ({ name, targetId }) => <>{name ?? "—"}{targetId !== null && <span className="cell-sub code">{targetId}</span>}</> },
  ...(state === "new" || state === "refused" ? [] : [{
    key: "rule", title: t("imports.rule"), cell: ({ rule, otherLine }: Row) => <>{rule === null ? "—" : t(`imports.by.${rule}`)}{otherLine !== null && <span className="cell-sub">{t("imports.otherLine", { line: otherLine })}</span>}</>,
  }]),
  { key: "values", title: t("imports.values"), wideOnly: state === "refused", className: "import-value", cell: ({ values }) => importKind(kind).fields.filter(({ key }) => key !== "nameZh" && fieldValue(values, key) !== "").slice(0, 8).map(({ key, ...names }) => <span key={key} className="chip"><span className="import-label">{names[language]}</span>{fieldValue(values, key)}</span>) },
  {
    key: "faults", title: t("imports.faults"), cell: ({ faults }) => faults.map(({ field, found, expected, mild }) => (
      <span key={`${field} ${found}`} className={mild ? "import-fault import-fault-mild" : "import-fault"}><span aria-hidden="true">{mild ? "▲" : "■"} </span>{t("imports.faultAt", { field: fieldText(kind, field, language, t), found: foundText(found, language), expected: expectedText(expected, language) })}</span>
    )),
  },
];
