/** A linear or mixed-integer program: the largest Σ cost·x under limits on rows. */
export interface LinearProgram {
  readonly columns: readonly { readonly cost: number; readonly lower: number; readonly upper: number; readonly integer: boolean }[];
  /** lower ≤ Σ factor·x[column] ≤ upper; ±Infinity where a side is open. */
  readonly rows: readonly LinearRow[];
  readonly timeLimitS: number;
}

export interface LinearRow {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly (readonly [column: number, factor: number])[];
}

/** What a solver found. */
export interface LinearSolution {
  /** `feasible`: the time was over, the values hold but may not be the best. `unknown`: it was over before any values were found. */
  readonly status: "optimal" | "feasible" | "infeasible" | "unbounded" | "unknown";
  /** Null where no feasible point is known. */
  readonly objective: number | null;
  /** No solution is better; null where nothing is proven. */
  readonly bound: number | null;
  /** Value of each column; empty where no feasible point is known. */
  readonly values: readonly number[];
  /** What one more unit of each row's limit would add; null where columns are whole numbers, for which there is no such price. */
  readonly prices: readonly number[] | null;
}

/** Solves a program. The platform brings a library's solver; engines only pose the question. */
export type LinearSolver = (program: LinearProgram) => LinearSolution;
