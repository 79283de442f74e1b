import { evidenceGrades, zoneKinds, type ZoneSummary } from "@chengqi/domain/zones/zone";
import { Button, Input } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FilterSelect, type FilterOption } from "../ui/FilterSelect.js";
import { countText, periodText, type Reading } from "../ui/format.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { Answer, Empty } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { zoneColumns } from "./zone-columns.js";
import { useListNote } from "../ui/use-list-note.js";
import { blankFilters, matchingZones, type ZoneFilters } from "./zone-filters.js";

const defaults = { ...blankFilters, sort: "" } as const;

/** All zones that stand on the day: filter, sort, open. */
export default function ZonesPage() {
  const { t } = useTranslation();
  const note = useListNote("zones");
  const { language } = useReading();
  const { asOf } = useAsOf();
  const query = useGet<{ rows: ZoneSummary[] }>("/zones");
  return (
    <div className="page">
      <PageHeader
        title={t("zones.title")}
        identity={asOf && <span>{t("zones.onDay", { day: periodText(asOf, language) })}</span>}
        note={note} actions={<ExportLinks list="zones" />}
      />
      <Answer query={query} rows={12}>{({ rows }) => <ZoneList zones={rows} />}</Answer>
    </div>
  );
}

function ZoneList({ zones }: { zones: readonly ZoneSummary[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const shown = useMemo(() => matchingZones(zones, state), [zones, state]);
  const columns = useMemo(() => zoneColumns(shown, reading, t), [shown, reading, t]);
  const clear = () => change({ ...blankFilters });
  return (
    <>
      <Filters zones={zones} state={state} onChange={change} />
      <p className="filters-count" aria-live="polite">
        {t("zones.count", { shown: countText(shown.length, reading.language), all: countText(zones.length, reading.language) })}
      </p>
      {shown.length === 0
        ? <Empty title={t("zones.none")} hint={t("zones.noneHint")} action={<Button onClick={clear}>{t("tables.clearFilters")}</Button>} />
        : (
          <DataTable
            caption={t("zones.caption")} captionHidden columns={columns} rows={shown} rowKey={(zone) => zone.id}
            sort={state.sort} onSort={(sort) => change({ sort })}
          />
        )}
    </>
  );
}

function Filters({ zones, state, onChange }: {
  zones: readonly ZoneSummary[]; state: ZoneFilters;
  onChange: (change: Partial<ZoneFilters>, options?: { replace?: boolean }) => void;
}) {
  const { t } = useTranslation();
  const reading = useReading();
  const options = useMemo(() => filterOptions(zones, reading, t), [zones, reading, t]);
  return (
    <search className="filters" aria-label={t("tables.filters")}>
      <Input.Search
        allowClear aria-label={t("zones.search")} placeholder={t("zones.search")} className="filter-text" value={state.q}
        onChange={(event) => onChange({ q: event.target.value }, { replace: true })}
      />
      {(["kind", "ecosystem", "district", "evidence"] as const).map((key) => (
        <FilterSelect
          key={key} several label={t(`zones.column.${key}`)} options={options[key]} value={state[key]} width={176}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
    </search>
  );
}

function filterOptions(zones: readonly ZoneSummary[], reading: Reading, t: TFunction): Record<"kind" | "ecosystem" | "district" | "evidence", FilterOption[]> {
  const counted = (of: (zone: ZoneSummary) => readonly string[], value: string) => zones.filter((zone) => of(zone).includes(value)).length;
  const labelled = (label: string, count: number) => t("tables.option", { label, count });
  const ecosystems = new Map(zones.flatMap((zone) => zone.ecosystems.map((one) => [one.ecosystemId, one.name] as const)));
  const districts = new Map(zones.flatMap((zone) => zone.districts.map((one) => [one.code, one.name] as const)));
  const named = (names: typeof districts, of: (zone: ZoneSummary) => readonly string[]): FilterOption[] =>
    [...names].toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, name]) => ({ value, label: labelled(nameText(name, reading.language), counted(of, value)), search: name.zh }));
  return {
    kind: zoneKinds.map((kind) => ({ value: kind, label: labelled(t(`kind.${kind}`), counted((zone) => [zone.kind], kind)) })),
    evidence: evidenceGrades.map((grade) => ({ value: grade, label: labelled(t(`evidence.${grade}`), counted((zone) => [zone.evidence], grade)) })),
    ecosystem: named(ecosystems, (zone) => zone.ecosystems.map(({ ecosystemId }) => ecosystemId)),
    district: named(districts, (zone) => zone.districts.map(({ code }) => code)),
  };
}
