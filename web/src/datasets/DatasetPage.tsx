import type { Dataset } from "@chengqi/domain/datasets/dataset";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { countText, periodText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { Age } from "./Age.js";
import { AssignDataset } from "./AssignDataset.js";
import { titleOf } from "./dataset-title.js";
import "./datasets.css";

/** One dataset: where it comes from, how old it is, who keeps it. */
export default function DatasetPage() {
  const { id = "" } = useParams();
  const query = useGet<Dataset>(`/datasets/${encodeURIComponent(id)}`);
  return <div className="page"><Answer query={query}>{(dataset) => <Content dataset={dataset} />}</Answer></div>;
}

function Content({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const note = language === "zh" ? dataset.noteZh : (dataset.noteEn ?? dataset.noteZh);
  return (
    <>
      <PageHeader
        title={titleOf(dataset, language)}
        identity={<><span className="code">{dataset.id}</span><MarkView mark={dataset.mark} late={dataset.late} words /></>}
        {...(note !== null && { note })}
      />
      {dataset.synthetic && <div className="banner" role="note"><MarkView mark="synthetic" /><span>{t("datasets.syntheticNote")}</span></div>}
      {dataset.late && <div className="banner late-banner" role="note"><span className="late" aria-hidden="true">■</span><span>{t("datasets.lateNote", { owner: nameText(dataset.ownerName, language) })}</span></div>}
      <div className="dataset-facts">
        <Facts>
          <Fact label={t("ui.figure.source")}><Source dataset={dataset} /></Fact>
          <Fact label={t("datasets.licence")}>{dataset.licence}</Fact>
          <Fact label={t("ui.figure.date")}>{periodText(dataset.asOf, language)}</Fact>
          <Fact label={t("datasets.age")}><Age dataset={dataset} /></Fact>
          <Fact label={t("datasets.refresh")}>
            {dataset.refreshDays === null ? t("datasets.noRefresh") : t("datasets.days", { days: countText(dataset.refreshDays, language) })}
          </Fact>
          <Fact label={t("datasets.owner")}>{nameText(dataset.ownerName, language)}</Fact>
          <Fact label={t("datasets.rows")}>{countText(dataset.rows, language)}</Fact>
          <Fact label={t("datasets.mark")}><MarkView mark={dataset.mark} words /></Fact>
        </Facts>
        <AssignDataset dataset={dataset} />
        <p><PageLink to="/datasets">{t("datasets.all")}</PageLink></p>
      </div>
    </>
  );
}

function Source({ dataset }: { dataset: Dataset }) {
  return (
    <>
      {dataset.source}
      {dataset.sourceUrl && <a className="source-line" href={dataset.sourceUrl} rel="noreferrer">{dataset.sourceUrl}</a>}
    </>
  );
}
