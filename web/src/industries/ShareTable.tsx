import type { Figure } from "@chengqi/domain/figures/figure";
import type { IndustryShare } from "@chengqi/domain/zones/zone";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { figureColumn } from "../ui/figure-columns.js";
import { shareText } from "../ui/format.js";
import { NameView, nameText } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import { useUrlState } from "../ui/use-url-state.js";
import { partOf, quotientFigure, shareFigure, shareMeasures, type ShareMeasure } from "./share-figures.js";

const defaults = { industrySort: "-revenueCny" } as const;

interface ShareTableProps {
  readonly shares: readonly IndustryShare[];
  readonly whole: Figure;
  readonly measure: ShareMeasure;
  readonly declares: boolean;
  readonly firmQuery?: string;
}

/** Every industry of the area with its figures, its part of the whole and its location quotient. */
export function ShareTable({ shares, whole, measure, declares, firmQuery }: ShareTableProps) {
  const { t } = useTranslation();
  const reading = useReading();
  const [state, change] = useUrlState(defaults);
  const columns = useMemo((): Column<IndustryShare>[] => [
    { key: "code", title: t("industries.code"), cell: (share) => share.code, order: (share) => share.code, className: "nowrap" },
    nameColumn(firmQuery, reading.language, t),
    ...(declares ? [declaredColumn(t)] : []),
    ...shareMeasures.map((one) =>
      figureColumn(one, shares, (share: IndustryShare) => shareFigure(share, one, whole), reading, t, { wideOnly: one !== measure })),
    partColumn(shares, measure, reading.language, t),
    figureColumn("locationQuotient", shares, (share: IndustryShare) => quotientFigure(share, whole), reading, t),
  ], [shares, whole, measure, declares, firmQuery, reading, t]);
  return (
    <DataTable
      caption={t("industries.caption", { count: shares.length })} columns={columns} rows={shares} rowKey={(share) => share.code}
      sort={state.industrySort} onSort={(industrySort) => change({ industrySort })}
    />
  );
}

function IndustryName({ share, firmQuery }: { share: IndustryShare; firmQuery?: string }) {
  const name = <NameView name={share.name} />;
  return firmQuery === undefined ? name : <PageLink to={`/firms?${firmQuery}&industry=${share.code}`}>{name}</PageLink>;
}

const nameColumn = (firmQuery: string | undefined, language: Language, t: TFunction): Column<IndustryShare> => ({
  key: "name", title: t("industries.name"), rowHeader: true, className: "name-cell",
  cell: (share) => <IndustryName share={share} {...(firmQuery !== undefined && { firmQuery })} />,
  order: (share) => nameText(share.name, language),
});

const declaredColumn = (t: TFunction): Column<IndustryShare> => ({
  key: "declared", title: t("industries.declared"), className: "nowrap",
  cell: (share) => (share.declared ? <span className="declared"><span aria-hidden="true">■</span> {t("industries.yes")}</span> : <span className="unknown-plain">{t("industries.no")}</span>),
  order: (share) => (share.declared ? 0 : 1),
});

function Part({ ratio, language, missing }: { ratio: number | null; language: Language; missing: string }) {
  if (ratio === null) return <span className="figure-undefined" title={missing}>—</span>;
  return (
    <span className="part">
      <span className="part-track" aria-hidden="true"><span className="part-bar" style={{ width: `${ratio * 100}%` }} /></span>
      {shareText(ratio, language)}
    </span>
  );
}

/** Part of the area's whole as a bar and a number. */
function partColumn(shares: readonly IndustryShare[], measure: ShareMeasure, language: Language, t: TFunction): Column<IndustryShare> {
  const parts = new Map(shares.map((share) => [share.code, partOf(shares, share, measure)]));
  const part = (share: IndustryShare) => parts.get(share.code) ?? null;
  return {
    key: "part", title: t("industries.part", { measure: t(`measure.${measure}`) }), numeric: true, wideOnly: true,
    cell: (share) => <Part ratio={part(share)} language={language} missing={t("reason.suppressed")} />,
    order: part,
  };
}
