import type { Problem } from "@chengqi/domain/problems/problem";
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useSearchParams } from "react-router";

export const apiRoot = "/api/v1";

/** An answer that is no answer: `problem` is what the server said, null when none could be reached or understood. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}

export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Facts that hold on every day; their routes know no `asOf`. */
const undated = [/^\/my-day/, /^\/notices/, /^\/deliveries/, /^\/session/, /^\/users/, /^\/acts/, /^\/rules\//, /^\/datasets/, /^\/imports/, /^\/industries/, /^\/districts\.geojson/, /^\/metro\.geojson/, /^\/firms\/[^/]+\/returns/];

/** Address of a route with its parameters; empty ones are left out, and `asOf` where the route is not dated. */
export function apiPath(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  const dated = !undated.some((pattern) => pattern.test(path));
  for (const [key, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === "" || (key === "asOf" && !dated)) continue;
    query.set(key, String(value));
  }
  const text = query.toString();
  return `${apiRoot}${path}${text === "" ? "" : `?${text}`}`;
}

export async function getJson<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(apiPath(path, params), { ...(signal && { signal }), headers: { accept: "application/json" } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, null);
  }
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  return (await response.json()) as T;
}

export async function problemOf(response: Response): Promise<Problem | null> {
  if (!response.headers.get("content-type")?.includes("json")) return null;
  return (await response.json().catch(() => null)) as Problem | null;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
});

/**
 * What a route answers, on the day in the address. A null path asks nothing. While a change of parameters is under way the
 * former answer stays (`isPlaceholderData`).
 */
export function useGet<T>(path: string | null, params: Params = {}): UseQueryResult<T, ApiError> {
  const [search] = useSearchParams();
  const all = { asOf: search.get("asOf"), ...params };
  return useQuery<T, ApiError>({
    queryKey: [path === null ? null : apiPath(path, all)],
    queryFn: ({ signal }) => getJson<T>(path ?? "", all, signal),
    enabled: path !== null,
    placeholderData: keepPreviousData,
  });
}
