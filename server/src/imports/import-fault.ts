/** Why a file cannot be taken: what was looked at, what was found there, and what was expected. */
export class ImportFault extends Error {
  readonly where: string;
  readonly found: string;
  readonly expected: string;

  constructor(where: string, found: string, expected: string, options?: ErrorOptions) {
    const [at, what, due] = [where, found, expected].map(short) as [string, string, string];
    super(`${at}: found ${what}, expected ${due}`, options);
    this.name = "ImportFault";
    this.where = at;
    this.found = what;
    this.expected = due;
  }
}

/** What a file holds may be of any length; what is said of it is not. */
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** The beginning of a value as JSON; also of one that is too deep to be written out. */
export function shown(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? "nothing").slice(0, 40);
  } catch {
    return "something too deep to be shown";
  }
}
