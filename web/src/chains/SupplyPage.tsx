import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { Figure } from "@chengqi/domain/figures/figure";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { FigureView } from "../ui/FigureView.js";
import { columnScale, scaleFor, type Reading } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { areaParams } from "./area.js";
import { AreaSelect } from "./AreaSelect.js";
import { figureOf } from "./chain-figures.js";
import { ChainSelect } from "./ChainSelect.js";
import { RunLine } from "./RunLine.js";
import { SupplyFlows } from "./SupplyFlows.js";
import "./chains.css";

const defaults = { area: "", chain: "", sort: "" } as const;
type Row = SupplyAnswer["rows"][number];

/** 本地配套率 of chains, or of the links of one, in the city or a zone; and who supplies whom between zones. */
export default function SupplyPage() {
  const { t } = useTranslation();
  const [state, change] = useUrlState(defaults);
  const query = useGet<SupplyAnswer>("/supply", { ...areaParams(state.area), ...(state.chain && { chain: state.chain }) });
  return (
    <div className="page">
      <PageHeader title={t("chains.supply.title")} note={t("chains.supply.note")} actions={state.area === "" ? <ExportLinks list="supply" /> : undefined} />
      <RunLine />
      <search className="filters" aria-label={t("tables.filters")}>
        <AreaSelect label={t("chains.area")} value={state.area} zonesOnly onChange={(area) => change({ area })} />
        <ChainSelect value={state.chain} onChange={(chain) => change({ chain, sort: "" })} />
      </search>
      <Answer query={query} rows={12}>
        {(answer) => (
          <>
            {answer.area.kind === "zone" && <p><PageLink to={`/zones/${encodeURIComponent(answer.area.id)}`}><NameView name={answer.area.name} /></PageLink> · <PageLink to="/supply">{t("chains.supply.backToCity")}</PageLink></p>}
            {answer.rows.length === 0
              ? <Empty title={t("chains.supply.noRows")} hint={t("chains.supply.noRowsHint")} />
              : <Ratios answer={answer} sort={state.sort} onSort={(sort) => change({ sort })} />}
            <Section title={t("chains.supply.flows")} note={t("chains.supply.flowsNote")}><SupplyFlows answer={answer} onZone={(zone) => change({ area: `zone:${zone}` })} /></Section>
          </>
        )}
      </Answer>
    </div>
  );
}

function Ratios({ answer, sort, onSort }: { answer: SupplyAnswer; sort: string; onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const reading = useReading();
  const columns = useMemo(() => columnsOf(answer, t, reading), [answer, t, reading]);
  return <DataTable caption={t("chains.supplyRatio")} columns={columns} rows={answer.rows} rowKey={({ chain, link }) => `${chain}/${link ?? ""}`} sort={sort} onSort={onSort} />;
}

function columnsOf({ measures, rows, area }: SupplyAnswer, t: TFunction, reading: Reading): Column<Row>[] {
  const { language } = reading;
  const scale = columnScale("cny", rows.map(({ needCny }) => needCny), reading);
  const money = (key: "needCny" | "suppliedCny"): Column<Row> => ({
    key, title: t(`measure.${key}`), unit: t(scale.unitKey), numeric: true, wideOnly: true, order: (row) => row[key],
    cell: (row) => <FigureView figure={figureOf(measures, key, row[key], row.reason)} form="cell" scale={scale} />,
  });
  const ofArea = area.kind === "zone" ? `?area=zone:${encodeURIComponent(area.id)}` : "";
  return [
    {
      key: "name", title: rows[0]?.link === null ? t("chains.chain") : t("chains.link"), rowHeader: true, className: "name-cell", order: ({ chainName, linkName }) => (linkName ?? chainName)[language],
      cell: ({ chain, chainName, link, linkName }) => <PageLink to={link === null ? `/chains/${encodeURIComponent(chain)}${ofArea}` : `/chains/${encodeURIComponent(chain)}/${encodeURIComponent(link)}`}>{(linkName ?? chainName)[language]}</PageLink>,
    },
    { key: "ratio", title: t("measure.supplyRatio"), unit: t(scaleFor("ratio", 1, reading).unitKey), numeric: true, order: ({ ratio }) => ratio, cell: (row) => <FigureView figure={ratioFigure(measures, row)} form="cell" scale={scaleFor("ratio", 1, reading)} /> },
    { key: "bar", title: t("chains.supply.bar"), className: "supply-cell", cell: ({ ratio }) => ratio !== null && <meter className="supply-bar" min={0} max={1} value={ratio} aria-hidden="true" /> },
    money("needCny"), money("suppliedCny"),
  ];
}

/** The ratio, which opens to what is needed and what is at hand. */
function ratioFigure(measures: SupplyAnswer["measures"], { ratio, reason, needCny, suppliedCny }: Row): Figure | undefined {
  const figure = figureOf(measures, "supplyRatio", ratio, reason);
  if (!figure) return undefined;
  const { period, dataset } = figure;
  return { ...figure, inputs: [{ measure: "suppliedCny", value: suppliedCny, unit: "cny", period, dataset }, { measure: "needCny", value: needCny, unit: "cny", period, dataset }] };
}
