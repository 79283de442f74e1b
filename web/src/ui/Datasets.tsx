import type { Dataset } from "@chengqi/domain/datasets/dataset";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { useGet } from "../api.js";

const DatasetsContext = createContext<ReadonlyMap<string, Dataset>>(new Map());

/** Asks once for all datasets, so that every figure below can say where it comes from and how old that is. */
export function Datasets({ children }: { children: ReactNode }) {
  const { data } = useGet<{ rows: Dataset[] }>("/datasets");
  const byId = useMemo(() => new Map(data?.rows.map((dataset) => [dataset.id, dataset])), [data]);
  return <DatasetsContext value={byId}>{children}</DatasetsContext>;
}

/** Datasets by id; empty until they are known. */
export const useDatasets = (): ReadonlyMap<string, Dataset> => useContext(DatasetsContext);
