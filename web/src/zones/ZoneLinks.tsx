import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { NameMark } from "../ui/ValueMark.js";

/** Districts of a zone, each a link. */
export function DistrictLinks({ zone }: { zone: ZoneSummary }) {
  const { t } = useTranslation();
  if (zone.districts.length === 0) return <span className="unknown">{t("reason.not-known")}</span>;
  return (
    <span className="chips">
      {zone.districts.map(({ code, name }) => (
        <span key={code}><PageLink to={`/districts/${code}`}><NameView name={name} /></PageLink><NameMark kind="district" row={code} en={name.en} /></span>
      ))}
    </span>
  );
}

/** Ecosystems of a zone on the day, with its role where a source gives one, and how the membership is known. */
export function EcosystemLinks({ zone, roles = false }: { zone: ZoneSummary; roles?: boolean }) {
  const { t } = useTranslation();
  if (zone.ecosystems.length === 0) return <span className="unknown">{t("reason.not-known")}</span>;
  return (
    <span className="chips">
      {zone.ecosystems.map((membership) => (
        <span key={membership.ecosystemId} className="membership">
          <PageLink to={`/ecosystems/${membership.ecosystemId}`}><NameView name={membership.name} /></PageLink>
          <NameMark kind="ecosystem" row={membership.ecosystemId} en={membership.name.en} />
          {(roles || membership.role !== null) && <span className="cell-sub">{t(`role.${membership.role ?? "unknown"}`)}</span>}
          {membership.basis !== "stated" && <BasisView basis={membership.basis} />}
        </span>
      ))}
    </span>
  );
}

/** How we know of a membership, where the list itself does not say it. */
export function BasisView({ basis }: { basis: "stated" | "succession" | "split" }) {
  const { t } = useTranslation();
  return (
    <Tooltip title={t(`zones.basisNote.${basis}`)}>
      <button type="button" className={`basis basis-${basis}`} aria-label={`${t(`zones.basisShort.${basis}`)}: ${t(`zones.basisNote.${basis}`)}`}>
        {t(`zones.basisShort.${basis}`)}
      </button>
    </Tooltip>
  );
}

/** Managing bodies; those without a statutory code are told apart. */
export function BodyNames({ zone }: { zone: ZoneSummary }) {
  const { t } = useTranslation();
  if (zone.bodies.length === 0) return <span className="unknown">{t("reason.not-known")}</span>;
  return (
    <span className="chips">
      {zone.bodies.map((body) => (
        <span key={body.id}>
          <NameView name={body.name} /><NameMark kind="body" row={body.id} en={body.name.en} />
          {!body.statutory && (
            <Tooltip title={t("zones.internalBodyNote", { id: body.id })}>
              <button type="button" className="basis" aria-label={`${t("zones.internalBody")}: ${t("zones.internalBodyNote", { id: body.id })}`}>{t("zones.internalBody")}</button>
            </Tooltip>
          )}
        </span>
      ))}
    </span>
  );
}
