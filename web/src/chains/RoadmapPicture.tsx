import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import { nameOfItem, roadmapPicture, type RoadmapItem } from "@chengqi/domain/chains/roadmap";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import type { BodySummary } from "@chengqi/domain/governance/bodies";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";

/** A roadmap by year: links of the chain as lanes, this year marked; on a narrow screen a list. */
export function RoadmapPicture({ chain, content }: { chain: string; content: RoadmapContent }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const links = useGet<ChainAnswer>(`/chains/${encodeURIComponent(chain)}`).data?.chain.links;
  const picture = useMemo(() => roadmapPicture(content, (links ?? []).map(({ id }) => id)), [content, links]);
  const [today] = useState(() => new Date().getFullYear());
  const columns = [...picture.years, ...(picture.undated ? [null] : [])];
  const laneHead = (id: string | null) => {
    const name = links?.find((link) => link.id === id)?.name[language];
    return id === null ? t("chains.roadmap.whole") : name === undefined ? id : <PageLink to={`/chains/${encodeURIComponent(chain)}/${encodeURIComponent(id)}`}>{name}</PageLink>;
  };
  const yearOf = (year: number | null) => (year === null ? t("chains.roadmap.undated") : String(year));
  return (
    <div className="roadmap-picture" role="region" aria-label={t("chains.roadmap.picture")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("chains.link")}</th>
            {columns.map((year) => <th key={year} scope="col" className={year === today ? "is-today" : undefined}>{yearOf(year)}{year === today && <span className="chain-sub"> {t("chains.roadmap.thisYear")}</span>}</th>)}
          </tr>
        </thead>
        <tbody>
          {picture.lanes.map(({ link, items }) => (
            <tr key={link}>
              <th scope="row">{laneHead(link)}</th>
              {columns.map((year) => {
                const due = items.filter((item) => item.year === year);
                return (
                  <td key={year} className={`${year === today ? "is-today" : ""}${due.length === 0 ? " is-empty" : ""}`}>
                    {due.length > 0 && <span className="roadmap-year" aria-hidden="true">{yearOf(year)}</span>}
                    {due.map((item, index) => <Bar key={`${item.part} ${nameOfItem(item)} ${index}`} item={item} />)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ item }: { item: RoadmapItem }) {
  const { t } = useTranslation();
  const bodies = useGet<{ rows: BodySummary[] }>("/bodies").data?.rows;
  const measure = item.part === "measures" ? item.entry : null;
  return (
    <div className={`roadmap-bar of-${item.part}`}>
      <span className="chain-sub">{t(`chains.roadmap.one.${item.part}`)}</span> {nameOfItem(item)}
      {item.part === "goals" && item.entry.value !== undefined && <strong> {item.entry.value} {item.entry.unit}</strong>}
      {measure?.body !== undefined && <> <PageLink to={`/bodies/${encodeURIComponent(measure.body)}`}><NameView name={bodies?.find(({ id }) => id === measure.body)?.name ?? { zh: measure.body, en: null }} /></PageLink></>}
      {measure?.progress !== undefined && <progress value={measure.progress} max={1} aria-label={t("chains.roadmap.progress", { share: Math.round(measure.progress * 100) })} />}
    </div>
  );
}
