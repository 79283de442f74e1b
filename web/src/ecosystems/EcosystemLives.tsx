import type { City } from "@chengqi/domain/city/city";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { zoneKinds } from "@chengqi/domain/zones/zone";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { apiPath, getJson, useGet } from "../api.js";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { Loading } from "../ui/States.js";
import { useAsOf } from "../ui/use-as-of.js";
import { useReading } from "../ui/use-reading.js";
import { useScrollFocus } from "../ui/use-scroll-focus.js";
import { KindView } from "../zones/KindView.js";
import { livesOf, phaseOn, phasesOf, type Life, type Phase } from "./lives.js";
import "./ecosystems.css";

/** Which ecosystems were in force when: one line a life, one column a state of the system. */
export function EcosystemLives({ toHistory = false }: { toHistory?: boolean }) {
  const { t } = useTranslation();
  const city = useGet<City>("/city");
  const phases = useMemo(() => (city.data ? phasesOf(city.data) : []), [city.data]);
  const answers = useQueries({
    queries: phases.map(({ day }) => ({
      queryKey: [apiPath("/ecosystems", { asOf: day })],
      queryFn: () => getJson<{ rows: EcosystemSummary[] }>("/ecosystems", { asOf: day }),
    })),
  });
  const complete = phases.length > 0 && answers.every(({ data }) => data !== undefined);
  const lives = complete ? livesOf(phases, answers.map(({ data }) => data?.rows ?? [])) : [];
  return (
    <Section
      title={t("ecosystems.livesTitle")} note={t("ecosystems.livesNote")}
      aside={toHistory && <PageLink to="/history">{t("zones.toHistory")}</PageLink>}
    >
      {complete ? <LifeTable phases={phases} lives={lives} /> : <Loading rows={8} />}
    </Section>
  );
}

function LifeTable({ phases, lives }: { phases: readonly Phase[]; lives: readonly Life[] }) {
  const { t } = useTranslation();
  const { asOf, setAsOf } = useAsOf();
  const box = useScrollFocus<HTMLDivElement>();
  const current = asOf === null ? -1 : phaseOn(phases, asOf);
  return (
    <div className="table-scroll" ref={box}>
      <table className="data-table lives">
        <caption className="visually-hidden">{t("ecosystems.livesCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("ecosystems.name")}</th>
            {phases.map((phase, index) => (
              <th key={phase.day} scope="col" data-current={index === current}>
                <PhaseButton phase={phase} current={index === current} onChoose={() => setAsOf(phase.day)} />
              </th>
            ))}
          </tr>
        </thead>
        {zoneKinds.map((family) => (
          <tbody key={family}>
            <tr className="family"><th scope="rowgroup" colSpan={phases.length + 1}><KindView kind={family} /></th></tr>
            {lives.filter(({ ecosystem }) => ecosystem.family === family).map((life) => <LifeRow key={life.ecosystem.id} life={life} current={current} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function PhaseButton({ phase, current, onChoose }: { phase: Phase; current: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <button type="button" aria-pressed={current} onClick={onChoose} title={t("ecosystems.lookAt", { day: phase.day })}>
      <span>{periodText(phase.date, language)}<span className="phase-count">{phase.official}</span></span>
    </button>
  );
}

function LifeRow({ life: { ecosystem, alive }, current }: { life: Life; current: number }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className="name-cell">
        <PageLink to={`/ecosystems/${encodeURIComponent(ecosystem.id)}`}><NameView name={ecosystem.name} /></PageLink>
        {ecosystem.nameOnly && <span className="cell-sub">{t("reason.name-only")}</span>}
        {ecosystem.evidence === "doubtful" && <span className="cell-sub">{t("evidence.doubtful")}</span>}
      </th>
      {alive.map((is, index) => (
        // Phases keep their place: the index is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} data-current={index === current}>
          <span className="visually-hidden">{t(is ? "ecosystems.alive" : "ecosystems.notAlive")}</span>
          {is && (
            <span
              aria-hidden="true" data-begins={!alive[index - 1]} data-ends={!alive[index + 1] && index < alive.length - 1}
              className={`life life-${ecosystem.family}${ecosystem.evidence === "doubtful" ? " life-doubtful" : ""}`}
            />
          )}
        </td>
      ))}
    </tr>
  );
}
