import type { LinearProgram, LinearSolver } from "../numbers/index.js";

/**
 * Limits that cannot hold together, of which none can be left out (a deletion filter, Chinneck 2008): each row is taken away in
 * turn and stays away if the rest still has no solution.
 *
 * @returns names of rows, in their order; null if the time was over before it was known
 */
export function conflictingRows(program: LinearProgram, solve: LinearSolver, mustStop: () => boolean): string[] | null {
  let rows = program.rows;
  for (const row of program.rows) {
    if (mustStop()) return null;
    const without = rows.filter((one) => one !== row);
    const { status } = solve({ ...program, rows: without });
    if (status === "unknown" || status === "feasible") return null;
    if (status === "infeasible") rows = without;
  }
  return rows.map(({ name }) => name);
}
