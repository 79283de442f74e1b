import type { Dataset } from "@chengqi/domain/datasets/dataset";
import { useTranslation } from "react-i18next";
import { countText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";
import "./datasets.css";

/** Age of a dataset in days; late ones say so, not by colour alone. */
export function Age({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const days = t("datasets.days", { days: countText(dataset.ageDays, language) });
  if (!dataset.late) return <span className="nowrap">{days}</span>;
  return <span className="late nowrap"><span aria-hidden="true">■ </span>{days}<span className="cell-sub late">{t("ui.figure.late")}</span></span>;
}
