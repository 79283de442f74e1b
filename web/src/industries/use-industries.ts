import type { Industry } from "@chengqi/domain/industries/industry";
import { useMemo } from "react";
import { useGet } from "../api.js";

/** The classification by code; empty until it is wanted and known. */
export function useIndustries(wanted = true): ReadonlyMap<string, Industry> {
  const { data } = useGet<{ rows: Industry[] }>(wanted ? "/industries" : null);
  return useMemo(() => new Map(data?.rows.map((industry) => [industry.code, industry])), [data]);
}
