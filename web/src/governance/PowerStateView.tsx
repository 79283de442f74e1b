import type { PowerState } from "@chengqi/domain/governance/bodies";
import { useTranslation } from "react-i18next";
import "./powers.css";

const signs: Readonly<Record<PowerState, string>> = { offered: "▲", accepted: "●", declined: "■", withdrawn: "○" };

/** Where a delegated power stands: a shape, a colour and a word. */
export function PowerStateView({ state }: { state: PowerState }) {
  const { t } = useTranslation();
  return <span className={`power-state power-${state}`}><span aria-hidden="true">{signs[state]}</span> {t(`powers.state.${state}`)}</span>;
}
