import type { City } from "@chengqi/domain/city/city";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { milestonesOf } from "../frame/milestones.js";
import { useSettings } from "../theme/settings.js";
import { periodText } from "../ui/format.js";
import { useAsOf } from "../ui/use-as-of.js";

const dayMs = 86_400_000;

/** The changes of the zone system on a line of time; one click asks about that day. */
export function DateStrip() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { asOf, setAsOf } = useAsOf();
  const city = useGet<City>("/city").data;
  if (!city || !asOf) return null;
  const milestones = milestonesOf(city);
  const days = [...milestones.map(({ day }) => day), asOf].map((day) => Date.parse(day) / dayMs);
  const from = Math.min(...days);
  const span = Math.max(...days) - from || 1;
  const place = (day: string) => `${(((Date.parse(day) / dayMs - from) / span) * 100).toFixed(2)}%`;
  const inForce = milestones.findLast(({ day, event }) => event !== null && day <= asOf)?.event;
  // Sources give one count, the other or both.
  const counts = [
    inForce?.ecosystems && t("board.date.ecosystems", { count: inForce.ecosystems }), inForce?.zones && t("board.date.zones", { count: inForce.zones }),
  ].filter(Boolean).join(t("ui.listComma"));
  return (
    <section className="panel-section date-strip" aria-label={t("frame.asOf.title")}>
      <div className="date-line">
        {milestones.map(({ day, label, event }) => (
          <button
            key={day} type="button" className={event ? "date-mark" : "date-mark date-mark-usual"} style={{ left: place(day) }}
            aria-pressed={day === asOf} aria-label={periodText(label, language)} title={periodText(label, language)} onClick={() => setAsOf(day)}
          />
        ))}
        {milestones.every(({ day }) => day !== asOf) && <span className="date-here" style={{ left: place(asOf) }} aria-hidden="true" />}
      </div>
      <p>
        <strong>{periodText(asOf, language)}</strong>
        <span className="muted">
          {inForce ? t("board.date.since", { date: periodText(inForce.date, language), counts }) : city.history.length > 0 && t("board.date.before")}
        </span>
      </p>
    </section>
  );
}
