import { useId, type ReactNode } from "react";
import "./section.css";

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** Right of the title: switches, links. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ title, note, aside, className, children }: SectionProps) {
  const id = useId();
  return (
    <section className={className ? `section ${className}` : "section"} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {note && <p className="section-note">{note}</p>}
      {children}
    </section>
  );
}

/** Figures side by side, in frames. */
export const FigureStrip = ({ label, children }: { label: string; children: ReactNode }) => (
  <section className="figure-strip" aria-label={label}>{children}</section>
);

/** Terms and what is known of each. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="facts">{children}</dl>;

export const Fact = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="fact"><dt>{label}</dt><dd>{children}</dd></div>
);

/** What nobody told us, and who could. */
export const Unknown = ({ text, provider }: { text: string; provider?: string }) => (
  <span className="unknown">{text}{provider && <span className="unknown-provider">{provider}</span>}</span>
);
