import type { EvidenceGrade, ZoneKind, ZoneStatus } from "@chengqi/domain/zones/zone";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import "./zones.css";

/** Family of a zone: a colour and its name. */
export function KindView({ kind }: { kind: ZoneKind }) {
  const { t } = useTranslation();
  return <span className="kind"><span className={`kind-sign kind-${kind}`} aria-hidden="true" />{t(`kind.${kind}`)}</span>;
}

/** Filled steps of three: how much a grade is worth. */
const steps: Readonly<Record<EvidenceGrade, number>> = {
  "sourced": 3, "sourced-2017-name": 2, "sourced-2021-or-later-name": 2, "weak-source": 1, "general-knowledge": 0, "doubtful": 0,
};

/** How sure we are that a zone of this name existed; opens to what the grade means. */
export function EvidenceView({ grade }: { grade: EvidenceGrade }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`zones.grade.${grade}`)}>
      <button type="button" className={`evidence evidence-${steps[grade]}`} aria-label={`${t(`evidence.${grade}`)}: ${t(`zones.grade.${grade}`)}`}>
        <span className="evidence-steps" aria-hidden="true">
          {[1, 2, 3].map((step) => <span key={step} className={step <= steps[grade] ? "full" : undefined} />)}
        </span>
        <span>{t(`evidence.${grade}`)}</span>
      </button>
    </Tooltip>
  );
}

export function StatusView({ status }: { status: ZoneStatus }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`zones.statusNote.${status}`)}>
      <button type="button" className="chip chip-dashed status" aria-label={`${t(`status.${status}`)}: ${t(`zones.statusNote.${status}`)}`}>
        {t(`status.${status}`)}
      </button>
    </Tooltip>
  );
}
