import type { City } from "@chengqi/domain/city/city";
import type { ZoneSystemEvent } from "@chengqi/domain/ecosystems/ecosystem";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { EcosystemLives } from "../ecosystems/EcosystemLives.js";
import { lastDay } from "../frame/milestones.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageHeader } from "../ui/PageHeader.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Answer } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { EcosystemChanges } from "./EcosystemChanges.js";
import { ZoneChanges } from "./ZoneChanges.js";
import "./history.css";

/** How the system of zones and ecosystems came about and changed, with the sources. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const query = useGet<City>("/city");
  return (
    <div className="page">
      <PageHeader title={t("history.title")} note={t("history.note")} />
      <Answer query={query} rows={10}>{(city) => <Content city={city} />}</Answer>
    </div>
  );
}

function Content({ city }: { city: City }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t("history.eventsTitle")}>
        <ol className="events">
          {city.history.toSorted((a, b) => (a.date < b.date ? -1 : 1)).map((event) => <Event key={event.date} event={event} />)}
        </ol>
      </Section>
      <EcosystemLives />
      <EcosystemChanges city={city} />
      <ZoneChanges city={city} />
    </>
  );
}

function Event({ event }: { event: ZoneSystemEvent }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { asOf, setAsOf } = useAsOf();
  const day = lastDay(event.date);
  return (
    <li className="event" data-current={day === asOf}>
      <div className="event-when">
        <button type="button" onClick={() => setAsOf(day)} title={t("ecosystems.lookAt", { day })}>{periodText(event.date, language)}</button>
      </div>
      <div className="event-what">
        <p className="event-text"><NameView name={{ zh: event.event, en: event.eventEn }} /></p>
        <dl className="event-counts">
          <div><dt>{t("measure.ecosystems")}</dt><dd>{event.ecosystems ?? <span title={t("reason.not-known")}>—</span>}</dd></div>
          <div><dt>{t("measure.zones")}</dt><dd>{event.zones ?? <span title={t("reason.not-known")}>—</span>}</dd></div>
          {event.composition && <div><dt>{t("history.composition")}</dt><dd><NameView name={{ zh: event.composition, en: event.compositionEn }} /></dd></div>}
        </dl>
        <p className="source-line">
          {t("zones.source")} <Sources text={event.source} /> · <PageLink to={`/datasets/${encodeURIComponent(event.dataset)}`}>{t("ui.figure.dataset")}</PageLink>
        </p>
      </div>
    </li>
  );
}

/** Sources in one text, `a; b`; addresses are links. */
const Sources = ({ text }: { text: string }) => (
  <>
    {text.split(/;\s*/).map((source, position) => (
      <span key={source}>
        {position > 0 && "; "}
        {/^https?:/.test(source) ? <a href={source} rel="noreferrer">{source}</a> : source}
      </span>
    ))}
  </>
);
