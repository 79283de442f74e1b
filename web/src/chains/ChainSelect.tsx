import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { useReading } from "../ui/use-reading.js";

/** One of the chains, or all of them. */
export function ChainSelect({ value, onChange }: { value: string; onChange: (chain: string) => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { data } = useGet<{ rows: { id: string; name: { zh: string; en: string } }[] }>("/chains");
  const options = useMemo(() => (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name[language], search: `${name.zh} ${name.en}` })), [data, language]);
  return <FilterSelect label={t("chains.chain")} options={options} value={value} onChange={onChange} width={220} />;
}
