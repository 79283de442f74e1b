import type { Statement } from "@chengqi/domain/figures/figure";
import type { identityFields, ZoneFile } from "@chengqi/domain/zones/zone";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDatasets } from "../ui/Datasets.js";
import { FigureView } from "../ui/FigureView.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Unknown } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import { NameMark, ValueMark } from "../ui/ValueMark.js";
import { EcosystemLinks } from "./ZoneLinks.js";

export type Field = (typeof identityFields)[number];

/** One field of the identity card: what the records say, the published sentence, or that it is unknown and who could provide it. */
export function IdentityField({ zone, field }: { zone: ZoneFile; field: Field }) {
  const record = recordOf(zone, field);
  const statement = zone.identity.find((one) => one.field === field && one.textZh !== null);
  if (record === null && statement === undefined) return <Missing zone={zone} field={field} />;
  return (
    <>
      {record}
      {statement && <StatementView statement={statement} row={`zone/${zone.id}/${field}`} />}
    </>
  );
}

/** What tables hold on a field; null where they hold nothing. */
function recordOf(zone: ZoneFile, field: Field): ReactNode | null {
  switch (field) {
    case "startArea": return figureOrNull(zone, "startAreaM2");
    case "plannedArea": return figureOrNull(zone, "areaM2");
    case "communities": return zone.communities.length === 0 ? null : <CommunityNames zone={zone} />;
    case "ecosystems": return zone.ecosystems.length === 0 ? null : <EcosystemLinks zone={zone} roles />;
    case "leadingIndustries": return zone.leadingIndustries.length === 0 ? null : <LeadingIndustries zone={zone} />;
    case "firmsAndProjects": return figureOrNull(zone, "firms");
    default: return null;
  }
}

function figureOrNull(zone: ZoneFile, measure: string): ReactNode | null {
  const figure = zone.figures[measure];
  return figure === undefined || figure.value === null ? null : <FigureView figure={figure} />;
}

const CommunityNames = ({ zone }: { zone: ZoneFile }) => (
  <span className="chips">
    {zone.communities.map((community) => (
      <span key={community.id} className={community.synthetic ? "chip chip-dashed" : "chip"}>
        <NameView name={community.name} />{community.synthetic && <MarkView mark="synthetic" />}
      </span>
    ))}
  </span>
);

function LeadingIndustries({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  return zone.leadingIndustries.map(({ position, name }, i) => (
    <Fragment key={position}>
      {i > 0 && t("ui.listComma")}
      <NameView name={name} /><NameMark kind="leading-industry" row={`${zone.id}/${position}`} en={name.en} />
    </Fragment>
  ));
}

/** A sentence with its mark, source and dataset; in English with the origin of the translation. */
export function StatementView({ statement, row }: { statement: Statement; row: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const late = useDatasets().get(statement.dataset ?? "")?.late ?? false;
  const lang = language === "en" && statement.textEn !== null ? "en" : "zh-CN";
  return (
    <>
      <p lang={lang}>{nameText({ zh: statement.textZh ?? "", en: statement.textEn }, language)} <MarkView mark={statement.mark} late={late} />{lang === "en" && <ValueMark kind="statement" row={row} field="textEn" />}</p>
      <span className="source-line">
        {statement.source && `${t("zones.source")} ${statement.source} `}
        {statement.dataset && <PageLink to={`/datasets/${encodeURIComponent(statement.dataset)}`}>{t("ui.figure.dataset")}</PageLink>}
      </span>
    </>
  );
}

/** Fields the planning bureau, not the zone itself, keeps. */
const planned: readonly Field[] = ["location", "startArea", "plannedArea"];

function Missing({ zone, field }: { zone: ZoneFile; field: Field }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const bodies = zone.bodies.map(({ name }) => nameText(name, language)).join(language === "zh" ? "、" : ", ");
  const provider = planned.includes(field)
    ? t("zones.provider", { who: t("owner.planning-bureau") })
    : bodies === "" ? t("zones.providerCity") : t("zones.provider", { who: bodies });
  return <Unknown text={t("identity.unknown")} provider={provider} />;
}
