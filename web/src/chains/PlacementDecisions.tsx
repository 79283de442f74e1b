import type { PlacementDecision } from "@chengqi/domain/chains/decisions";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { DecidePlace, PutOnLink, useMayPlace } from "./PlaceFirm.js";

interface Placed { readonly firm: string; readonly firmName: string; readonly zone: string | null }

/** What was decided of where a firm stands, by whom and why; and the acts of those who may decide. */
export function PlacementDecisions({ firm, firmName, zone }: Placed) {
  const { t } = useTranslation();
  const { language } = useReading();
  const mayPlace = useMayPlace(zone);
  const rows = useGet<{ rows: PlacementDecision[] }>(`/firms/${encodeURIComponent(firm)}/placements`).data?.rows ?? [];
  if (rows.length === 0 && !mayPlace) return null;
  return (
    <Section title={t("chains.place.title")} note={t("chains.place.note")} aside={<PutOnLink firm={firm} firmName={firmName} zone={zone} />}>
      <ul className="plain-list">
        {rows.map(({ chain, link, linkName, chainName, on, reason, role, decidedAt, counted }) => (
          <li key={`${chain}/${link}`}>
            <PageLink to={`/chains/${encodeURIComponent(chain)}/${encodeURIComponent(link)}`}>{linkName[language]}</PageLink> <span className="chain-sub">{chainName[language]}</span>{" "}
            {t(on === null ? "chains.place.backed" : on ? "chains.place.on" : "chains.place.off")}
            <span className="chain-sub">{t("chains.place.by", { role: t(`actor.${role}`), day: decidedAt.slice(0, 10), reason })}{!counted && ` · ${t("chains.place.waiting")}`}</span>{" "}
            {on !== null && <DecidePlace firm={firm} firmName={firmName} zone={zone} chain={chain} link={link} linkName={linkName[language]} on={null} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
