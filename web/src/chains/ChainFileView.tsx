import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { NameView } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { shareText } from "../ui/format.js";
import { useReading } from "../ui/use-reading.js";

/** What the chain says of itself: who wrote it, its classes and products, its edges against the national table, its versions. */
export function ChainFileView({ answer }: { answer: ChainAnswer }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const { chain, classNames, edgeFlows, versions } = answer;
  const nameOf = (id: string) => chain.links.find((link) => link.id === id)?.name[language] ?? id;
  const odd = edgeFlows.filter(({ agrees }) => agrees === false);
  return (
    <>
      <Section title={t("chains.file.links")} note={t("chains.file.linksNote")}>
        <DataTable
          caption={t("chains.file.links")} captionHidden rows={chain.links} rowKey={({ id }) => id}
          columns={linkColumns(t, language, classNames)}
        />
      </Section>
      <Section title={t("chains.file.flows")} note={t("chains.file.flowsNote", { edges: edgeFlows.length, odd: odd.length })}>
        {odd.length > 0 && (
          <DataTable
            caption={t("chains.file.flows")} captionHidden rows={odd} rowKey={({ from, to }) => `${from} ${to}`}
            columns={flowColumns(t, language, nameOf)}
          />
        )}
      </Section>
      <Section title={t("chains.file.versions")}>
        <ul className="plain-list">
          {versions.map((one) => <li key={one.version}>{t("chains.file.version", { version: one.version, from: one.validFrom, author: one.author[language], date: one.date })}{one.change && ` — ${one.change[language]}`}</li>)}
        </ul>
      </Section>
    </>
  );
}

const linkColumns = (t: TFunction, language: Language, classNames: ChainAnswer["classNames"]): Column<ChainAnswer["chain"]["links"][number]>[] => [
  { key: "name", title: t("chains.link"), rowHeader: true, className: "name-cell", cell: ({ name, note }) => <>{name[language]}{note && <span className="chain-sub">{note[language]}</span>}</> },
  { key: "classes", title: t("chains.file.classes"), cell: ({ classes, noClass }) => (noClass ? <span className="unknown-plain">{noClass[language]}</span> : <ul className="plain-list">{classes.map(({ code, partial }) => <li key={code}><span className="code">{code}{partial ? "*" : ""}</span> {classNames[code] && <NameView name={classNames[code]} />}</li>)}</ul>) },
  { key: "products", title: t("chains.file.products"), cell: ({ products, productsEn }) => (language === "zh" ? <span lang="zh-CN">{products.join("、")}</span> : productsEn.join(", ")) },
  { key: "substitutes", title: t("chains.file.substitutes"), wideOnly: true, cell: ({ substitutes }) => substitutes.map((one) => one[language]).join(t("ui.listComma")) || "—" },
  { key: "examples", title: t("chains.file.examples"), wideOnly: true, cell: ({ examples }) => examples.map((one) => one[language]).join(t("ui.listComma")) || "—" },
];

const flowColumns = (t: TFunction, language: Language, nameOf: (id: string) => string): Column<ChainAnswer["edgeFlows"][number]>[] => [
  { key: "edge", title: t("chains.file.edge"), rowHeader: true, cell: ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}` },
  { key: "sectors", title: t("chains.file.sectors"), cell: ({ fromSector, toSector }) => `${fromSector ?? "—"} → ${toSector ?? "—"}` },
  { key: "share", title: t("chains.file.share"), numeric: true, cell: ({ share }) => (share === null ? "—" : shareText(share, language)) },
];
