import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ApiError } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Failure, Loading } from "../ui/States.js";
import { asked } from "./run-stream.js";
import type { RunRow } from "./run-rows.js";
import { useSay } from "./use-say.js";

type FoundFirm = Pick<FirmRow, "id" | "name" | "synthetic" | "industry" | "zone">;
interface FirmsPage { readonly rows: readonly FoundFirm[]; readonly nextCursor: string | null }

const pageSize = 20;

/** The firms behind one count of a run, page after page. */
export function RunFirms({ subject, row, asOf }: { subject: string; row: RunRow; asOf: string }) {
  const say = useSay();
  const { expression, truth } = row.ask;
  const query = useInfiniteQuery<FirmsPage, ApiError, FoundFirm[], readonly string[], string | null>({
    queryKey: ["rule-firms", subject, expression, truth, asOf],
    queryFn: async ({ pageParam, signal }) =>
      (await (await asked("/rules/firms", { subject, expression, truth, asOf, limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) }, signal)).json()) as FirmsPage,
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  });
  const title = say("run.firmsOf", { what: row.words === null ? row.text : say(row.words) });
  return (
    <section className="run-firms" aria-label={title}>
      <h3>{title}</h3>
      {query.isPending && <Loading rows={4} />}
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <DataTable caption={title} captionHidden columns={columnsOf(say)} rows={query.data} rowKey={({ id }) => id} />}
      {query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say("run.more")}</Button>}
    </section>
  );
}

const columnsOf = (say: ReturnType<typeof useSay>): Column<FoundFirm>[] => [
  {
    key: "name", title: say("run.firm"), rowHeader: true, className: "name-cell",
    cell: (firm) => <PageLink to={`/firms/${encodeURIComponent(firm.id)}?tab=rules`}>{firm.synthetic && <MarkView mark="synthetic" />} <NameView name={firm.name} /></PageLink>,
  },
  { key: "industry", title: say("run.industry"), cell: ({ industry }) => industry && <><span className="code">{industry.code}</span><NameView name={industry.name} /></> },
  { key: "zone", title: say("run.zone"), wideOnly: true, cell: ({ zone }) => (zone ? <PageLink to={`/zones/${zone.id}`}><NameView name={zone.name} /></PageLink> : "—") },
];
