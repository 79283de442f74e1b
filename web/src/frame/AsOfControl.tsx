import { CalendarOutlined } from "@ant-design/icons";
import type { City } from "@chengqi/domain/city/city";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { useSettings } from "../theme/settings.js";
import { periodText } from "../ui/format.js";
import { useAsOf } from "../ui/use-as-of.js";
import { milestonesOf } from "./milestones.js";

/** The day asked about: the milestones of the zone system, the city's usual day, or any other day. */
export function AsOfControl() {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { asOf, chosen } = useAsOf();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={t("frame.asOf.title")}
      content={<Days onChosen={() => setOpen(false)} />} destroyOnHidden
    >
      <Button icon={<CalendarOutlined />} className={chosen ? "as-of as-of-chosen" : "as-of"} aria-haspopup="dialog" aria-expanded={open}>
        <span className="as-of-label">{t("frame.asOf.label")}</span> {asOf ? periodText(asOf, language) : "…"}
      </Button>
    </Popover>
  );
}

function Days({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const { asOf, setAsOf } = useAsOf();
  const city = useGet<City>("/city");
  if (!city.data) return null;
  const choose = (day: string) => { setAsOf(day); onChosen(); };
  return (
    <div className="days">
      <ol className="milestones" aria-label={t("frame.asOf.milestones")}>
        {milestonesOf(city.data).map((milestone) => (
          <li key={milestone.day} data-current={milestone.day === asOf}>
            <button type="button" aria-pressed={milestone.day === asOf} onClick={() => choose(milestone.day)}>
              <span className="milestone-day">{periodText(milestone.label, language)}</span>
              <span className="milestone-text">
                {milestone.event
                  ? t("frame.asOf.counts", { ecosystems: milestone.event.ecosystems ?? "—", zones: milestone.event.zones ?? "—" })
                  : t("frame.asOf.usual")}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <label className="free-day">
        {t("frame.asOf.other")}
        <input
          type="date" min="2000-01-01" max="2100-12-31" value={asOf ?? ""}
          onChange={(event) => { if (/^2\d{3}-/.test(event.target.value)) setAsOf(event.target.value); }}
        />
      </label>
    </div>
  );
}
