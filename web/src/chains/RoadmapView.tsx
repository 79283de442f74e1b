import type { BodySummary } from "@chengqi/domain/governance/bodies";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { LinkButton } from "../ui/LinkButton.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useMe } from "../sign-in/use-me.js";
import { may } from "@chengqi/domain/governance/permissions";

interface Version { readonly version: number; readonly change: string; readonly role: string; readonly savedAt: string }
interface RoadmapAnswer { readonly chain: string; readonly current: (Version & { readonly content: RoadmapContent }) | null; readonly versions: readonly Version[] }

/** 产业生态发展路径图: goals by year, key technologies, measures with who answers for them and how far they are. */
export function RoadmapView({ chain }: { chain: string }) {
  const { t } = useTranslation();
  const { actor } = useMe();
  const query = useGet<RoadmapAnswer>(`/chains/${encodeURIComponent(chain)}/roadmap`);
  const edit = may(actor, "roadmap.save") && <LinkButton to={`/chains/${encodeURIComponent(chain)}/roadmap`} primary>{t("chains.roadmap.edit")}</LinkButton>;
  return (
    <Answer query={query} rows={6}>
      {({ current, versions }) => (current === null
        ? <Empty title={t("chains.roadmap.none")} hint={t("chains.roadmap.noneHint")} action={edit} />
        : <Content content={current.content} edit={edit} versions={versions} />)}
    </Answer>
  );
}

function Content({ content, edit, versions }: { content: RoadmapContent; edit: React.ReactNode; versions: readonly Version[] }) {
  const { t } = useTranslation();
  const years = [...new Set([...content.goals.map(({ year }) => year), ...content.technologies.flatMap(({ year }) => (year === undefined ? [] : [year]))])].toSorted((a, b) => a - b);
  const undated = content.technologies.filter(({ year }) => year === undefined);
  const bodies = useGet<{ rows: BodySummary[] }>("/bodies").data?.rows;
  return (
    <>
      <Section title={t("chains.roadmap.goals")} aside={edit}>
        <ol className="roadmap">
          {years.map((year) => (
            <li key={year}>
              <h3>{year}</h3>
              <ul>
                {content.goals.filter((goal) => goal.year === year).map((goal) => <li key={goal.goal}>{goal.goal}{goal.value !== undefined && <strong> {goal.value} {goal.unit}</strong>}</li>)}
                {content.technologies.filter((technology) => technology.year === year).map((technology) => <li key={technology.name} className="roadmap-technology">◇ {technology.name}</li>)}
              </ul>
            </li>
          ))}
        </ol>
        {undated.length > 0 && <p className="roadmap-technology">{undated.map(({ name }) => `◇ ${name}`).join(t("ui.listComma"))}</p>}
      </Section>
      <Section title={t("chains.roadmap.measures")}>
        <ul className="plain-list">
          {content.measures.map((measure) => (
            <li key={measure.text}>
              {measure.text}{measure.body !== undefined && <PageLink to={`/bodies/${encodeURIComponent(measure.body)}`}><NameView name={bodies?.find(({ id }) => id === measure.body)?.name ?? { zh: measure.body, en: null }} /></PageLink>}{measure.until !== undefined && <span className="chain-sub">{t("chains.roadmap.until", { day: measure.until })}</span>}
              {measure.progress !== undefined && <progress value={measure.progress} max={1} aria-label={t("chains.roadmap.progress", { share: Math.round(measure.progress * 100) })} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("chains.file.versions")}>
        <ul className="plain-list">{versions.map((one) => <li key={one.version}>{t("chains.roadmap.version", { version: one.version, day: one.savedAt.slice(0, 10), role: t(`actor.${one.role}`) })} — {one.change}</li>)}</ul>
      </Section>
    </>
  );
}
