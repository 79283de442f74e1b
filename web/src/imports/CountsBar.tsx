import { rowStates, type ImportCounts } from "@chengqi/domain/imports/answers";
import { useTranslation } from "react-i18next";
import { countText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";

/** What becomes of the rows, as parts of one bar, and in words. */
export function CountsBar({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const parts = rowStates.filter((state) => counts[state] > 0);
  const text = parts.map((state) => `${t(`imports.row.${state}`)} ${countText(counts[state], language)}`).join(language === "zh" ? "，" : ", ");
  return (
    <span className="import-bar-cell">
      <svg className="import-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((state, index) => (
          <rect
            key={state} className={`import-fill-${state}`} y="0" height="8" width={(counts[state] / Math.max(1, counts.rows)) * 100}
            x={(parts.slice(0, index).reduce((sum, one) => sum + counts[one], 0) / Math.max(1, counts.rows)) * 100}
          />
        ))}
      </svg>
      <span className="cell-sub">{text === "" ? t("imports.noRows") : text}</span>
    </span>
  );
}
