import type { BodyFile } from "@chengqi/domain/governance/body-answers";
import { useTranslation } from "react-i18next";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { DaysView } from "./DaysView.js";
import { useInForce } from "./Past.js";

/** The zones it runs, and those it leads as one of the three in one. */
export function BodyZones({ body }: { body: BodyFile }) {
  const { t } = useTranslation();
  const led = useInForce(body.leads);
  return (
    <>
      <Section title={t("bodies.zones")}>
        {body.zones.length === 0 ? <p className="section-note">{t("bodies.noZones")}</p> : <ZoneNames zones={body.zones} dated />}
      </Section>
      {led.length > 0 && <Section title={t("leads.led")}><ZoneNames zones={led} /></Section>}
    </>
  );
}

function ZoneNames({ zones, dated = false }: { zones: readonly Pick<BodyFile["zones"][number], "id" | "name" | "validFrom" | "validTo">[]; dated?: boolean }) {
  return (
    <ul className="body-zones">
      {zones.map((zone) => (
        <li key={zone.id}>
          <PageLink to={`/zones/${encodeURIComponent(zone.id)}?tab=governance`}><NameView name={zone.name} /></PageLink>
          {dated && zone.validFrom !== null && <span className="cell-sub body-days"><DaysView period={zone} /></span>}
        </li>
      ))}
    </ul>
  );
}
