import type { BodySummary } from "@chengqi/domain/governance/bodies";
import type { RoadmapContent } from "@chengqi/domain/chains/targets";
import { useTranslation } from "react-i18next";
import { useGet } from "../api.js";
import { ExportLinks } from "../ui/ExportLinks.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { LinkButton } from "../ui/LinkButton.js";
import { Section } from "../ui/Section.js";
import { Answer, Empty } from "../ui/States.js";
import { useMe } from "../sign-in/use-me.js";
import { may } from "@chengqi/domain/governance/permissions";
import { FilterSelect } from "../ui/FilterSelect.js";
import { useUrlState } from "../ui/use-url-state.js";
import { chainDefaults } from "./chain-state.js";
import { RoadmapChanges } from "./RoadmapChanges.js";
import { RoadmapPicture } from "./RoadmapPicture.js";

interface Version { readonly version: number; readonly change: string; readonly role: string; readonly savedAt: string }
interface RoadmapAnswer { readonly chain: string; readonly current: (Version & { readonly content: RoadmapContent }) | null; readonly versions: readonly Version[] }

/** 产业生态发展路径图: goals by year, key technologies, measures with who answers for them and how far they are. */
export function RoadmapView({ chain }: { chain: string }) {
  const { t } = useTranslation();
  const { actor } = useMe();
  const [{ version, against }] = useUrlState(chainDefaults);
  const base = `/chains/${encodeURIComponent(chain)}/roadmap`;
  const query = useGet<RoadmapAnswer>(base, version === "" ? {} : { version });
  const other = useGet<RoadmapAnswer>(against === "" ? null : base, { version: against });
  const edit = may(actor, "roadmap.save") && <LinkButton to={`/chains/${encodeURIComponent(chain)}/roadmap`} primary>{t("chains.roadmap.edit")}</LinkButton>;
  return (
    <Answer query={query} rows={6}>
      {({ current, versions }) => (current === null
        ? <Empty title={t("chains.roadmap.none")} hint={t("chains.roadmap.noneHint")} action={edit} />
        : (
          <>
            <Versions versions={versions} />
            {against !== "" && <Answer query={other} rows={3}>{({ current: beside }) => beside && <Changes chain={chain} one={current} two={beside} />}</Answer>}
            <Section title={t("chains.roadmap.picture")} aside={<><ExportLinks list="roadmaps" />{edit}</>}><RoadmapPicture chain={chain} content={current.content} /></Section>
            <Content content={current.content} versions={versions} />
          </>
        ))}
    </Answer>
  );
}

/** Which version is read, and with which one it is compared. */
function Versions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation();
  const [{ version, against }, change] = useUrlState(chainDefaults);
  const options = versions.map((one) => ({ value: String(one.version), label: t("chains.roadmap.versionOption", { version: one.version, day: one.savedAt.slice(0, 10) }) }));
  return versions.length < 2 ? null : (
    <div className="filters">
      <FilterSelect label={t("chains.roadmap.openVersion")} options={options} value={version} onChange={(value) => change({ version: value })} />
      <FilterSelect label={t("chains.roadmap.against")} options={options} value={against} onChange={(value) => change({ against: value })} />
    </div>
  );
}

type Saved = NonNullable<RoadmapAnswer["current"]>;

/** The earlier version is always the one before. */
function Changes({ chain, one, two }: { chain: string; one: Saved; two: Saved }) {
  const { t } = useTranslation();
  const [before, after] = one.version < two.version ? [one, two] : [two, one];
  return <RoadmapChanges chain={chain} before={before.content} after={after.content} title={t("chains.roadmap.changes", { before: before.version, after: after.version })} />;
}

function Content({ content, versions }: { content: RoadmapContent; versions: readonly Version[] }) {
  const { t } = useTranslation();
  const years = [...new Set([...content.goals.map(({ year }) => year), ...content.technologies.flatMap(({ year }) => (year === undefined ? [] : [year]))])].toSorted((a, b) => a - b);
  const undated = content.technologies.filter(({ year }) => year === undefined);
  const bodies = useGet<{ rows: BodySummary[] }>("/bodies").data?.rows;
  return (
    <>
      <Section title={t("chains.roadmap.goals")}>
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
