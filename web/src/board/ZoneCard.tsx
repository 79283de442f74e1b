import { CloseOutlined } from "@ant-design/icons";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { Button } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { ZoneLeads } from "../governance/ZoneLeads.js";
import { FigureView } from "../ui/FigureView.js";
import { NamesView, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";

const measures = ["areaM2", "startAreaM2", "firms", "employees", "revenueCny", "valueAddedCny"] as const;

/** The selected zone in short, with the ways to its file and its maps. */
export function ZoneCard({ zone, onClose }: { zone: ZoneSummary; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="panel-section zone-card" aria-labelledby="zone-card-name" aria-live="polite">
      <div className="zone-card-head">
        <h2 id="zone-card-name"><PageLink to={`/zones/${zone.id}`}><NameView name={zone.name} /></PageLink></h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t("board.zone.close")} onClick={onClose} />
      </div>
      <p className="muted">{t(`kind.${zone.kind}`)} · {t(`status.${zone.status}`)} · {t(`evidence.${zone.evidence}`)}</p>
      <div className="figure-grid">
        {measures.map((measure) => (zone.figures[measure] ? <FigureView key={measure} figure={zone.figures[measure]} form="card" /> : null))}
      </div>
      <dl className="zone-card-facts">
        <dt>{t("board.zone.districts")}</dt>
        <dd>{zone.districts.map(({ code, name }, i) => <Fragment key={code}>{i > 0 && t("ui.listComma")}<PageLink to={`/districts/${code}`}><NameView name={name} /></PageLink></Fragment>)}</dd>
        <dt>{t("board.zone.bodies")}</dt>
        <dd>{zone.bodies.length === 0 ? "—" : <NamesView names={zone.bodies.map(({ name }) => name)} />}</dd>
        <dt>{t("leads.title")}</dt>
        <dd><ZoneLeads zoneId={zone.id} /></dd>
        <dt>{t("board.zone.ecosystems")}</dt>
        <dd>
          {zone.ecosystems.length === 0 ? "—" : zone.ecosystems.map(({ ecosystemId, name, role, basis }) => (
            <div key={ecosystemId}>
              <PageLink to={`/ecosystems/${ecosystemId}`}><NameView name={name} /></PageLink>
              <span className="muted"> {t(`role.${role ?? "unknown"}`)}{basis === "stated" ? "" : ` · ${t(`basis.${basis}`)}`}</span>
            </div>
          ))}
        </dd>
        <dt>{t("board.zone.leading")}</dt>
        <dd>{zone.leadingIndustries.length === 0 ? "—" : <NamesView names={zone.leadingIndustries.map(({ name }) => name)} />}</dd>
      </dl>
      <div className="zone-card-ways no-print">
        <PageLink className="way way-main" to={`/zones/${zone.id}`}>{t("board.zone.file")}</PageLink>
        <PageLink className="way" to={`/atlas/zone/${zone.id}`}>{t("atlas.title")}</PageLink>
        <PageLink className="way" to={`/firms?zone=${zone.id}`}>{t("board.zone.firms")}</PageLink>
      </div>
    </section>
  );
}
