import type { FirmRow } from "@chengqi/domain/enterprises/firm";
import { useTranslation } from "react-i18next";
import { useDatasets } from "../ui/Datasets.js";
import { FigureView } from "../ui/FigureView.js";
import type { Scale } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { firmFigure } from "./firm-figures.js";

const persons: Scale = { divisor: 1, digits: 0, unitKey: "unit.person", suffix: "" };

/** One firm of the list. */
export function FirmRowView({ firm, index, showZone }: { firm: FirmRow; index: number; showZone: boolean }) {
  const { t } = useTranslation();
  const datasets = useDatasets();
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="firm-name">
        <span className="line">
          {firm.synthetic && <MarkView mark="synthetic" />}
          <PageLink to={`/firms/${encodeURIComponent(firm.id)}`}><NameView name={firm.name} /></PageLink>
          {firm.closedYear !== null && <span className="chip chip-dashed">{t("enterprises.closedIn", { year: firm.closedYear })}</span>}
        </span>
        <span className="line cell-sub">
          <span className="wide-only">{firm.id}</span>
          {firm.industry && <span className="narrow-only"><NameView name={firm.industry.name} /></span>}
        </span>
      </th>
      <td className="wide-only firm-industry">
        {firm.industry
          ? <><span className="line"><NameView name={firm.industry.name} /></span><span className="line cell-sub">{firm.industry.code}</span></>
          : <span className="unknown-plain" title={t("reason.not-known")}>—</span>}
      </td>
      {showZone && <td className="wide-only firm-place"><Place firm={firm} /></td>}
      <td className="wide-only nowrap">{t(`size.${firm.size ?? "unknown"}`)}</td>
      <td className="wide-only number">{firm.foundedYear ?? <span title={t("reason.not-known")}>—</span>}</td>
      <td className="wide-only number"><FigureView figure={firmFigure(firm, "employees", datasets)} form="cell" scale={persons} /></td>
      <td className="number"><FigureView figure={firmFigure(firm, "revenueCny", datasets)} /></td>
    </tr>
  );
}

/** Zone above district; a firm outside of all zones has a district only. */
function Place({ firm }: { firm: FirmRow }) {
  const { t } = useTranslation();
  if (!firm.zone && !firm.district) return <span className="unknown-plain" title={t("reason.not-known")}>—</span>;
  return (
    <>
      <span className="line">
        {firm.zone ? <PageLink to={`/zones/${firm.zone.id}`}><NameView name={firm.zone.name} /></PageLink> : <span className="unknown-plain">{t("enterprises.outsideZones")}</span>}
      </span>
      {firm.district && <span className="line cell-sub"><PageLink to={`/districts/${firm.district.code}`}><NameView name={firm.district.name} /></PageLink></span>}
    </>
  );
}
