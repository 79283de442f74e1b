import type { DistrictSummary } from "@chengqi/domain/districts/district";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { firmSizes } from "@chengqi/domain/enterprises/firm";
import type { Name } from "@chengqi/domain/figures/figure";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { IndustrySelect } from "../industries/IndustrySelect.js";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import type { FirmFilterState, FixedFilters } from "./firm-filters.js";

interface FirmFiltersProps {
  readonly state: FirmFilterState;
  readonly fixed: FixedFilters;
  readonly onChange: (change: Partial<FirmFilterState>, options?: { replace?: boolean }) => void;
}

/** Filters of the firm list; those that are fixed are not offered. */
export function FirmFilters({ state, fixed, onChange }: FirmFiltersProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const wanted = asked || [state.zone, state.ecosystem, state.district].some((value) => value !== "");
  const place = usePlaces(fixed, wanted);
  const ask = () => setAsked(true);
  return (
    // The firms come first: what can be chosen is asked for once somebody turns to the filters.
    <search className="filters" aria-label={t("tables.filters")} onPointerEnter={ask} onFocusCapture={ask}>
      <NameSearch key={state.q === "" ? "blank" : "text"} value={state.q} onChange={(q) => onChange({ q }, { replace: true })} />
      {(["zone", "ecosystem", "district"] as const).filter((key) => !(key in fixed)).map((key) => (
        <FilterSelect
          key={key} label={t(`enterprises.filter.${key}`)} options={place[key]} value={state[key]} width={150}
          onChange={(value) => onChange(key === "zone" ? { zone: value, community: "" } : { [key]: value })}
        />
      ))}
      {!("industry" in fixed) && <IndustrySelect width={176} wanted={asked} value={state.industry} onChange={(industry) => onChange({ industry })} />}
      <FilterSelect
        label={t("enterprises.filter.size")} value={state.size} width={108} onChange={(size) => onChange({ size })}
        options={firmSizes.map((value) => ({ value, label: t(`size.${value}`) }))}
      />
      <FilterSelect
        label={t("enterprises.filter.synthetic")} value={state.synthetic} width={132} onChange={(synthetic) => onChange({ synthetic })}
        options={[{ value: "false", label: t("enterprises.realOnly") }, { value: "true", label: t("enterprises.syntheticOnly") }]}
      />
    </search>
  );
}

/** Text that is asked for once the reader pauses. */
function NameSearch({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), 250);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input.Search
      allowClear className="filter-text" aria-label={t("enterprises.search")} placeholder={t("enterprises.search")}
      value={text} onChange={(event) => setText(event.target.value)} onSearch={onChange}
    />
  );
}

function usePlaces(fixed: FixedFilters, wanted: boolean): Record<"zone" | "ecosystem" | "district", readonly FilterOption[]> {
  const { language } = useReading();
  const zones = useGet<{ rows: ZoneSummary[] }>(!wanted || "zone" in fixed ? null : "/zones");
  const ecosystems = useGet<{ rows: EcosystemSummary[] }>(!wanted || "ecosystem" in fixed ? null : "/ecosystems");
  const districts = useGet<{ rows: DistrictSummary[] }>(!wanted || "district" in fixed ? null : "/districts");
  const option = (value: string, name: Name): FilterOption => ({ value, label: nameText(name, language), search: `${name.zh} ${name.en ?? ""}` });
  return {
    zone: zones.data?.rows.map(({ id, name }) => option(id, name)) ?? [],
    ecosystem: ecosystems.data?.rows.filter(({ nameOnly }) => !nameOnly).map(({ id, name }) => option(id, name)) ?? [],
    district: districts.data?.rows.map(({ code, name }) => option(code, name)) ?? [],
  };
}
