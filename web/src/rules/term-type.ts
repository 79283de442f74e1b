import type { TermType, Vocabulary } from "@chengqi/engines/rules";

/** Types by name; a name that is not declared counts as a text. */
export function typeOfTerm({ terms }: Vocabulary): (name: string) => TermType {
  const types = new Map(terms.map(({ name, type }) => [name, type]));
  return (name) => types.get(name) ?? "string";
}
