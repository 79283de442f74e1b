import type { Explanation, Rule } from "@chengqi/engines/rules";

/** Parts of an explanation that tell something: of `if` the branch that was taken, and nothing that is only written out. */
export function tellingParts(explanation: Explanation, part: Rule | null): readonly Explanation[] {
  const { parts } = explanation;
  const [when, met, unmet] = parts;
  const taken = part?.kind === "if" && when && met && unmet && when.value !== null ? [when, when.value === true ? met : unmet] : parts;
  return taken.filter((one) => one.parts.length > 0 || one.facts !== undefined || one.reason !== undefined);
}
