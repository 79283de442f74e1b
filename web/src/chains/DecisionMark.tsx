import { useTranslation } from "react-i18next";

/** What was decided on a pair of zones; dashed where the facts have changed since. */
export function DecisionMark({ kind, holds }: { kind: string; holds: boolean }) {
  const { t } = useTranslation();
  return <span className={holds ? "chip" : "chip is-stale"}>{t(`chains.duplication.kinds.${kind}`)}{!holds && <> · {t("chains.duplication.factsChanged")}</>}</span>;
}
