import type { Figure } from "@chengqi/domain/figures/figure";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { ZoneFile } from "@chengqi/domain/zones/zone";
import { useTranslation } from "react-i18next";
import { FigureView } from "../ui/FigureView.js";
import { Fact, Facts, Section } from "../ui/Section.js";
import { Sparkline } from "./Sparkline.js";

/** From so many periods on a measure is a series: its latest figure, with the others folded behind a line. */
const series = 3;

/** Published figures on this zone, each with its own source. */
export function PublishedFacts({ zone }: { zone: ZoneFile }) {
  const { t } = useTranslation();
  if (zone.facts.length === 0) return null;
  return (
    <Section title={t("zones.factsTitle")} note={t("zones.factsNote")}>
      <Facts>
        {[...grouped(zone.facts, ({ measure }) => measure).values()].flatMap((figures) =>
          (figures.length < series ? figures.map((figure) => <OneFact key={`${figure.measure} ${figure.period}`} figure={figure} />) : <Series key={figures[0]!.measure} figures={figures} />))}
      </Facts>
    </Section>
  );
}

function OneFact({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  return (
    <Fact label={t(`measure.${figure.measure}`)}>
      <FigureView figure={figure} /> {figure.period && <span className="cell-sub period">{figure.period}</span>}
      {figure.source && <span className="source-line">{figure.source}</span>}
    </Fact>
  );
}

function Series({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation();
  const ordered = figures.toSorted((a, b) => ((a.period ?? "") < (b.period ?? "") ? -1 : 1));
  const latest = ordered.at(-1)!;
  return (
    <Fact label={t(`measure.${latest.measure}`)}>
      <FigureView figure={latest} /> <span className="cell-sub period">{latest.period}</span>
      <details className="fact-series">
        <summary><Sparkline values={ordered.map(({ value }) => (value === null ? null : Number(value)))} /> {t("zones.factSeries", { from: ordered[0]!.period, to: latest.period })}</summary>
        <ul className="plain-list">{ordered.toReversed().map((figure) => <li key={figure.period}><span className="period">{figure.period}</span> <FigureView figure={figure} /></li>)}</ul>
        {latest.source && <span className="source-line">{latest.source}</span>}
      </details>
    </Fact>
  );
}
