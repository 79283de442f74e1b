import { atlasScopes, atlasSheets, type Atlas, type AtlasScope } from "@chengqi/domain/atlas/atlas";
import { FileExcelOutlined, FilePdfOutlined, FileWordOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { apiPath, useGet, type Params } from "../api.js";
import { periodText } from "../ui/format.js";
import { LinkButton } from "../ui/LinkButton.js";
import { nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { Directory } from "./Directory.js";
import { ruleDefaults, ruleParams } from "./key-rule.js";
import { ScopePicker } from "./ScopePicker.js";
import { Sheet } from "./Sheet.js";
import "./atlas.css";

const defaults = { sheet: "master-plan", ...ruleDefaults } as const;

/** Three maps and one table 三图一表 of the city, an ecosystem or a zone, to read and to take away. */
export default function AtlasPage() {
  const { t } = useTranslation();
  const { scope = "", id = "" } = useParams();
  const known = atlasScopes.find((one) => one === scope);
  if (known === undefined) return <div className="page"><Empty title={t("ui.problem.not-found.title")} hint={t("ui.problem.not-found.advice")} /></div>;
  return <Content key={`${scope} ${id}`} scope={known} id={id} />;
}

function Content({ scope, id }: { scope: AtlasScope; id: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(defaults);
  const [search] = useSearchParams();
  const base = `/atlas/${scope}/${encodeURIComponent(id)}`;
  const rule = ruleParams(state);
  const query = useGet<Atlas>(base, rule);
  const files = { lang: language, asOf: search.get("asOf") };
  return (
    <div className="page">
      <PageHeader
        title={query.data ? t("atlasPage.titleOf", { name: nameText(query.data.title, language) }) : t("atlas.title")}
        identity={query.data && <><span>{t("zones.onDay", { day: periodText(query.data.asOf, language) })}</span><span>{t("atlas.notApproved")}</span></>}
        actions={<Downloads base={base} params={{ ...files, ...rule }} />}
        note={t("atlasPage.note")}
      />
      <ScopePicker scope={scope} id={id} />
      <Answer query={query} rows={12}>
        {(atlas) => (
          <PageTabs
            label={t("atlas.title")} open={state.sheet} onOpen={(sheet) => change({ sheet })}
            tabs={[
              ...atlasSheets.map((sheet) => ({
                key: sheet, label: t(`atlasPage.tab.${sheet}`), children: <Sheet atlas={atlas} sheet={sheet} base={base} params={files} />,
              })),
              {
                key: "directory", label: t("atlasPage.tab.directory"),
                children: <Directory atlas={atlas} state={state} onChange={change} stale={query.isPlaceholderData} />,
              },
            ]}
          />
        )}
      </Answer>
    </div>
  );
}

/** The whole set and the table as files, with the rule in force. */
function Downloads({ base, params }: { base: string; params: Params }) {
  const { t } = useTranslation();
  return (
    <>
      <LinkButton file to={apiPath(`${base}/directory.xlsx`, params)} icon={<FileExcelOutlined />}>{t("atlasPage.workbook")}</LinkButton>
      <LinkButton file to={apiPath(`${base}/set.docx`, params)} icon={<FileWordOutlined />}>{t("atlasPage.document")}</LinkButton>
      <LinkButton file primary to={apiPath(`${base}/set.pdf`, params)} icon={<FilePdfOutlined />}>{t("atlasPage.set")}</LinkButton>
    </>
  );
}
