/** Why a file cannot be taken: what was looked at, what was found there, and what was expected. */
export class ImportFault extends Error {
  readonly where: string;
  readonly found: string;
  readonly expected: string;

  constructor(where: string, found: string, expected: string, options?: ErrorOptions) {
    super(`${where}: found ${found}, expected ${expected}`, options);
    this.name = "ImportFault";
    this.where = where;
    this.found = found;
    this.expected = expected;
  }
}
