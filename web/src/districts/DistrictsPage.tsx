import type { DistrictSummary } from "@chengqi/domain/districts/district";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { figureColumn } from "../ui/figure-columns.js";
import { periodText, type Reading } from "../ui/format.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Answer } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useListNote } from "../ui/use-list-note.js";
import { useUrlState } from "../ui/use-url-state.js";

const defaults = { sort: "code" } as const;

/** All districts and counties side by side. */
export default function DistrictsPage() {
  const { t } = useTranslation();
  const note = useListNote("districts");
  const { language } = useReading();
  const { asOf } = useAsOf();
  const query = useGet<{ rows: DistrictSummary[] }>("/districts");
  return (
    <div className="page">
      <PageHeader
        title={t("districts.title")} note={note} actions={<ExportLinks list="districts" />}
        identity={asOf && <span>{t("zones.onDay", { day: periodText(asOf, language) })}</span>}
      />
      <Answer query={query} rows={12}>{({ rows }) => <DistrictTable rows={rows} />}</Answer>
    </div>
  );
}

function DistrictTable({ rows }: { rows: readonly DistrictSummary[] }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const columns = useMemo(() => districtColumns(rows, reading, t), [rows, reading, t]);
  return (
    <DataTable
      caption={t("districts.title")} captionHidden columns={columns} rows={rows} rowKey={({ code }) => code}
      sort={state.sort} onSort={(sort) => change({ sort })}
    />
  );
}

const measures = ["population2020", "areaM2", "employedResidents", "urbanShare", "firms", "employees", "revenueCny", "valueAddedCny"];
const phoneMeasures = ["population2020", "valueAddedCny"];

function districtColumns(rows: readonly DistrictSummary[], reading: Reading, t: TFunction): Column<DistrictSummary>[] {
  const known = measures.filter((measure) => rows.some(({ figures }) => figures[measure] !== undefined));
  return [
    { key: "code", title: t("districts.code"), wideOnly: true, className: "nowrap", cell: ({ code }) => code, order: ({ code }) => code },
    {
      key: "name", title: t("districts.name"), rowHeader: true, className: "name-cell",
      cell: (one) => <PageLink to={`/districts/${one.code}`}><NameView name={one.name} /></PageLink>,
      order: (one) => nameText(one.name, reading.language),
    },
    ...known.map((measure) =>
      figureColumn(measure, rows, ({ figures }: DistrictSummary) => figures[measure], reading, t, { wideOnly: !phoneMeasures.includes(measure) })),
  ];
}
