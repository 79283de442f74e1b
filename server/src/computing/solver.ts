import type { LinearProgram, LinearSolution, LinearSolver } from "@chengqi/engines/numbers";
import highsModule, { type Highs } from "highs";

// Its types describe the CommonJS form; what Node imports is the loader itself.
const loadHighs = highsModule as unknown as () => Promise<Highs>;

type Model = ReturnType<Highs["createModel"]>;

/**
 * The solver HiGHS (MIT) as WebAssembly: linear programs by simplex, whole numbers by branch and cut, on this thread until it has
 * ended or its time is over. So it belongs into a worker.
 */
export async function loadSolver(): Promise<LinearSolver> {
  const highs = await loadHighs();
  return (program) => (program.columns.length === 0 ? empty(program) : highs.withModel(modelOf(highs, program), (model) => {
    // A gap of 0: what is called optimal here is proven, not nearly so.
    model.options.set({ output_flag: false, time_limit: program.timeLimitS, mip_rel_gap: 0, mip_abs_gap: 1e-9, random_seed: 0 });
    model.run();
    return solutionOf(highs, program, model);
  }));
}

/** Without columns there is nothing to run: every row stands at 0. */
function empty({ rows }: LinearProgram): LinearSolution {
  if (rows.some(({ lower, upper }) => lower > 0 || upper < 0)) return nothing("infeasible");
  return { status: "optimal", objective: 0, bound: 0, values: [], prices: rows.map(() => 0) };
}

function modelOf(highs: Highs, { columns, rows }: LinearProgram): Parameters<Highs["createModel"]>[0] & object {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.entries.length);
  const entries = rows.flatMap((row) => row.entries);
  return {
    numCols: columns.length, numRows: rows.length, sense: highs.constants.objectiveSense.maximize,
    colCost: columns.map(({ cost }) => cost), colLower: columns.map(({ lower }) => lower), colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower), rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: "csr", numRows: rows.length, numCols: columns.length, starts,
      indices: entries.map(([column]) => column), values: entries.map(([, factor]) => factor),
    },
    ...(columns.some(({ integer }) => integer) && { integrality: Int32Array.from(columns, ({ integer }) => (integer ? 1 : 0)) }),
  };
}

function solutionOf(highs: Highs, program: LinearProgram, model: Model): LinearSolution {
  const { modelStatus } = highs.constants;
  const status = model.getModelStatus();
  const whole = program.columns.some(({ integer }) => integer);
  if (status === modelStatus.infeasible) return nothing("infeasible");
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return nothing("unbounded");
  const optimal = status === modelStatus.optimal || status === modelStatus.empty;
  const bound = whole ? finite(Number(model.info.get("mip_dual_bound"))) : null;
  // 2: feasible, by the solver's own code for what stands in the solution.
  if (!optimal && Number(model.info.get("primal_solution_status")) !== 2) return { ...nothing("unknown"), bound };
  const objective = model.getObjectiveValue();
  const { colValue, rowDual } = model.getSolution();
  return {
    status: optimal ? "optimal" : "feasible", objective, bound: optimal ? objective : bound, values: [...colValue],
    prices: whole || !optimal ? null : Array.from(rowDual, (price) => (price === 0 ? 0 : price)),
  };
}

const finite = (value: number): number | null => (Math.abs(value) < 1e30 ? value : null);

const nothing = (status: "infeasible" | "unbounded" | "unknown"): LinearSolution => ({ status, objective: null, bound: null, values: [], prices: null });
