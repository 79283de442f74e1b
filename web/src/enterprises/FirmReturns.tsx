import type { FirmCard, FirmReturns } from "@chengqi/domain/enterprises/firm";
import { purposes, type Purpose } from "@chengqi/domain/governance/actor";
import { may } from "@chengqi/domain/governance/permissions";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { useMe } from "../sign-in/use-me.js";
import { FilterSelect } from "../ui/FilterSelect.js";
import { PageLink } from "../ui/PageLink.js";
import type { YearOfFigures } from "./YearFigures.js";

/** The firm's years with its returns in them, once the reader has said what for; the figures anybody may see until then. */
export function useReturns(firm: FirmCard, purpose: Purpose | null): readonly YearOfFigures[] {
  const { data } = useGet<FirmReturns>(purpose === null ? null : `/firms/${encodeURIComponent(firm.id)}/returns`, { purpose });
  if (purpose === null || !data || data.id !== firm.id) return firm.years;
  const returned = new Map(data.years.map(({ year, figures }) => [year, figures]));
  return firm.years.map(({ year, figures }) => ({ year, figures: { ...figures, ...returned.get(year) } }));
}

interface PurposeLineProps {
  readonly firm: FirmCard;
  readonly purpose: Purpose | null;
  readonly onState: (purpose: Purpose | null) => void;
}

/** That returns are seen for a stated purpose only, and where it is stated. */
export function PurposeLine({ firm, purpose, onState }: PurposeLineProps) {
  const { t } = useTranslation();
  const { actor } = useMe();
  const target = { firmId: firm.id, zoneId: firm.zone?.id ?? null };
  const permitted = may({ ...actor, purpose: "service" }, "firm-return.read", target);
  return (
    <div className="banner returns-line" role="note">
      <span>{t(purpose === null ? "enterprises.returns.note" : "enterprises.returns.recorded")}</span>
      {permitted && (
        <FilterSelect
          label={t("enterprises.returns.purpose")} width={220} value={purpose ?? ""}
          options={purposes.map((one) => ({ value: one, label: t(`me.purpose.${one}`) }))}
          onChange={(value) => onState(purposes.find((one) => one === value) ?? null)}
        />
      )}
      {!permitted && actor.userId === null && <PageLink to="/sign-in">{t("enterprises.returns.signIn")}</PageLink>}
      <PageLink to="/permissions">{t("enterprises.returns.who")}</PageLink>
    </div>
  );
}
