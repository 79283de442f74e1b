import type { FirmListPage } from "@chengqi/domain/enterprises/firm";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { apiPath, getJson, type ApiError, type Params } from "../api.js";

const pageSize = 100;

/** The firm list page after page; each page names the next one. */
export function useFirmPages(filters: Params) {
  const [search] = useSearchParams();
  const params = { ...filters, asOf: search.get("asOf"), limit: pageSize };
  const query = useInfiniteQuery<FirmListPage, ApiError, FirmListPage[], readonly string[], string | null>({
    queryKey: ["pages", apiPath("/firms", params)],
    queryFn: ({ pageParam, signal }) => getJson<FirmListPage>("/firms", { ...params, cursor: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
  });
  return query;
}
