export interface JobsHousingInput {
  readonly zones: readonly string[];
  /** Jobs in each zone; the column sums of `flows` unless given. */
  readonly jobs?: readonly number[] | undefined;
  /** Employed residents of each zone; the row sums of `flows` unless given. */
  readonly workers?: readonly number[] | undefined;
  readonly households?: readonly number[] | undefined;
  /** flows[home][work], persons. */
  readonly flows?: readonly (readonly number[])[] | undefined;
  /** minutes[home][work]; null where there is no way. */
  readonly minutes?: readonly (readonly (number | null)[])[] | undefined;
  readonly catchmentMin?: number | undefined;
  readonly balancedFrom?: number | undefined;
  readonly balancedTo?: number | undefined;
  readonly explain?: boolean | undefined;
}

/** The input, checked, with what follows from it filled in. */
export interface Places {
  readonly jobs: readonly number[];
  readonly workers: readonly number[];
  readonly households: readonly number[] | null;
  readonly flows: readonly (readonly number[])[] | null;
  readonly minutes: readonly (readonly (number | null)[])[] | null;
  readonly catchmentMin: number;
  readonly balancedFrom: number;
  readonly balancedTo: number;
}

/** @throws RangeError as `jobsHousing` */
export function placesOf(input: JobsHousingInput): Places {
  const count = input.zones.length;
  const { flows = null, households = null, minutes = null, catchmentMin = 45, balancedFrom = 0.8, balancedTo = 1.2 } = input;
  for (const [name, values] of Object.entries({ jobs: input.jobs, workers: input.workers, households })) if (values) checkRow(name, values, count, false);
  if (flows) checkSquare("flows", flows, count, false);
  if (minutes) checkSquare("minutes", minutes, count, true);
  if (!(catchmentMin > 0 && catchmentMin < Infinity)) throw new RangeError(`jobsHousing: catchmentMin is ${catchmentMin}, expected a finite number above 0`);
  if (!(balancedFrom > 0 && balancedFrom <= 1 && balancedTo >= 1 && balancedTo < Infinity)) {
    throw new RangeError(`jobsHousing: balancedFrom is ${balancedFrom} and balancedTo is ${balancedTo}, expected 0 < balancedFrom ≤ 1 ≤ balancedTo`);
  }
  const workers = atLeast("workers", input.workers, flows && flows.map((row) => sum(row)));
  const jobs = atLeast("jobs", input.jobs, flows && flows.map((_, zone) => sum(flows.map((row) => row[zone]!))));
  return { jobs, workers, households, flows, minutes, catchmentMin, balancedFrom, balancedTo };
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The values given, which may not be less than the commuters counted in the flows; or those commuters. */
function atLeast(name: string, given: readonly number[] | undefined, counted: readonly number[] | null): readonly number[] {
  const values = given ?? counted;
  if (!values) throw new RangeError(`jobsHousing: ${name} is missing, expected a number for each zone, or flows`);
  // Sums of shares differ by the last bits.
  const wrong = counted ? values.findIndex((value, zone) => value < counted[zone]! * (1 - 1e-9)) : -1;
  if (wrong >= 0) throw new RangeError(`jobsHousing: ${name}[${wrong}] is ${values[wrong]}, expected at least the ${counted![wrong]} commuters in flows`);
  return values;
}

function checkSquare(name: string, table: readonly (readonly (number | null)[])[], size: number, unknown: boolean): void {
  if (table.length !== size) throw new RangeError(`jobsHousing: ${name} has ${table.length} rows, expected one for each of ${size} zones`);
  table.forEach((row, zone) => checkRow(`${name}[${zone}]`, row, size, unknown));
}

function checkRow(name: string, row: readonly (number | null)[], length: number, unknown: boolean): void {
  if (row.length !== length) throw new RangeError(`jobsHousing: ${name} has ${row.length} values, expected one for each of ${length} zones`);
  const wrong = row.findIndex((value) => (value === null ? !unknown : !(value >= 0 && value < Infinity)));
  if (wrong >= 0) throw new RangeError(`jobsHousing: ${name}[${wrong}] is ${row[wrong]}, expected a finite number ≥ 0${unknown ? " or null" : ""}`);
}
