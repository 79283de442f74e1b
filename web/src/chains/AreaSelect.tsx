import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** Whose firms are looked at: the whole city, an ecosystem where it makes sense, or a zone. */
export function AreaSelect({ label, value, onChange, zonesOnly = false }: { label: string; value: string; onChange: (area: string) => void; zonesOnly?: boolean }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const zones = useGet<{ rows: ZoneSummary[] }>("/zones").data;
  const ecosystems = useGet<{ rows: EcosystemSummary[] }>("/ecosystems").data;
  const options = useMemo(() => [
    ...(zonesOnly ? [] : (ecosystems?.rows ?? [])).filter(({ nameOnly }) => !nameOnly).map(({ id, name }) => ({ value: `ecosystem:${id}`, label: t("chains.areaEcosystem", { name: nameText(name, language) }), search: `${name.zh} ${name.en ?? ""}` })),
    ...(zones?.rows ?? []).map(({ id, name }) => ({ value: `zone:${id}`, label: nameText(name, language), search: `${name.zh} ${name.en ?? ""} ${id}` })),
  ], [zones, ecosystems, t, language, zonesOnly]);
  return <FilterSelect label={label} options={options} value={value} onChange={onChange} width={260} />;
}
