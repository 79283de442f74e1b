import { checkOutput, checkTable, columnSums, rowSums, tableOf, type Table } from "./table.js";
import { inputCoefficientsOf } from "./coefficients.js";
import { regionalFlows, type Quotient } from "./regional-flows.js";

/** Whether flows include imported goods (competitive table, 竞争型) or domestic ones alone (non-competitive, 非竞争型). */
export type Origin = "total" | "domestic";

export interface InputOutputInput {
  readonly z: Table;
  readonly x: readonly number[];
  readonly sectors?: readonly string[] | undefined;
  readonly origin?: Origin | undefined;
  /** imports[i][j], imported part of what sector j buys of goods of i. */
  readonly imports?: Table | undefined;
  readonly regional?: { readonly x: readonly number[]; readonly quotient: Quotient; readonly delta?: number | undefined } | undefined;
  readonly explain?: boolean | undefined;
}

/** The flows that a computation works on, and what they are. */
export interface Scope {
  readonly z: Table;
  readonly x: readonly number[];
  readonly origin: Origin | null;
  readonly estimate: { readonly quotient: Quotient; readonly delta: number | null } | null;
  /** What each sector buys that `z` does not hold: imports, and goods from the rest of the nation. */
  readonly fromOutside: readonly number[];
  /** Sums of the rows and of the columns of `z`. */
  readonly sold: readonly number[];
  readonly bought: readonly number[];
  /** Imports per unit of output, if they are known. */
  readonly importCoefficients: readonly number[] | null;
}

/** The table as given, or without the imports that it includes, or brought down to a region. @throws RangeError as `inputOutput` */
export function scopeOf(where: string, input: InputOutputInput): Scope {
  const scope = unsummed(where, input);
  return { ...scope, sold: rowSums(scope.z), bought: columnSums(scope.z) };
}

type Unsummed = Omit<Scope, "sold" | "bought">;

function unsummed(where: string, input: InputOutputInput): Unsummed {
  const { z, x, imports, regional } = input;
  checkOutput(where, "x", x, x.length);
  checkTable(where, "z", z, x.length);
  if (input.sectors && input.sectors.length !== x.length) throw new RangeError(`${where}: sectors has ${input.sectors.length} names, expected ${x.length}`);
  const nation = imports ? withoutImports(where, input, imports) : asGiven(input);
  return regional ? inRegion(nation, regional.x, regional.quotient, regional.delta ?? 0.3) : nation;
}

const asGiven = ({ z, x, origin }: InputOutputInput): Unsummed =>
  ({ z, x, origin: origin ?? null, estimate: null, fromOutside: x.map(() => 0), importCoefficients: null });

function withoutImports(where: string, { z, x, origin }: InputOutputInput, imports: Table): Unsummed {
  if (!origin) throw new RangeError(`${where}: origin is missing, expected "total" if z includes the imports or "domestic" if it does not`);
  checkTable(where, "imports", imports, x.length);
  const fromOutside = columnSums(imports);
  const domestic = origin === "domestic" ? z : tableOf(x.length, (row, i) => z[i]!.forEach((flow, j) => (row[j] = flow - imports[i]![j]!)));
  const importCoefficients = fromOutside.map((bought, j) => (x[j]! > 0 ? bought / x[j]! : 0));
  return { z: domestic, x, origin: "domestic", estimate: null, fromOutside, importCoefficients };
}

function inRegion(nation: Unsummed, x: readonly number[], quotient: Quotient, delta: number): Unsummed {
  const z = regionalFlows(nation.z, nation.x, x, quotient, delta);
  const bought = columnSums(inputCoefficientsOf(nation.z, nation.x));
  const within = columnSums(z);
  const fromOutside = x.map((output, j) => {
    const imported = nation.x[j]! > 0 ? nation.fromOutside[j]! / nation.x[j]! : 0;
    return (bought[j]! + imported) * output - within[j]!;
  });
  return { ...nation, z, x, fromOutside, estimate: { quotient, delta: quotient === "flq" ? delta : null } };
}
