import type { LinearSolver } from "../numbers/index.js";
import { conflictingRows } from "./conflict.js";
import { checkAllocation, programOf, type AllocationInput } from "./program.js";
import { assignmentOf, bindingLimits, limitSteps, projectSteps, type LimitStep, type ProjectStep } from "./steps.js";

export interface Allocation {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  readonly objective: number | null;
  /** No allocation scores more. */
  readonly bound: number | null;
  /** (bound − objective) / |bound|; 0 when proven best. */
  readonly gap: number | null;
  readonly assignment: number[][] | null;
  readonly bindingLimits: string[];
  readonly conflictingLimits: string[] | null;
  readonly steps?: { readonly limits: LimitStep[]; readonly projects: ProjectStep[] };
}

/**
 * Projects to zones with the largest sum of scores, under each zone's land and talent and one budget: a linear program, or a
 * mixed-integer one where projects stay whole.
 *
 * @param input score[project][zone], needs by project, limits by zone; needs and limits in the same units, ≥ 0
 * @param solve solver for the program
 * @param timeLimitS seconds for the search; what is found by then is `feasible` with its gap
 * @returns shares 0 to 1 by project and zone; null and `conflictingLimits` (an irreducible set) where required projects do not fit
 * @throws RangeError naming the field, what was found and what was expected
 */
export function allocation(input: AllocationInput, solve: LinearSolver, timeLimitS: number, mustStop: () => boolean, explained = false): Allocation {
  checkAllocation(input);
  const program = programOf(input, timeLimitS);
  const { status, objective, bound, values, prices } = solve(program);
  if (status === "infeasible" || status === "unknown" || status === "unbounded") {
    const conflictingLimits = status === "infeasible" ? conflictingRows(program, solve, mustStop) : null;
    return { status: status === "infeasible" ? status : "unknown", objective: null, bound, gap: null, assignment: null, bindingLimits: [], conflictingLimits };
  }
  const assignment = assignmentOf(input, values);
  const limits = limitSteps(program, assignment.flat(), prices);
  const projects = projectSteps(input, assignment, limits);
  return {
    status, objective, bound, gap: gapOf(status, objective, bound), assignment, bindingLimits: bindingLimits(input, limits, projects), conflictingLimits: null,
    ...(explained && { steps: { limits, projects } }),
  };
}

function gapOf(status: "optimal" | "feasible", objective: number | null, bound: number | null): number | null {
  if (status === "optimal") return 0;
  return objective === null || bound === null || bound === 0 ? null : Math.abs(bound - objective) / Math.abs(bound);
}
