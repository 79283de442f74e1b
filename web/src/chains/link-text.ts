import type { LinkState } from "@chengqi/domain/chains/answers";
import type { TFunction } from "i18next";
import { countText, numberText, scaleFor, type Reading } from "../ui/format.js";

type State = Pick<LinkState, "presence"> | null;

/** Firms and output of a link in one line; empty where it was not worked out. */
export function presenceText(state: State, t: TFunction, reading: Reading): string {
  if (!state) return "";
  const { wholeFirms, revenueCny } = state.presence;
  const scale = scaleFor("cny", revenueCny, reading);
  return t("chains.presence", { firms: countText(wholeFirms, reading.language), revenue: `${numberText(revenueCny, scale, reading.language)} ${t(scale.unitKey)}` });
}

/** Growth of a link's output with an arrow; empty where it cannot be told. */
export function growthText(state: State, t: TFunction, reading: Reading): string {
  const growth = state?.presence.growth ?? null;
  if (growth === null) return "";
  const arrow = growth > 0.005 ? "↑" : growth < -0.005 ? "↓" : "→";
  return t("chains.growth", { arrow, value: numberText(Math.abs(growth), scaleFor("ratio", growth, reading), reading.language) });
}
