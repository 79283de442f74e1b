import type { OriginField, OriginKind, ValueOrigin } from "@chengqi/domain/figures/value-origin";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDatasets } from "./Datasets.js";
import { MarkView } from "./MarkView.js";
import { Opener } from "./Opener.js";
import { DatasetLink, DatasetRows, OriginRow } from "./OriginRows.js";
import { useOrigin } from "./Origins.js";
import { useReading } from "./use-reading.js";
import "./figure.css";

interface ValueMarkProps {
  readonly kind: OriginKind;
  readonly row: string;
  readonly field: OriginField;
  /** The value itself, where it is no link; the mark alone opens otherwise. */
  readonly children?: ReactNode;
}

/** The mark of a value that does not come from its row's dataset; opens to where it comes from. Nothing of its own for other values. */
export function ValueMark({ kind, row, field, children }: ValueMarkProps) {
  const { t } = useTranslation();
  const origin = useOrigin(kind, row, field);
  const late = useDatasets().get(origin?.dataset ?? "")?.late ?? false;
  if (!origin) return <>{children}</>;
  const label = t(`origin.${kind}.${field}`);
  return (
    <Opener
      label={label} card={<ValueOriginView origin={origin} label={label} late={late} />}
      {...(children === undefined && { name: t("ui.figure.originOf", { value: label, mark: t(`mark.${origin.mark}`) }) })}
    >
      {children}<MarkView mark={origin.mark} late={late} />
    </Opener>
  );
}

/** The mark of a name in English, where English is what is read; the Chinese one is the row's own. */
export function NameMark({ kind, row, en }: { kind: OriginKind; row: string; en: string | null }) {
  const { language } = useReading();
  return language === "en" && en !== null ? <ValueMark kind={kind} row={row} field="nameEn" /> : null;
}

/** Where one value comes from: kind, source, dataset, date and age. */
function ValueOriginView({ origin, label, late }: { origin: ValueOrigin; label: string; late: boolean }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const dataset = useDatasets().get(origin.dataset);
  const note = language === "zh" ? dataset?.noteZh : (dataset?.noteEn ?? dataset?.noteZh);
  return (
    <div className="origin">
      <div className="origin-head"><strong>{label}</strong><MarkView mark={origin.mark} late={late} words /></div>
      <dl>
        <OriginRow label={t("ui.figure.source")}>{origin.source}</OriginRow>
        <DatasetRows id={origin.dataset} />
        {note && <OriginRow label={t("ui.figure.note")}>{note}</OriginRow>}
      </dl>
      <DatasetLink id={origin.dataset} />
    </div>
  );
}
