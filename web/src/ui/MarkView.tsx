import type { Mark } from "@chengqi/domain/figures/figure";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./figure.css";

/** Shape of each mark; the shape tells, not the colour. */
export const markSigns: Readonly<Record<Mark, string>> = { published: "●", derived: "◐", estimated: "○", synthetic: "◌" };

/** Fonts draw ◐ and ◌ unlike in size, so the four are drawn here. */
const shapes: Readonly<Record<Mark, ReactNode>> = {
  published: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  derived: <><circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" /><path d="M6 2.5a3.5 3.5 0 0 0 0 7z" fill="currentColor" /></>,
  estimated: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" />,
  synthetic: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="1.5 1.25" />,
};

/** What kind of knowledge stands beside it: ● published, ◐ derived, ○ estimated, ◌ synthetic; vermilion when late. */
export function MarkView({ mark, late = false, words = false }: { mark: Mark; late?: boolean; words?: boolean }) {
  const { t } = useTranslation();
  const label = late ? `${t(`mark.${mark}`)}, ${t("ui.figure.late")}` : t(`mark.${mark}`);
  return (
    <span className={late ? "mark mark-late" : "mark"}>
      <svg viewBox="0 0 12 12" width="10" height="10" {...(words ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
        {shapes[mark]}
      </svg>
      {words && <span>{label}</span>}
    </span>
  );
}
