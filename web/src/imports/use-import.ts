import type { ImportDetail, ImportState } from "@chengqi/domain/imports/answers";
import { useEffect, useRef } from "react";
import { queryClient, useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";

const busy: ReadonlySet<ImportState> = new Set(["reading", "checking", "committing", "undoing"]);
export const isBusy = (state: ImportState): boolean => busy.has(state);

export const importPath = (id: string): string => `/imports/${encodeURIComponent(id)}`;

/** An import, asked for again while something is under way; what rests on it is read again once that has ended. */
export function useImport(id: string) {
  const query = useGet<ImportDetail>(importPath(id));
  const { data, refetch } = query;
  const state = data?.state;
  useEffect(() => {
    if (state === undefined || !isBusy(state)) return undefined;
    const timer = setInterval(() => void refetch(), 700);
    return () => clearInterval(timer);
  }, [state, refetch]);
  const known = useRef(state);
  useEffect(() => {
    const before = known.current;
    known.current = state;
    if (before !== undefined && before !== state && isBusy(before)) void queryClient.invalidateQueries();
  }, [state]);
  return query;
}

/** Whether the reader may import anything; the server asks again of every row. */
export function useMayImport(): boolean {
  const { actor, may } = useMe();
  return may("import.load") || may("import.load", { zoneId: actor.zones[0] ?? null, firmId: actor.firmId });
}

/** Whether its rows have a place of their own, so that a coordinate system must be stated. */
export function hasPlaces({ hasGeometry, options, suggested }: ImportDetail): boolean {
  const fields = (options?.columns ?? suggested).map(({ field }) => field);
  return hasGeometry || (fields.includes("lon") && fields.includes("lat"));
}
