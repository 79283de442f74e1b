import type { City } from "@chengqi/domain/city/city";
import type { EcosystemPage, EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { useQueries } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { apiPath, getJson } from "../api.js";
import { phasesOf } from "../ecosystems/lives.js";
import type { Language } from "../theme/settings.js";
import { DataTable, type Column } from "../ui/DataTable.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Loading } from "../ui/States.js";
import { useReading } from "../ui/use-reading.js";
import { changesOf, type Change } from "./changes.js";

const asked = <T,>(path: string, params: Record<string, string> = {}) => ({
  queryKey: [apiPath(path, params)], queryFn: () => getJson<T>(path, params),
});

/** What became of the ecosystems that ended. */
export function EcosystemChanges({ city }: { city: City }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const lists = useQueries({ queries: phasesOf(city).map(({ day }) => asked<{ rows: EcosystemSummary[] }>("/ecosystems", { asOf: day })) });
  const ended = [...new Set(lists.flatMap(({ data }) => data?.rows.filter(({ validTo }) => validTo !== null).map(({ id }) => id) ?? []))];
  const pages = useQueries({ queries: ended.map((id) => asked<EcosystemPage>(`/ecosystems/${encodeURIComponent(id)}`)) });
  const ready = [...lists, ...pages].every(({ data }) => data !== undefined);
  return (
    <Section title={t("history.changesTitle")} note={t("history.changesNote")}>
      {ready
        ? (
          <DataTable
            caption={t("history.changesTitle")} captionHidden columns={changeColumns(language, t)} rowKey={({ from }) => from.id}
            rows={changesOf(pages.flatMap(({ data }) => data ?? []))}
          />
        )
        : <Loading rows={6} />}
    </Section>
  );
}

const changeColumns = (language: Language, t: TFunction): Column<Change>[] => [
  { key: "on", title: t("history.date"), className: "nowrap", cell: ({ on }) => periodText(on, language) },
  {
    key: "from", title: t("history.former"), rowHeader: true, className: "name-cell",
    cell: ({ from }) => <PageLink to={`/ecosystems/${encodeURIComponent(from.id)}`}><NameView name={from.name} /></PageLink>,
  },
  { key: "kind", title: t("history.change"), className: "nowrap", cell: ({ kind }) => <span className="chip">{t(`succession.${kind}`)}</span> },
  {
    key: "to", title: t("history.heirs"),
    cell: ({ to }) => (to.length === 0
      ? <span className="unknown-plain">{t("zones.noSuccessors")}</span>
      : (
        <span className="chips">
          {to.map((heir) => <PageLink key={heir.id} to={`/ecosystems/${encodeURIComponent(heir.id)}`}><NameView name={heir.name} /></PageLink>)}
        </span>
      )),
  },
];
