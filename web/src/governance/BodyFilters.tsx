import { bodyTypeNames, bodyTypes } from "@chengqi/domain/governance/bodies";
import { Input, Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FilterSelect } from "../ui/FilterSelect.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import type { BodiesState } from "./bodies-state.js";
import type { DrawnBody } from "./BodyTree.js";
import { levelOf } from "./folds.js";
import { bands } from "./tree-layout.js";

interface BodyFiltersProps {
  readonly bodies: readonly DrawnBody[];
  readonly state: BodiesState;
  readonly onChange: (change: Partial<BodiesState>, options?: { replace?: boolean }) => void;
}

/** Search and filters at the left, the view at the right. */
export function BodyFilters({ bodies, state, onChange }: BodyFiltersProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  const types = useMemo(() => bodyTypeNames
    .map((type) => ({ type, count: bodies.filter((body) => body.type === type).length }))
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => ({ value: type, label: t("tables.option", { label: bodyTypes[type][language], count }), search: bodyTypes[type].zh })), [bodies, language, t]);
  const districts = useMemo(() => bodies
    .flatMap(({ districtCode, type, name }) => (type === "district-government" && districtCode !== null ? [{ value: districtCode, label: nameText(name, language), search: name.zh }] : [])), [bodies, language]);
  return (
    <div className="filters body-bar">
      <search className="filters" aria-label={t("tables.filters")}>
        <Input.Search
          allowClear className="filter-text" aria-label={t("bodies.search")} placeholder={t("bodies.search")} value={state.q} maxLength={60}
          onChange={({ target }) => onChange({ q: target.value, open: "" }, { replace: true })}
        />
        <FilterSelect several label={t("bodies.type")} options={types} value={state.type} width={190} onChange={(type) => onChange({ type, open: "" })} />
        <FilterSelect several label={t("bodies.district")} options={districts} value={state.district} width={190} onChange={(district) => onChange({ district, open: "" })} />
      </search>
      <div className="filters">
        {state.view !== "list" && (
          <Segmented
            aria-label={t("bodies.level")} value={levelOf(state.level)} options={bands.map((value) => ({ value, label: t(`bodies.band.${value}`) }))}
            onChange={(level) => onChange({ level, open: "", q: "", type: "", district: "" })}
          />
        )}
        <Segmented
          aria-label={t("bodies.view")} value={state.view === "list" ? "list" : "tree"}
          options={(["tree", "list"] as const).map((value) => ({ value, label: t(`bodies.views.${value}`) }))} onChange={(view) => onChange({ view })}
        />
      </div>
    </div>
  );
}
