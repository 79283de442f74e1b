import type { EcosystemPage as Page } from "@chengqi/domain/ecosystems/ecosystem";
import { inForce } from "@chengqi/domain/zones/period";
import type { Figure } from "@chengqi/domain/figures/figure";
import { PictureOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { FirmList } from "../enterprises/FirmList.js";
import { IndustryShares } from "../industries/IndustryShares.js";
import { FigureView } from "../ui/FigureView.js";
import { periodText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { nameText } from "../ui/NameView.js";
import { Origins } from "../ui/Origins.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { FigureStrip } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { NameMark, ValueMark } from "../ui/ValueMark.js";
import { EvidenceView, KindView } from "../zones/KindView.js";
import { Elements } from "./Elements.js";
import { Members } from "./Members.js";
import { Successions } from "./Successions.js";
import "./ecosystems.css";

const defaults = { tab: "members" } as const;

/** One ecosystem: its zones and their roles, industries, elements, and what it came from and became. */
export default function EcosystemPage() {
  const { id = "" } = useParams();
  const query = useGet<Page>(`/ecosystems/${encodeURIComponent(id)}`);
  return (
    <div className="page">
      <Answer query={query} rows={12}>
        {(page) => <Origins origins={page.origins}><Header page={page} />{page.nameOnly ? <NameOnly page={page} /> : <Content page={page} />}</Origins>}
      </Answer>
    </div>
  );
}

function Header({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const stands = inForce(page, page.asOf);
  const note = language === "zh" ? page.noteZh : (page.noteEn ?? page.noteZh);
  return (
    <>
      <PageHeader
        title={t("ecosystems.titleOf", { name: nameText(page.name, language) })}
        titleMark={<NameMark kind="ecosystem" row={page.id} en={page.name.en} />}
        identity={(
          <>
            <span className="code">{page.id}</span>
            {language === "zh" && page.name.en !== null && <ValueMark kind="ecosystem" row={page.id} field="nameEn"><span lang="en">{page.name.en}</span></ValueMark>}
            {language === "en" && page.name.en !== null && <span lang="zh-CN">{page.name.zh}</span>}
            <KindView kind={page.family} /><EvidenceView grade={page.evidence} />
            <span>{t("ecosystems.period", {
              from: periodText(page.validFrom, language), to: page.validTo === null ? t("ecosystems.stillInForce") : periodText(page.validTo, language),
            })}</span>
            {!page.nameOnly && <span>{t("ecosystems.leader")} {page.leader ?? t("reason.not-known")}</span>}
          </>
        )}
        actions={!page.nameOnly && stands && (
          <>
            <LinkButton to={`/atlas/ecosystem/${encodeURIComponent(page.id)}?sheet=panorama`}>{t("chains.ofEcosystem")}</LinkButton>
            <LinkButton to={`/atlas/ecosystem/${encodeURIComponent(page.id)}`} icon={<PictureOutlined />}>{t("atlas.title")}</LinkButton>
          </>
        )}
        note={note && (
          <>
            <span lang={language === "en" && page.noteEn === null ? "zh-CN" : undefined}>{note}</span>
            {language === "en" && page.noteEn !== null && <> <ValueMark kind="ecosystem" row={page.id} field="noteEn" /></>}
          </>
        )}
      />
      {!stands && (
        <div className="banner" role="note">
          <span>{t("ecosystems.notInForce", { day: periodText(page.asOf, language) })}</span>
        </div>
      )}
    </>
  );
}

/** 军民融合: the name, when it was in force, and nothing else. */
function NameOnly({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="banner" role="note"><span>{t("ecosystems.nameOnlyNote")}</span></div>
      <Successions page={page} />
    </>
  );
}

const measures = ["firms", "employees", "revenueCny", "valueAddedCny", "taxCny", "rdCny"] as const;

/** Where no zone is known to belong to it, the figures are not known either: that is not the same as no firms. */
function knownFigure(page: Page, measure: string): Figure | undefined {
  const figure = page.figures[measure];
  const unknown = figure?.value === null && page.members.every(({ basis }) => basis === "split");
  return figure && unknown ? { ...figure, reason: "not-known" } : figure;
}

function Content({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  return (
    <>
      <FigureStrip label={t("zones.keyFigures")}>
        {measures.map((measure) => <FigureView key={measure} figure={knownFigure(page, measure)} form="card" />)}
      </FigureStrip>
      <PageTabs
        label={t("zones.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
        tabs={[
          { key: "members", label: t("zones.tabCount", { label: t("ecosystems.tab.members"), count: page.members.length }), children: <Members page={page} /> },
          { key: "elements", label: t("ecosystems.tab.elements"), children: <Elements page={page} /> },
          {
            key: "industries", label: t("zones.tab.industries"), children: (
              <IndustryShares
                shares={page.industries} whole={page.figures["revenueCny"]} declares firmQuery={`ecosystem=${encodeURIComponent(page.id)}`}
                note={t("ecosystems.industriesNote")}
              />
            ),
          },
          { key: "firms", label: t("zones.tab.firms"), children: <FirmList fixed={{ ecosystem: page.id }} /> },
          { key: "lineage", label: t("ecosystems.tab.lineage"), children: <Successions page={page} /> },
        ]}
      />
    </>
  );
}
