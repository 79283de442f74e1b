import { comparedRoadmaps, nameOfItem, type RoadmapItem } from "@chengqi/domain/chains/roadmap";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/Section.js";

/** What one version of a roadmap added to another, took from it and changed. */
export function RoadmapChanges({ before, after, title }: { before: RoadmapContent; after: RoadmapContent; title: string }) {
  const { t } = useTranslation();
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
                <span className="chain-sub"> {one.change === "changed" && one.before && one.after ? `${detailOf(one.before)} → ${detailOf(one.after)}` : detailOf(item)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

const detailOf = ({ part, entry }: RoadmapItem): string => (part === "goals"
  ? [entry.year, entry.measure, entry.value, entry.unit]
  : part === "technologies" ? [entry.year, entry.link] : [entry.until, entry.body, entry.progress === undefined ? undefined : `${Math.round(entry.progress * 100)}%`, entry.note]
).filter((one) => one !== undefined).join(" · ");
