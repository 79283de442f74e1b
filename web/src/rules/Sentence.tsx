import type { Rule, Vocabulary } from "@chengqi/engines/rules";
import { useMemo } from "react";
import { sentenceOf } from "./sentence.js";
import { useSpeaker } from "./use-speaker.js";

/** A rule in the reader's words. */
export function Sentence({ rule, vocabulary }: { rule: Rule; vocabulary: Vocabulary }) {
  const speaker = useSpeaker(vocabulary);
  return <p className="sentence">{useMemo(() => sentenceOf(rule, speaker), [rule, speaker])}</p>;
}
