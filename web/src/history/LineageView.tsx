import type { Name } from "@chengqi/domain/figures/figure";
import { useTranslation } from "react-i18next";
import { periodText } from "../ui/format.js";
import { NameView } from "../ui/NameView.js";
import { PageLink } from "../ui/PageLink.js";
import { useReading } from "../ui/use-reading.js";
import "./lineage.css";

interface Step {
  readonly id: string;
  readonly name: Name;
  readonly kind: string;
  /** Null where no source gives the day. */
  readonly on: string | null;
}

interface LineageProps {
  readonly of: { readonly name: Name; readonly predecessors: readonly Step[]; readonly successors: readonly Step[] };
  /** Where its kind of thing has its pages. */
  readonly pages: "/zones" | "/ecosystems";
  /** Words for what happened in a step. */
  readonly words: "lineage" | "succession";
}

/** What something came from and what became of it. */
export function LineageView({ of, pages, words }: LineageProps) {
  const { t } = useTranslation();
  return (
    <div className="lineage">
      <Side steps={of.predecessors} label={t("zones.predecessors")} empty={t("zones.noPredecessors")} pages={pages} words={words} before />
      <div className="lineage-self"><NameView name={of.name} /></div>
      <Side steps={of.successors} label={t("zones.successors")} empty={t("zones.noSuccessors")} pages={pages} words={words} />
    </div>
  );
}

interface SideProps extends Pick<LineageProps, "pages" | "words"> {
  readonly steps: readonly Step[];
  readonly label: string;
  readonly empty: string;
  readonly before?: boolean;
}

function Side({ steps, label, empty, pages, words, before = false }: SideProps) {
  const { t } = useTranslation();
  const { language } = useReading();
  return (
    <section className={before ? "lineage-side lineage-before" : "lineage-side"} aria-label={label}>
      {steps.length === 0 && <span className="unknown-plain">{empty}</span>}
      {steps.map((step) => (
        <div key={step.id} className="lineage-step">
          <PageLink to={`${pages}/${encodeURIComponent(step.id)}`}><NameView name={step.name} /></PageLink>
          <span className="cell-sub">
            {t(`${words}.${step.kind}`)} · {step.on === null ? t("zones.dateUnknown") : periodText(step.on, language)}
          </span>
        </div>
      ))}
    </section>
  );
}
