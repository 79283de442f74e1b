import { identityFields, type ZoneFile } from "@chengqi/domain/zones/zone";
import { useTranslation } from "react-i18next";
import { ZoneLeads } from "../governance/ZoneLeads.js";
import { MarkView } from "../ui/MarkView.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts, Section, Unknown } from "../ui/Section.js";
import { nameText } from "../ui/NameView.js";
import { useReading } from "../ui/use-reading.js";
import { IdentityField, StatementView } from "./IdentityField.js";
import { PublishedFacts } from "./PublishedFacts.js";
import { ZoneMap } from "./ZoneMap.js";

/** The identity card with the zone's shape beside it, its six functions and published figures. */
export function ZoneIdentity({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  return (
    <div className="zone-top">
      <div>
        <Section title={t("zones.identityTitle")} note={t("zones.identityNote")}>
          <Facts>
            {identityFields.map((field) => (
              <Fact key={field} label={t(`identity.${field}`)}><IdentityField zone={zone} field={field} /></Fact>
            ))}
            <Fact label={t("leads.title")}><ZoneLeads zoneId={zone.id} /></Fact>
            {zone.note && <Fact label={t("identity.note")}><StatementView statement={zone.note} row={`zone/${zone.id}/note`} /></Fact>}
          </Facts>
        </Section>
      </div>
      <div className="zone-side">
        <ZoneMap zone={zone} />
        <Functions zone={zone} />
        <PublishedFacts zone={zone} />
      </div>
    </div>
  );
}

/** The six functions a zone is planned with; what is not known is named, not left out. */
function Functions({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <Section title={t("zones.functionsTitle")}>
      <ul className="functions">
        {zone.functions.map((one) => (
          <li key={one.function} data-known={one.known}>
            <h3>{t(`function.${one.function}`)}{one.known && <MarkView mark="published" />}</h3>
            {one.known
              ? <p lang={language === "en" && one.textEn !== null ? "en" : "zh-CN"}>{nameText({ zh: one.textZh ?? "", en: one.textEn }, language)}</p>
              : <Unknown text={t("identity.unknown")} />}
            {one.dataset && <PageLink className="source-line" to={`/datasets/${encodeURIComponent(one.dataset)}`}>{t("zones.source")}</PageLink>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
