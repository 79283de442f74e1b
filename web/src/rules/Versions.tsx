import { periodText } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import type { RuleAnswer } from "./answers.js";
import { useSay } from "./use-say.js";

interface VersionsProps {
  readonly versions: RuleAnswer["versions"];
  /** Number of the version in force; null: none. */
  readonly current: number | null;
  readonly shown: number;
  readonly onShow: (version: number) => void;
}

/** The versions of a rule, the newest first, and what each says otherwise than the one before it. */
export function Versions({ versions, current, shown, onShow }: VersionsProps) {
  const say = useSay();
  const { language } = useReading();
  return (
    <Section title={say("versions.title")}>
      <ol className="versions" reversed>
        {versions.toReversed().map(({ version, validFrom, validTo, change, changes }) => (
          <li key={version} className={version === current ? "version version-current" : "version"}>
            <div className="version-head">
              <button type="button" className="version-open" aria-pressed={version === shown} onClick={() => onShow(version)}>{say("versions.version", { version: String(version) })}</button>
              <span>{say(validTo === null ? "versions.from" : "versions.fromTo", { from: periodText(validFrom, language), to: validTo === null ? "" : periodText(validTo, language) })}</span>
              {version === current && <span className="chip chip-primary">{say("versions.inForce")}</span>}
            </div>
            {change && <p className="version-why">{change[language]}</p>}
            {changes.length > 0 && <ul className="version-changes">{changes.map((one) => <li key={one.zh}>{one[language]}</li>)}</ul>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
