import type { ActPage } from "@chengqi/domain/acts/act-list";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { apiPath, getJson, type ApiError, type Params } from "../api.js";

/** The list of acts page after page. */
export function useActPages(filters: Params) {
  return useInfiniteQuery<ActPage, ApiError, ActPage[], readonly string[], string | null>({
    queryKey: ["pages", apiPath("/acts", filters)],
    queryFn: ({ pageParam, signal }) => getJson<ActPage>("/acts", { ...filters, cursor: pageParam }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
    // Acts are looked up to see what just happened.
    staleTime: 0,
  });
}
