import { useDatasets } from "../ui/Datasets.js";

/** Whether a dataset is made up for the demonstration. */
export const useSynthetic = (dataset: string | null): boolean => useDatasets().get(dataset ?? "")?.synthetic ?? false;
