import type { City } from "@chengqi/domain/city/city";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";

/** What is said above a list of the demonstration; another city's lists are explained by their datasets. */
export function useListNote(list: "zones" | "ecosystems" | "districts" | "enterprises"): string | undefined {
  const { t } = useTranslation();
  const city = useGet<City>("/city").data;
  return city?.demonstration ? t(`${list}.listNote`) : undefined;
}
