import { comparedRoadmaps, nameOfItem, type RoadmapItem } from "@chengqi/domain/chains/roadmap";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import type { ChainAnswer } from "@chengqi/domain/chains/answers";
import type { BodySummary } from "@chengqi/domain/governance/bodies";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { nameText } from "../ui/NameView.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";

/** What one version of a roadmap added to another, took from it and changed. */
export function RoadmapChanges({ chain, before, after, title }: { chain: string; before: RoadmapContent; after: RoadmapContent; title: string }) {
  const { t } = useTranslation();
  const { language } = useReading();
  const bodies = useGet<{ rows: BodySummary[] }>("/bodies").data?.rows;
  const links = useGet<ChainAnswer>(`/chains/${encodeURIComponent(chain)}`).data?.chain.links;
  const names: Names = {
    body: (id) => { const found = bodies?.find((one) => one.id === id); return found ? nameText(found.name, language) : id; },
    link: (id) => links?.find((one) => one.id === id)?.name[language] ?? id,
  };
  const changes = comparedRoadmaps(before, after);
  return (
    <Section title={title}>
      {changes.length === 0 ? <p>{t("chains.roadmap.noChange")}</p> : (
        <ul className="plain-list">
          {changes.map((one, index) => {
            const item = one.after ?? one.before;
            return item && (
              <li key={`${one.change} ${item.part} ${nameOfItem(item)} ${index}`}>
                <strong>{t(`chains.roadmap.kindOfChange.${one.change}`)}</strong> {t(`chains.roadmap.one.${item.part}`)} {nameOfItem(item)}
                <span className="chain-sub"> {one.change === "changed" && one.before && one.after ? `${detailOf(one.before, names)} → ${detailOf(one.after, names)}` : detailOf(item, names)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

interface Names { readonly body: (id: string) => string; readonly link: (id: string) => string }

const detailOf = ({ part, entry }: RoadmapItem, names: Names): string => (part === "goals"
  ? [entry.year, entry.measure, entry.value, entry.unit]
  : part === "technologies" ? [entry.year, entry.link && names.link(entry.link)] : [entry.until, entry.body && names.body(entry.body), entry.progress === undefined ? undefined : `${Math.round(entry.progress * 100)}%`, entry.note]
).filter((one) => one !== undefined).join(" · ");
