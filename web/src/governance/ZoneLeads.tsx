import type { LeadAnswer, ZoneGovernance } from "@chengqi/domain/governance/body-answers";
import { leadKinds } from "@chengqi/domain/governance/leads";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { PageLink } from "../ui/PageLink.js";
import { useInForce } from "./Past.js";
import { LeadView } from "./ThreeInOne.js";

/** The three in one of a zone, short: for its identity card and the card on the map. */
export function ZoneLeads({ zoneId }: { zoneId: string }) {
  const { t } = useTranslation();
  const { data, error } = useGet<ZoneGovernance>(`/zones/${encodeURIComponent(zoneId)}/governance`);
  if (error) return <span className="unknown">{t("leads.none")}</span>;
  return data && data.zone === zoneId ? <Known leads={data.leads} zoneId={zoneId} /> : <span className="unknown-plain">…</span>;
}

function Known({ leads, zoneId }: { leads: readonly LeadAnswer[]; zoneId: string }) {
  const { t } = useTranslation();
  const now = useInForce(leads);
  if (now.length === 0) return <span className="unknown">{t("leads.none")}</span>;
  return (
    <ul className="zone-leads">
      {leadKinds.map((kind) => now.filter((lead) => lead.kind === kind).map((lead) => (
        <li key={lead.id}><span className="muted">{t(`leads.kind.${kind}`)}</span> <LeadView lead={lead} /></li>
      )))}
      <li><PageLink to={`/zones/${encodeURIComponent(zoneId)}?tab=governance`}>{t("leads.more")}</PageLink></li>
    </ul>
  );
}
