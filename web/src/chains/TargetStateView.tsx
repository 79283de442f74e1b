import type { TargetState } from "@chengqi/domain/chains/target-life";
import { useTranslation } from "react-i18next";

const signs: Readonly<Record<TargetState, string>> = { open: "○", "in-talk": "◐", won: "●", dropped: "×" };

/** How far a target is; late is said in words too. */
export function TargetStateView({ status, late = false }: { status: TargetState; late?: boolean }) {
  const { t } = useTranslation();
  return <span className="target-state"><span aria-hidden="true">{signs[status]} </span>{t(`chains.target.state.${status}`)}{late && <> <span className="chip">{t("chains.target.late")}</span></>}</span>;
}
