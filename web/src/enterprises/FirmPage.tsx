import type { FirmCard } from "@chengqi/domain/enterprises/firm";
import type { Purpose } from "@chengqi/domain/governance/actor";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { FigureView } from "../ui/FigureView.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { FigureStrip } from "../ui/Section.js";
import { Answer, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { FirmIdentity } from "./FirmIdentity.js";
import { PurposeLine, useReturns } from "./FirmReturns.js";
import { YearFigures } from "./YearFigures.js";
import "./enterprises.css";

const FirmPartners = lazy(() => import("../chains/FirmPartners.js"));
const FirmRules = lazy(() => import("../rules/FirmRules.js"));
const defaults = { tab: "file" } as const;

/** One firm: who and where it is, its figures over the years, and what the rules say of it. */
export default function FirmPage() {
  const { id = "" } = useParams();
  const query = useGet<FirmCard>(`/firms/${encodeURIComponent(id)}`);
  return <div className="page"><Answer query={query} rows={12}>{(firm) => <Card firm={firm} />}</Answer></div>;
}

const measures = ["revenueCny", "valueAddedCny", "taxCny", "employees", "rdCny", "landM2", "energyTce"] as const;

function Card({ firm }: { firm: FirmCard }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const years = useReturns(firm, purpose);
  const latest = years.at(-1)?.figures ?? firm.latest;
  const other = language === "zh" ? firm.name.en : (firm.name.en === null ? null : firm.name.zh);
  return (
    <>
      <PageHeader
        title={nameText(firm.name, language)}
        identity={(
          <>
            <span className="code">{firm.id}</span>
            {other && <span lang={language === "zh" ? "en" : "zh-CN"}>{other}</span>}
            {firm.synthetic && <MarkView mark="synthetic" words />}
          </>
        )}
      />
      {firm.synthetic && (
        <div className="banner" role="note"><MarkView mark="synthetic" /><span>{t("enterprises.syntheticNote")}</span></div>
      )}
      <FigureStrip label={t("zones.keyFigures")}>
        {measures.map((measure) => <FigureView key={measure} figure={latest[measure]} form="card" />)}
      </FigureStrip>
      {firm.years.length > 0 && <PurposeLine firm={firm} purpose={purpose} onState={setPurpose} />}
      <PageTabs
        label={t("enterprises.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
        tabs={[
          {
            key: "file", label: t("enterprises.tab.file"),
            children: <div className="columns columns-firm"><FirmIdentity firm={firm} /><YearFigures years={years} /></div>,
          },
          { key: "partners", label: t("enterprises.tab.partners"), children: <Suspense fallback={<Loading />}><FirmPartners firm={firm} /></Suspense> },
          { key: "rules", label: t("enterprises.tab.rules"), children: <Suspense fallback={<Loading />}><FirmRules firm={firm.id} /></Suspense> },
        ]}
      />
    </>
  );
}
