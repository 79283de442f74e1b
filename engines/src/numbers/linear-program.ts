/** A linear or mixed-integer program: maximise Σ cost·x under row limits. Rows hold the columns' places and factors. */
export interface LinearProgram {
  readonly columns: readonly { readonly name: string; readonly cost: number; readonly lower: number; readonly upper: number; readonly integer: boolean }[];
  /** lower ≤ Σ factor·x[column] ≤ upper; ±Infinity where a side is open. */
  readonly rows: readonly { readonly name: string; readonly lower: number; readonly upper: number; readonly entries: readonly (readonly [column: number, factor: number])[] }[];
  readonly timeLimitS: number;
}

/** What a solver found. `bound` is proven: no solution is better. */
export interface LinearSolution {
  readonly status: "optimal" | "feasible" | "infeasible" | "unbounded" | "stopped";
  /** Null where no feasible point is known. */
  readonly objective: number | null;
  readonly bound: number | null;
  /** Value of each column; empty where no feasible point is known. */
  readonly values: readonly number[];
}

/** Solves a program. The platform brings a library's solver; engines only pose the question. */
export type LinearSolver = (program: LinearProgram) => LinearSolution;
