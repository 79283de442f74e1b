import { inForce, type Period } from "@chengqi/domain/zones/period";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf } from "../ui/use-as-of.js";

/** What holds on the day asked about or is still to begin, and what is over by then. */
export function useParted<Row extends Period>(rows: readonly Row[]): { current: readonly Row[]; past: readonly Row[] } {
  const { asOf } = useAsOf();
  const over = (row: Row) => asOf !== null && row.validTo !== null && row.validTo <= asOf;
  return { current: rows.filter((row) => !over(row)), past: rows.filter(over) };
}

/** What holds on the day asked about. */
export function useInForce<Row extends Period>(rows: readonly Row[]): readonly Row[] {
  const { asOf } = useAsOf();
  return asOf === null ? rows : rows.filter((row) => inForce(row, asOf));
}

/** What is over, folded away. */
export function Past({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation();
  return count === 0 ? null : <details className="past"><summary>{t("powers.past", { count })}</summary>{children}</details>;
}
