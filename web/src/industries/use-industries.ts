import type { Industry } from "@chengqi/domain/industries/industry";
import { useMemo } from "react";
import { useGet } from "../api.js";

/** The classification by code; empty until it is known. */
export function useIndustries(): ReadonlyMap<string, Industry> {
  const { data } = useGet<{ rows: Industry[] }>("/industries");
  return useMemo(() => new Map(data?.rows.map((industry) => [industry.code, industry])), [data]);
}
