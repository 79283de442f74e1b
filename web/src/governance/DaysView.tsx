import { useTranslation } from "react-i18next";
import { periodText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";

interface Days {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** From when to when something holds; days no source gives are said to be unknown. */
export function DaysView({ period: { validFrom, validTo } }: { period: Days }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const from = validFrom === null ? t("powers.dayUnknown") : periodText(validFrom, language);
  return <span className="days">{validTo === null ? t("powers.since", { day: from }) : t("powers.fromTo", { from, to: periodText(validTo, language) })}</span>;
}
