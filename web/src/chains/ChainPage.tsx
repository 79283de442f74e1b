import type { ChainAnswer, Panorama } from "@chengqi/domain/chains/answers";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageTabs } from "../ui/PageTabs.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { areaParams } from "./area.js";
import { AreaSelect } from "./AreaSelect.js";
import { chainDefaults } from "./chain-state.js";
import { ChainFiles } from "./ChainFiles.js";
import { ChainFileView } from "./ChainFileView.js";
import { ComparedTable } from "./ComparedTable.js";
import { LinkTable } from "./LinkTable.js";
import { PanoramaView } from "./PanoramaView.js";
import { RoadmapView } from "./RoadmapView.js";
import { RunLine } from "./RunLine.js";
import { useEcosystemName } from "./use-ecosystem-name.js";
import { YearSelect } from "./YearSelect.js";

/** One chain: its panorama for the city, an ecosystem or a zone, its links as a table, its roadmap, and what it says of itself. */
export default function ChainPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation();
  const { language } = useReading();
  const [state, change] = useUrlState(chainDefaults);
  const nameOf = useEcosystemName();
  const base = `/chains/${encodeURIComponent(id)}`;
  const chain = useGet<ChainAnswer>(base);
  const panorama = useGet<Panorama>(`${base}/panorama`, areaParams(state.area));
  const compared = state.with !== "" || state.than !== "";
  // Of the same version: a year before the chain was written is told by its links as they are now.
  const version = panorama.data?.chain.version;
  const otherQuery = useGet<Panorama>(compared && version !== undefined ? `${base}/panorama` : null, { version, ...areaParams(state.with === "" ? state.area : state.with), ...(state.than !== "" && { asOf: `${state.than}-12-31` }) });
  const other = compared ? (otherQuery.data ?? null) : null;
  return (
    <div className="page">
      <Answer query={chain} rows={12}>
        {(answer) => (
          <>
            <PageHeader
              title={answer.chain.name[language]}
              identity={<><span className="code">{id}</span><span>{t(`chains.marks.${answer.chain.mark}`)}</span><span>{t("chains.authored", { author: answer.chain.author[language], date: answer.chain.date, version: answer.chain.version })}</span><span>{answer.chain.ecosystems.map(nameOf).join(language === "zh" ? "、" : ", ")}</span></>}
              note={answer.chain.note?.[language]}
            />
            <RunLine />
            {state.tab !== "roadmap" && state.tab !== "file" && <search className="filters" aria-label={t("tables.filters")}>
              <AreaSelect label={t("chains.area")} value={state.area} onChange={(area) => change({ area })} />
              <AreaSelect label={t("chains.compareWith")} value={state.with} onChange={(value) => change({ with: value })} />
              <YearSelect value={state.than} onChange={(than) => change({ than })} />
              <ChainFiles chain={id} area={state.area} />
            </search>}
            <PageTabs
              label={t("chains.parts")} open={state.tab} onOpen={(tab) => change({ tab })}
              tabs={[
                { key: "panorama", label: t("chains.tab.panorama"), children: <Answer query={panorama} rows={12}>{(data) => <PanoramaView panorama={data} other={other} />}</Answer> },
                { key: "links", label: t("chains.tab.links"), children: <Answer query={panorama} rows={12}>{(data) => <LinkTable panorama={data} other={other} />}</Answer> },
                ...(compared ? [{ key: "compared", label: t("chains.tab.compared"), children: <Answer query={panorama} rows={12}>{(data) => <Answer query={otherQuery} rows={12}>{(beside) => <ComparedTable panorama={data} other={beside} />}</Answer>}</Answer> }] : []),
                { key: "roadmap", label: t("chains.tab.roadmap"), children: <RoadmapView chain={id} /> },
                { key: "file", label: t("chains.tab.file"), children: <ChainFileView answer={answer} /> },
              ]}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
