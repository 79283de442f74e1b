import { periodText } from "../ui/format.js";
import { Section } from "../ui/Section.js";
import { useReading } from "../ui/use-reading.js";
import type { AnswerVersion, RuleAnswer } from "./answers.js";
import { useSay } from "./use-say.js";

interface VersionsProps {
  readonly rule: RuleAnswer;
  readonly current: AnswerVersion | null;
  readonly shown: AnswerVersion;
  readonly onShow: (version: AnswerVersion) => void;
}

/** The versions of a rule, the newest first, and what each changed, in words. */
export function Versions({ rule, current, shown, onShow }: VersionsProps) {
  const say = useSay();
  const { language } = useReading();
  return (
    <Section title={say("versions.title")}>
      <ol className="versions" reversed>
        {rule.versions.toReversed().map((version) => (
          <li key={version.version} className={version === current ? "version version-current" : "version"}>
            <div className="version-head">
              <button type="button" className="version-open" aria-pressed={version === shown} onClick={() => onShow(version)}>{say("versions.version", { version: String(version.version) })}</button>
              <span>{version.validTo ? say("versions.fromTo", { from: periodText(version.validFrom, language), to: periodText(version.validTo, language) }) : say("versions.from", { from: periodText(version.validFrom, language) })}</span>
              {version === current && <span className="chip chip-primary">{say("versions.inForce")}</span>}
            </div>
            {version.change && <p className="version-why">{version.change[language]}</p>}
            <Changes version={version} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What the version says otherwise than the one before it. */
function Changes({ version }: { version: AnswerVersion }) {
  const { language } = useReading();
  if (!version.changes || version.changes.length === 0) return null;
  return <ul className="version-changes">{version.changes.map((change) => <li key={change.zh}>{change[language]}</li>)}</ul>;
}
