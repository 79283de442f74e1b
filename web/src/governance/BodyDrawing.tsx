import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listOf, textOf } from "../ui/url-state.js";
import type { BodiesState } from "./bodies-state.js";
import { bodyFamilies } from "./body-family.js";
import { FamilySign } from "./BodyTypeView.js";
import { BodyTree, type DrawnBody } from "./BodyTree.js";
import { levelOf, shownOf, turn } from "./folds.js";
import { treeOf } from "./tree-layout.js";

interface BodyDrawingProps {
  readonly bodies: readonly DrawnBody[];
  readonly state: BodiesState;
  readonly matches: ((body: DrawnBody) => boolean) | null;
  /** Bodies turned one by one, as one text. */
  readonly onOpen: (open: string) => void;
}

/** The tree with its key. */
export function BodyDrawing({ bodies, state: { q, type, district, level, open }, matches, onOpen }: BodyDrawingProps) {
  const { t } = useTranslation();
  const trees = useMemo(() => treeOf(bodies), [bodies]);
  const turned = useMemo(() => new Set(listOf(open)), [open]);
  // The filters stand for `matches`, which is another function each time.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const shown = useMemo(() => shownOf(trees, { level: levelOf(level), turned }, matches), [trees, level, turned, q, type, district]);
  return (
    <>
      <ul className="body-legend" aria-label={t("bodies.legend")}>
        {bodyFamilies.map((family) => <li key={family}><FamilySign family={family} />{t(`bodies.family.${family}`)}</li>)}
      </ul>
      <BodyTree {...shown} onFold={(id) => onOpen(textOf([...turn(turned, id)]))} />
    </>
  );
}
