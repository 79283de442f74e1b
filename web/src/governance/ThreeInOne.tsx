import type { LeadAnswer } from "@chengqi/domain/governance/body-answers";
import { leadKinds } from "@chengqi/domain/governance/leads";
import { useTranslation } from "react-i18next";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { BodyLink } from "./BodyLink.js";
import { DaysView } from "./DaysView.js";
import { Past, useInForce, useParted } from "./Past.js";
import { useSynthetic } from "./use-synthetic.js";
import "./powers.css";

/** Three in one (三位一体) on the day asked about: the city leader's post, the lead department, the district answerable. */
export function ThreeInOne({ leads }: { leads: readonly LeadAnswer[] }) {
  const { t } = useTranslation();
  const now = useInForce(leads);
  return (
    <ul className="leads" aria-label={t("leads.title")}>
      {leadKinds.map((kind) => {
        const own = now.filter((lead) => lead.kind === kind);
        return (
          <li key={kind}>
            <span className="lead-role">{t(`leads.kind.${kind}`)}</span>
            {own.length === 0 ? <span className="unknown">{t("leads.none")}</span> : own.map((lead) => <span key={lead.id} className="lead-name"><LeadView lead={lead} /></span>)}
          </li>
        );
      })}
    </ul>
  );
}

export function LeadView({ lead: { post, body, dataset } }: { lead: LeadAnswer }) {
  const synthetic = useSynthetic(dataset);
  return <>{body ? <BodyLink body={body} /> : post && <NameView name={post} />}{synthetic && <> <MarkView mark="synthetic" /></>}</>;
}

/** Who led before. */
export function FormerLeads({ leads }: { leads: readonly LeadAnswer[] }) {
  const { t } = useTranslation();
  const { past } = useParted(leads);
  return (
    <Past count={past.length}>
      <ul className="plain-list">
        {past.map((lead) => <li key={lead.id}>{t(`leads.kind.${lead.kind}`)} <LeadView lead={lead} /> <span className="cell-sub body-days"><DaysView period={lead} /></span></li>)}
      </ul>
    </Past>
  );
}
