import type { BodyPage as Body } from "@chengqi/domain/governance/bodies";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGet } from "../api.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { BodyTypeView } from "./BodyTypeView.js";

/** One body: what it is and what it runs. */
export default function BodyPage() {
  const { id = "" } = useParams();
  const query = useGet<Body>(`/bodies/${encodeURIComponent(id)}`);
  return <div className="page"><Answer query={query} rows={12}>{(body) => <File body={body} />}</Answer></div>;
}

function File({ body }: { body: Body }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <>
      <PageHeader title={nameText(body.name, language)} identity={<><span className="code">{body.id}</span><BodyTypeView type={body.type} /></>} />
      <Section title={t("bodies.zones")}>
        <ul className="plain-list">{body.zones.map((zone) => <li key={zone.id}><PageLink to={`/zones/${encodeURIComponent(zone.id)}`}><NameView name={zone.name} /></PageLink></li>)}</ul>
      </Section>
    </>
  );
}
