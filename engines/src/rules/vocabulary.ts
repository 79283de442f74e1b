import { powersOf } from "./units.js";

export const termTypes = ["number", "string", "boolean", "date", "numbers", "strings"] as const;
export type TermType = (typeof termTypes)[number];

/** A name that rules may use, and what it stands for. */
export interface Term {
  readonly name: string;
  readonly type: TermType;
  /** Of a number: `cny`, `m2`, `person`, `cny/m2`; empty or absent for a plain number. */
  readonly unit?: string;
  /** Of a text: all it can be; a comparison with anything else is a mistake. */
  readonly values?: readonly string[];
  readonly label?: { readonly zh: string; readonly en: string };
}

/** The names of one kind of thing, such as a firm. */
export interface Vocabulary {
  readonly terms: readonly Term[];
  /** True where names may be used that no term declares: their type is taken from their use. */
  readonly open?: boolean;
}

/** Words that mean something else to FEEL. */
const reserved = new Set(["and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "true", "false", "null", "instance", "of", "function", "external", "date", "time", "duration"]);
const aName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Terms by name. @throws RangeError naming a term that is declared twice, is no name, or whose unit cannot be read. */
export function termsByName({ terms }: Vocabulary): ReadonlyMap<string, Term> {
  const byName = new Map<string, Term>();
  for (const [index, term] of terms.entries()) {
    if (byName.has(term.name)) throw new RangeError(`vocabulary.terms[${index}].name: found ${JSON.stringify(term.name)} again, expected each name once`);
    if (!aName.test(term.name) || reserved.has(term.name)) {
      throw new RangeError(`vocabulary.terms[${index}].name: found ${JSON.stringify(term.name)}, expected letters, digits and _ beginning with a letter, and no word of the language`);
    }
    if (term.unit !== undefined) powersOf(term.unit);
    byName.set(term.name, term);
  }
  return byName;
}
