import type { Vocabulary } from "@chengqi/engines/rules";
import { useMemo } from "react";
import { useReading } from "../ui/use-reading.js";
import { useSay } from "./use-say.js";

/** Names of a vocabulary as the reader calls them. */
export function useNameOf({ terms }: Vocabulary): (name: string) => string {
  const { language } = useReading();
  return useMemo(() => {
    const labels = new Map(terms.map(({ name, label }) => [name, label?.[language] ?? name]));
    return (name) => labels.get(name) ?? name;
  }, [terms, language]);
}

/** Language, units and names that a rule is put into words with. */
export function useSpeaker(vocabulary: Vocabulary) {
  const say = useSay();
  const reading = useReading();
  const nameOf = useNameOf(vocabulary);
  return useMemo(() => ({ say, reading, nameOf }), [say, reading, nameOf]);
}
