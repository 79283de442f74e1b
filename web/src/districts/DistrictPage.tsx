import type { DistrictPage as Page } from "@chengqi/domain/districts/district";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { FirmList } from "../enterprises/FirmList.js";
import { IndustryShares } from "../industries/IndustryShares.js";
import { DataTable } from "../ui/DataTable.js";
import { FigureView } from "../ui/FigureView.js";
import { nameText } from "../ui/NameView.js";
import { Origins } from "../ui/Origins.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { FigureStrip, Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { NameMark, ValueMark } from "../ui/ValueMark.js";
import { zoneColumns } from "../zones/zone-columns.js";
import { People } from "./People.js";
import { Streets } from "./Streets.js";
import { useListNote } from "../ui/use-list-note.js";
import "./districts.css";

const defaults = { tab: "people" } as const;

/** One district: its people, zones, industries and firms. */
export default function DistrictPage() {
  const { code = "" } = useParams();
  const query = useGet<Page>(`/districts/${encodeURIComponent(code)}`);
  return <div className="page"><Answer query={query} rows={12}>{(page) => <Origins origins={page.origins}><Content page={page} /></Origins>}</Answer></div>;
}

const measures = ["population2020", "areaM2", "employedResidents", "firms", "employees", "revenueCny", "valueAddedCny"];

function Content({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const label = (key: string, count: number) => t("zones.tabCount", { label: t(`districts.tab.${key}`), count });
  return (
    <>
      <PageHeader
        title={nameText(page.name, language)}
        titleMark={<NameMark kind="district" row={page.code} en={page.name.en} />}
        identity={(
          <>
            <span className="code">{page.code}</span>
            {language === "zh" && page.name.en && <ValueMark kind="district" row={page.code} field="nameEn"><span lang="en">{page.name.en}</span></ValueMark>}
            {language === "en" && <span lang="zh-CN">{page.name.zh}</span>}
            <ValueMark kind="district" row={page.code} field="outline">{t("origin.district.outline")}</ValueMark>
          </>
        )}
      />
      <FigureStrip label={t("zones.keyFigures")}>
        {measures.filter((measure) => page.figures[measure]).map((measure) => <FigureView key={measure} figure={page.figures[measure]} form="card" />)}
      </FigureStrip>
      <PageTabs
        label={t("zones.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
        tabs={[
          { key: "people", label: t("districts.tab.people"), children: <People page={page} /> },
          { key: "zones", label: label("zones", page.zones.length), children: <Zones page={page} /> },
          {
            key: "industries", label: t("zones.tab.industries"),
            children: <IndustryShares shares={page.industries} whole={page.figures["revenueCny"]} declares={false} firmQuery={`district=${page.code}`} />,
          },
          { key: "firms", label: t("zones.tab.firms"), children: <FirmList fixed={{ district: page.code }} /> },
          { key: "streets", label: label("streets", page.streets.length), children: <Streets page={page} /> },
        ]}
      />
    </>
  );
}

const zoneDefaults = { zoneSort: "" } as const;

function Zones({ page }: { page: Page }) {
  const { t } = useTranslation();
  const note = useListNote("zones");
  const reading = useReading();
  const [state, change] = useUrlState(zoneDefaults);
  const columns = useMemo(() => zoneColumns(page.zones, reading, t), [page.zones, reading, t]);
  if (page.zones.length === 0) return <Section title={t("measure.zones")}><Empty title={t("districts.noZones")} /></Section>;
  return (
    <Section title={t("measure.zones")} note={note}>
      <DataTable
        caption={t("zones.caption")} captionHidden columns={columns} rows={page.zones} rowKey={({ id }) => id}
        sort={state.zoneSort} onSort={(zoneSort) => change({ zoneSort })}
      />
    </Section>
  );
}
