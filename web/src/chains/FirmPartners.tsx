import type { PartnersAnswer } from "@chengqi/domain/chains/answers-supply";
import type { FirmCard } from "@chengqi/domain/enterprises/firm";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { shareText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";
import { PartList } from "./PartList.js";
import { DecidePlace } from "./PlaceFirm.js";
import { PlacementDecisions } from "./PlacementDecisions.js";
import "./chains.css";

/** Who in the city could supply a firm, and whom it could supply, the best fit first. */
export default function FirmPartners({ firm: { id, name: firmName, zone } }: { firm: Pick<FirmCard, "id" | "name" | "zone"> }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const placed = { firm: id, firmName: nameText(firmName, language), zone: zone?.id ?? null };
  const query = useGet<PartnersAnswer>(`/firms/${encodeURIComponent(id)}/partners`);
  return (
    <Answer query={query} rows={8}>
      {(answer) => (
        <>
          <Section title={t("chains.partners.links")} note={t("chains.partners.linksNote")}>
            {answer.links.length === 0 ? <Empty title={t("chains.partners.noLinks")} /> : (
              <ul className="plain-list">{answer.links.map(({ chain, link, name, confidence, basis }) => <li key={`${chain}/${link}`}><PageLink to={`/chains/${encodeURIComponent(chain)}/${encodeURIComponent(link)}`}>{name[language]}</PageLink> <span className="chain-sub">{t(`chains.basis.${basis}`, { word: "", confidence: shareText(confidence, language) })}</span> <DecidePlace {...placed} chain={chain} link={link} linkName={name[language]} on={false} /></li>)}</ul>
            )}
          </Section>
          <PlacementDecisions {...placed} />
          <Partners title={t("chains.partners.suppliers")} rows={answer.suppliers} />
          <Partners title={t("chains.partners.customers")} rows={answer.customers} />
        </>
      )}
    </Answer>
  );
}

function Partners({ title, rows }: { title: string; rows: PartnersAnswer["suppliers"] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <Section title={title} note={t("chains.partners.note")}>
      {rows.length === 0 ? <Empty title={t("chains.partners.none")} /> : (
        <ol className="gap-list">
          {rows.map((row, index) => (
            <li key={`${row.firm.id} ${row.chain} ${row.link}`} className="gap">
              <details>
                <summary>
                  <span className="gap-rank">{index + 1}</span>
                  <span className="gap-name"><NameView name={row.firm.name} />{row.firm.synthetic && <> <MarkView mark="synthetic" /></>}<span className="chain-sub">{row.linkName[language]}{row.firm.zone && <> · <NameView name={row.firm.zone.name} /></>}</span></span>
                  <span className="gap-score">{row.score.toFixed(2)}</span>
                </summary>
                <div className="gap-body"><p><PageLink to={`/firms/${encodeURIComponent(row.firm.id)}`}>{t("chains.partners.open")}</PageLink></p><PartList parts={row.parts} /></div>
              </details>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
