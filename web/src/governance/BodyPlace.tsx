import type { BodyFile } from "@chengqi/domain/governance/body-answers";
import { useTranslation } from "react-i18next";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { StatementView } from "../zones/IdentityField.js";
import { BodyLink } from "./BodyLink.js";
import { BodyTypeView } from "./BodyTypeView.js";
import { DaysView } from "./DaysView.js";

/** What it stands under, now and before, what stands under it, and what is published of it. */
export function BodyPlace({ body }: { body: BodyFile }) {
  const { t } = useTranslation();
  return (
    <Section title={t("bodies.place")} aside={<PageLink to={`/bodies?q=${encodeURIComponent(body.name.zh)}`}>{t("bodies.inTree")}</PageLink>}>
      <Facts>
        <Fact label={t("bodies.parent")}>
          {body.standings.length === 0 ? <span className="unknown">{t("bodies.head")}</span> : body.standings.map((standing) => (
            <p key={`${standing.parent.id} ${standing.validFrom}`}><BodyLink body={standing.parent} /> <span className="cell-sub body-days"><DaysView period={standing} /></span></p>
          ))}
        </Fact>
        <Fact label={t("bodies.under")}>
          {body.under.length === 0 ? <span className="unknown">{t("bodies.noneUnder")}</span> : (
            <ul className="body-under">{body.under.map((one) => <li key={one.id}><BodyLink body={one} /> <span className="cell-sub"><BodyTypeView type={one.type} /></span></li>)}</ul>
          )}
        </Fact>
        {body.statements.length > 0 && (
          <Fact label={t("bodies.published")}>
            {body.statements.map((statement) => <StatementView key={statement.field} statement={statement} row={`body/${body.id}/${statement.field}`} />)}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
