import type { EcosystemPage as Page } from "@chengqi/domain/ecosystems/ecosystem";
import { useTranslation } from "react-i18next";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import "../zones/zones.css";

/** What an ecosystem came from and what became of it. */
export function Successions({ page }: { page: Page }) {
  const { t } = useTranslation();
  return (
    <Section title={t("zones.lineageTitle")} aside={<PageLink to="/history">{t("zones.toHistory")}</PageLink>}>
      <div className="lineage">
        <Side steps={page.predecessors} label={t("zones.predecessors")} empty={t("zones.noPredecessors")} before />
        <div className="lineage-self"><NameView name={page.name} /></div>
        <Side steps={page.successors} label={t("zones.successors")} empty={t("zones.noSuccessors")} />
      </div>
    </Section>
  );
}

function Side({ steps, label, empty, before = false }: { steps: Page["predecessors"]; label: string; empty: string; before?: boolean }) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <section className={before ? "lineage-side lineage-before" : "lineage-side"} aria-label={label}>
      {steps.length === 0 && <span className="unknown-plain">{empty}</span>}
      {steps.map((step) => (
        <div key={step.id} className="lineage-step">
          <PageLink to={`/ecosystems/${encodeURIComponent(step.id)}`}><NameView name={step.name} /></PageLink>
          <span className="cell-sub">{t(`succession.${step.kind}`)} · {periodText(step.on, language)}</span>
        </div>
      ))}
    </section>
  );
}
