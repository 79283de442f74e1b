import type { Deciding, Vocabulary } from "@chengqi/engines/rules";
import { useSay } from "./use-say.js";
import { useNameOf } from "./use-speaker.js";

const mostShown = 4;

/** Which missing facts would decide it: one thing missing, or the few that are needed together. */
export function MissingFacts({ missing, vocabulary }: { missing: readonly Deciding[]; vocabulary: Vocabulary }) {
  const say = useSay();
  const nameOf = useNameOf(vocabulary);
  const [first] = missing;
  if (!first) return null;
  const shown = missing.filter(({ facts }) => facts.length === first.facts.length).slice(0, mostShown);
  return (
    <ul className="missing">
      {shown.map(({ facts, can }) => (
        <li key={facts.join("|")}>
          <strong>{say(facts.length === 1 ? "missing.one" : "missing.several", { count: String(facts.length), names: facts.map(nameOf).join(say("comma")) })}</strong>
          {can.length > 0 && <span> {say(`missing.can.${can.length === 2 ? "either" : can[0] ? "met" : "unmet"}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
