import type { Figure } from "@chengqi/domain/figures/figure";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FigureOrigin } from "./FigureOrigin.js";
import { Opener } from "./Opener.js";

/** The button around a figure; it opens to where the figure comes from. */
export function FigureOpener({ figure, children }: { figure: Figure; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Opener
      label={t(`measure.${figure.measure}`)} title={figure.value === null && figure.reason ? t(`reason.${figure.reason}`) : undefined}
      card={<FigureOrigin figure={figure} />}
    >
      {children}
    </Opener>
  );
}
