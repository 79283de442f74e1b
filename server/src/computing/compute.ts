import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Outcome, Task } from "./worker.js";

/** The input is wrong; the message is one line for people. */
export class WrongInput extends Error {
  override readonly name = "WrongInput";
}

/** The person cancelled before there was any result. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export interface ComputeOptions {
  readonly timeLimitS: number;
  /** Asks for what there is so far; after a second without it the work is broken off. */
  readonly signal?: AbortSignal | undefined;
}

const graceMs = 1000;
/** A worker runs what was built, also where the rest runs from its sources. */
const built = [new URL("./worker.js", import.meta.url), new URL("../../dist/computing/worker.js", import.meta.url)];

/**
 * Computes a method in a thread of its own, so that this one stays free and the work can be ended at any time.
 *
 * @returns the result as JSON text
 * @throws WrongInput for an input the method refuses, Cancelled if the signal came before anything was found, Error if it broke
 */
export function computeInWorker(name: string, input: unknown, { timeLimitS, signal }: ComputeOptions): Promise<string> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const file = built.find((url) => existsSync(fileURLToPath(url)))!;
  const worker = new Worker(file, { workerData: { name, input, stop, timeLimitS } satisfies Task });
  return new Promise((resolve, reject) => {
    let ending: NodeJS.Timeout | undefined;
    const end = (after: number, error: Error) => {
      ending ??= setTimeout(() => {
        reject(error);
        void worker.terminate();
      }, after);
    };
    const cancel = () => {
      Atomics.store(stop, 0, 1);
      end(graceMs, new Cancelled("cancelled"));
    };
    // A search that does not look at the clock must still end.
    const late = setTimeout(() => end(0, new Error(`${name} did not stop at its time limit`)), timeLimitS * 1000 + 30_000);
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) cancel();
    const settle = (act: () => void) => {
      clearTimeout(late);
      clearTimeout(ending);
      signal?.removeEventListener("abort", cancel);
      act();
    };
    worker.once("message", (outcome: Outcome) => settle(() => {
      if (outcome.kind === "done") resolve(outcome.text);
      else reject(outcome.kind === "wrong" ? new WrongInput(outcome.message) : new Error(outcome.message));
    }));
    worker.once("error", (error) => settle(() => reject(error)));
    worker.once("exit", () => settle(() => reject(new Error(`${name} ended without a result`))));
  });
}
