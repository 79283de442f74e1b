import type { IndustryShare, ZoneSummary } from "@chengqi/domain/zones/zone";
import { useTranslation } from "react-i18next";
import { shareText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section, Unknown } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { NameMark, ValueMark } from "../ui/ValueMark.js";
import { declaredShare } from "./share-figures.js";
import { useIndustries } from "./use-industries.js";
import "./industries.css";

/** Leading industries as declared, the classes we read them as, and what they really make up. */
export function DeclaredIndustries({ zone, shares }: { zone: ZoneSummary; shares: readonly IndustryShare[] }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const mark = zone.figures["revenueCny"]?.mark;
  const revenue = declaredShare(shares, "revenueCny");
  const employees = declaredShare(shares, "employees");
  return (
    <Section title={t("industries.declaredTitle")} note={t("industries.declaredNote")}>
      {revenue !== null && employees !== null && (
        <p>
          {t("industries.declaredShare", { revenue: shareText(revenue, language), employees: shareText(employees, language) })}
          {" "}{mark && <MarkView mark={mark} />}
        </p>
      )}
      {zone.leadingIndustries.length === 0
        ? <Unknown text={t("reason.not-known")} provider={t("zones.providerCity")} />
        : (
          <ul className="declared-list">
            {zone.leadingIndustries.map(({ position, name, codes }) => (
              <li key={name.zh}>
                <strong><NameView name={name} /></strong><NameMark kind="leading-industry" row={`${zone.id}/${position}`} en={name.en} />
                <CodeList codes={codes} zone={zone.id} position={position} />
              </li>
            ))}
          </ul>
        )}
    </Section>
  );
}

function CodeList({ codes, zone, position }: { codes: readonly string[]; zone: string; position: number }) {
  const { t } = useTranslation();
  const industries = useIndustries();
  if (codes.length === 0) return <span className="cell-sub">{t("industries.noCodes")}</span>;
  return (
    <span className="cell-sub">
      {codes.map((code, at) => (
        <span key={code}>
          {at > 0 && " · "}
          <PageLink to={`/firms?zone=${zone}&industry=${code}`}>
            <span className="code">{code}</span><NameView name={industries.get(code)?.name ?? { zh: code, en: null }} />
          </PageLink>
        </span>
      ))}
      <ValueMark kind="leading-industry" row={`${zone}/${position}`} field="codes" />
    </span>
  );
}
