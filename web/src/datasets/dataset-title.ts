import type { Dataset } from "@chengqi/domain/datasets/dataset";
import type { Language } from "../theme/settings.js";

export const titleOf = (dataset: Dataset, language: Language): string => (language === "zh" ? dataset.titleZh : dataset.titleEn);
