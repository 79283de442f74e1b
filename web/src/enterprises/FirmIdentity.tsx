import type { FirmCard } from "@chengqi/domain/enterprises/firm";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDatasets } from "../ui/Datasets.js";
import { periodText } from "../ui/format.js";
import { MarkView } from "../ui/MarkView.js";
import { nameText, NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Fact, Facts, Section, Unknown } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";

/** What identifies a firm, field by field; what is not known is named. */
export function FirmIdentity({ firm }: { firm: FirmCard }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const dataset = useDatasets().get(firm.dataset);
  const or = (content: ReactNode) => (content === null || content === false ? <Unknown text={t("reason.not-known")} /> : content);
  return (
    <Section title={t("enterprises.identity")}>
      <Facts>
        <Fact label={t("enterprises.creditCode")}>{or(firm.creditCode && <span className="credit-code">{firm.creditCode}</span>)}</Fact>
        <Fact label={t("enterprises.column.industry")}>
          {or(firm.industry && (
            <PageLink to={`/firms?industry=${firm.industry.code}`}><span className="code">{firm.industry.code}</span><NameView name={firm.industry.name} /></PageLink>
          ))}
        </Fact>
        <Fact label={t("enterprises.column.size")}>{or(firm.size && t(`size.${firm.size}`))}</Fact>
        <Fact label={t("enterprises.filter.zone")}>
          {firm.zone ? <PageLink to={`/zones/${firm.zone.id}`}><NameView name={firm.zone.name} /></PageLink> : t("enterprises.outsideZones")}
        </Fact>
        {firm.community && <Fact label={t("zones.community")}><NameView name={firm.community.name} /></Fact>}
        <Fact label={t("enterprises.filter.district")}>
          {or(firm.district && <PageLink to={`/districts/${firm.district.code}`}><NameView name={firm.district.name} /></PageLink>)}
        </Fact>
        <Fact label={t("enterprises.column.founded")}>{or(firm.foundedYear)}</Fact>
        {firm.closedYear !== null && <Fact label={t("enterprises.closed")}>{firm.closedYear}</Fact>}
        {firm.stock && <Stock stock={firm.stock} />}
        <Fact label={t("enterprises.products")}>{or(firm.products.length > 0 && <Products firm={firm} />)}</Fact>
        <Fact label={t("enterprises.position")}>
          {or(firm.position && t("enterprises.positionText", { lon: firm.position[0].toFixed(4), lat: firm.position[1].toFixed(4) }))}
        </Fact>
        <Fact label={t("ui.figure.dataset")}>
          <PageLink to={`/datasets/${encodeURIComponent(firm.dataset)}`}>
            {dataset ? nameText({ zh: dataset.titleZh, en: dataset.titleEn }, language) : firm.dataset}
          </PageLink>
        </Fact>
      </Facts>
    </Section>
  );
}

/** Words as they stand in the register, each leading to the firms that make the same. */
function Products({ firm: { products, synthetic } }: { firm: FirmCard }) {
  const { t } = useTranslation();
  return (
    <span lang="zh-CN">
      {products.map((word, index) => <Fragment key={word}>{index > 0 && t("ui.listComma")}<PageLink to={`/firms?q=${encodeURIComponent(word)}`}>{word}</PageLink></Fragment>)}
      {synthetic && <> <MarkView mark="synthetic" /></>}
    </span>
  );
}

function Stock({ stock }: { stock: NonNullable<FirmCard["stock"]> }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <>
      <Fact label={t("enterprises.stock")}>{stock.exchange} {stock.code} <span lang="zh-CN">{stock.shortName}</span></Fact>
      <Fact label={t("enterprises.listedOn")}>{periodText(stock.listedOn, language)}</Fact>
    </>
  );
}
