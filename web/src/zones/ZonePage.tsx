import type { ZoneFile } from "@chengqi/domain/zones/zone";
import { PictureOutlined } from "@ant-design/icons";
import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { FirmList } from "../enterprises/FirmList.js";
import { YearFigures } from "../enterprises/YearFigures.js";
import { ZoneGovernance } from "../governance/ZoneGovernance.js";
import { DeclaredIndustries } from "../industries/DeclaredIndustries.js";
import { IndustryShares } from "../industries/IndustryShares.js";
import { FigureView } from "../ui/FigureView.js";
import { countText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { nameText } from "../ui/NameView.js";
import { Origins } from "../ui/Origins.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { FigureStrip } from "../ui/Section.js";
import { Answer, Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { NameMark, ValueMark } from "../ui/ValueMark.js";
import { Communities } from "./Communities.js";
import { EvidenceView, KindView, StatusView } from "./KindView.js";
import { Lineage } from "./Lineage.js";
import { ZoneIdentity } from "./ZoneIdentity.js";
import { BodyNames, DistrictLinks, EcosystemLinks } from "./ZoneLinks.js";

const ZoneChains = lazy(() => import("../chains/ZoneChains.js"));
const defaults = { tab: "identity" } as const;

/** One zone, one file 一区一档. */
export default function ZonePage() {
  const { id = "" } = useParams();
  const query = useGet<ZoneFile>(`/zones/${encodeURIComponent(id)}`);
  return <div className="page"><Answer query={query} rows={14}>{(zone) => <Origins origins={zone.origins}><File zone={zone} /></Origins>}</Answer></div>;
}

function File({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const tab = (key: string, content: ReactNode, count?: number) => ({
    key, children: content,
    label: count === undefined ? t(`zones.tab.${key}`) : t("zones.tabCount", { label: t(`zones.tab.${key}`), count: countText(count, reading.language) }),
  });
  const firms = zone.figures["firms"]?.value;
  return (
    <>
      <Header zone={zone} />
      <KeyFigures zone={zone} />
      <PageTabs
        label={t("zones.parts")} open={state.tab} onOpen={(key) => change({ tab: key })}
        tabs={[
          tab("identity", <ZoneIdentity zone={zone} />),
          tab("communities", <Communities zone={zone} />, zone.communities.length),
          tab("industries", <Industries zone={zone} />, zone.industries.length),
          tab("firms", <FirmList fixed={{ zone: zone.id }} />, firms === null || firms === undefined ? undefined : Number(firms)),
          tab("years", <YearFigures years={zone.series} areaFigures />),
          tab("chains", <Suspense fallback={<Loading />}><ZoneChains zone={zone.id} /></Suspense>),
          tab("governance", <ZoneGovernance zoneId={zone.id} />),
          tab("lineage", <Lineage zone={zone} />),
        ]}
      />
    </>
  );
}

function Header({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const title = nameText(zone.name, language);
  const nameRow = `${zone.id}/${zone.name.zh}`;
  const other = language === "zh" ? zone.name.en : (zone.name.en === null ? null : zone.name.zh);
  const aliases = zone.names.filter(({ zh, role }) => role === "alias" && zh !== zone.name.zh);
  return (
    <PageHeader
      title={title} titleMark={<NameMark kind="zone-name" row={nameRow} en={zone.name.en} />}
      identity={(
        <>
          <span className="code">{zone.id}</span>
          {other && language === "zh" && <ValueMark kind="zone-name" row={nameRow} field="nameEn"><span lang="en">{other}</span></ValueMark>}
          {other && language === "en" && <span lang="zh-CN">{other}</span>}
          {aliases.length > 0 && <span>{t("zones.alias")} <span lang="zh-CN">{aliases.map(({ zh }) => zh).join("、")}</span></span>}
          <span className="zone-identity">
            <ValueMark kind="zone" row={zone.id} field="kind"><KindView kind={zone.kind} /></ValueMark><StatusView status={zone.status} /><EvidenceView grade={zone.evidence} />
          </span>
        </>
      )}
      actions={(
        <LinkButton to={`/atlas/zone/${encodeURIComponent(zone.id)}`} icon={<PictureOutlined />}>{t("atlas.title")}</LinkButton>
      )}
      note={<ZoneBelonging zone={zone} />}
    />
  );
}

/** Where it belongs: districts, managing bodies, ecosystems and role. */
function ZoneBelonging({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  return (
    <span className="belonging">
      <span><b>{t("zones.column.district")}</b> <DistrictLinks zone={zone} /></span>
      <span><b>{t("zones.bodies")}</b> <BodyNames zone={zone} /></span>
      <span><b>{t("zones.column.ecosystem")}</b> <EcosystemLinks zone={zone} /></span>
    </span>
  );
}

const measures = ["areaM2", "startAreaM2", "firms", "employees", "revenueCny", "valueAddedCny", "taxCny"] as const;

const KeyFigures = ({ zone }: { zone: ZoneFile }) => {
  const { t } = useTranslation();
  return (
    <FigureStrip label={t("zones.keyFigures")}>
      {measures.map((measure) => <FigureView key={measure} figure={zone.figures[measure]} form="card" />)}
    </FigureStrip>
  );
};

const Industries = ({ zone }: { zone: ZoneFile }) => (
  <>
    <DeclaredIndustries zone={zone} shares={zone.industries} />
    <IndustryShares
      shares={zone.industries} whole={zone.figures["revenueCny"]} declares={zone.leadingIndustries.length > 0}
      firmQuery={`zone=${encodeURIComponent(zone.id)}`}
    />
  </>
);
