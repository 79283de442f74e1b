import { atlasScopes, type AtlasScope } from "@chengqi/domain/atlas/atlas";
import type { City } from "@chengqi/domain/city/city";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import type { Name } from "@chengqi/domain/figures/figure";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useGet } from "../api.js";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";

/** What the atlas is drawn for: the city, one of its ecosystems or one of its zones. The rule and the sheet stay. */
export function ScopePicker({ scope, id }: { scope: AtlasScope; id: string }) {
  const { t } = useTranslation();
  const options = useSubjects();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const go = (to: AtlasScope, subject: string | undefined) => {
    if (subject !== undefined && subject !== "") void navigate({ pathname: `/atlas/${to}/${encodeURIComponent(subject)}`, search: search.toString() });
  };
  return (
    <div className="filters scope-picker">
      <Segmented
        aria-label={t("atlasPage.scope")} value={scope} options={atlasScopes.map((value) => ({ value, label: t(`atlas.${value}`) }))}
        onChange={(to) => go(to, options[to][0]?.value)}
      />
      {scope !== "city" && (
        <FilterSelect label={t(`atlas.${scope}`)} options={options[scope]} value={id} width={300} onChange={(subject) => go(scope, subject)} />
      )}
    </div>
  );
}

function useSubjects(): Record<AtlasScope, readonly FilterOption[]> {
  const { language } = useReading();
  const city = useGet<City>("/city");
  const zones = useGet<{ rows: ZoneSummary[] }>("/zones");
  const ecosystems = useGet<{ rows: EcosystemSummary[] }>("/ecosystems");
  const option = ({ id, name }: { id: string; name: Name }): FilterOption => ({ value: id, label: nameText(name, language), search: `${name.zh} ${name.en ?? ""}` });
  return {
    city: city.data ? [option(city.data)] : [],
    zone: zones.data?.rows.map(option) ?? [],
    ecosystem: ecosystems.data?.rows.filter(({ nameOnly }) => !nameOnly).map(option) ?? [],
  };
}
