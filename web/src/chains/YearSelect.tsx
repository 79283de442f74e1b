import type { City } from "@chengqi/domain/city/city";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { FilterSelect } from "../ui/FilterSelect.js";

/** A year with figures of firms to compare with. */
export function YearSelect({ value, onChange }: { value: string; onChange: (year: string) => void }) {
  const { t } = useTranslation();
  const years = useGet<City>("/city").data?.years ?? [];
  return <FilterSelect label={t("chains.compareYear")} options={years.toReversed().map((year) => ({ value: String(year), label: String(year) }))} value={value} onChange={onChange} width={140} />;
}
