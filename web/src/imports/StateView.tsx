import type { ImportState, RowState } from "@chengqi/domain/imports/answers";
import { useTranslation } from "react-i18next";

/** A sign and a shade besides the word: colour alone says nothing. */
const looks: Readonly<Record<ImportState, readonly [sign: string, look: string]>> = {
  reading: ["◔", "busy"], ready: ["○", "open"], checking: ["◔", "busy"], checked: ["◐", "open"], committing: ["◔", "busy"],
  committed: ["●", "good"], undoing: ["◔", "busy"], undone: ["↶", "past"], cancelled: ["–", "past"], failed: ["■", "bad"],
};

export function StateView({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  const [sign, look] = looks[state];
  return <span className={`import-state import-${look}`}><span aria-hidden="true">{sign} </span>{t(`imports.state.${state}`)}</span>;
}

export const rowSigns: Readonly<Record<RowState, string>> = { new: "＋", changed: "△", same: "＝", kept: "◇", repeated: "◫", excluded: "∅", refused: "■" };

export function RowStateView({ state }: { state: RowState }) {
  const { t } = useTranslation();
  return <span className={`nowrap import-row-${state}`}><span aria-hidden="true">{rowSigns[state]} </span>{t(`imports.row.${state}`)}</span>;
}
