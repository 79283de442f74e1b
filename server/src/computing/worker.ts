import { parentPort, workerData } from "node:worker_threads";
import { methods } from "@chengqi/domain/methods/methods";
import { complaintOf } from "@chengqi/domain/methods/wrong-input";
import { jsonOf } from "./json.js";
import { loadSolver } from "./solver.js";

/** What a worker is given to do. */
export interface Task {
  readonly name: string;
  readonly input: unknown;
  /** Set to 1 when the result is wanted at once. */
  readonly stop: Int32Array;
  readonly timeLimitS: number;
}

/** What it says: the result as JSON text, what is wrong with the input, or what broke. */
export type Outcome = { readonly kind: "done"; readonly text: string } | { readonly kind: "wrong"; readonly message: string } | { readonly kind: "broken"; readonly message: string };

async function work({ name, input, stop, timeLimitS }: Task): Promise<Outcome> {
  const method = methods.get(name);
  if (!method) return { kind: "broken", message: `no method ${name}` };
  const until = performance.now() + timeLimitS * 1000;
  const solve = await loadSolver();
  const tools = {
    solve: (program: Parameters<typeof solve>[0]) => solve({ ...program, timeLimitS: Math.max(0.01, Math.min(program.timeLimitS, (until - performance.now()) / 1000)) }),
    mustStop: () => Atomics.load(stop, 0) === 1 || performance.now() > until,
  };
  try {
    return { kind: "done", text: [...jsonOf(method.compute(input, tools))].join("") };
  } catch (error) {
    const message = complaintOf(error, input);
    return message === null ? { kind: "broken", message: (error as Error).message } : { kind: "wrong", message };
  }
}

const outcome = await work(workerData as Task);
parentPort?.postMessage(outcome, []);
