import { existsSync } from "node:fs";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { WorkAnswer, WorkRequest } from "./work-messages.js";

/** A worker runs what was built, also where the rest runs from its sources. */
const built = [new URL("./worker.js", import.meta.url), new URL("../../dist/chains/worker.js", import.meta.url)];

type Said = Exclude<WorkAnswer, { kind: "step" | "broken" }>;
type OnStep = (step: string, done: number, of: number) => void;

/** The thread that places firms and draws conclusions; it stays with what it has summed up until it is ended. */
export interface ChainWorker {
  tell(request: WorkRequest, onStep: OnStep): void;
  /** What it says next, one after the other. @throws Error where it broke or ended */
  next(): Promise<Said>;
  /** Nothing is asked of it for now: it does not keep the process alive. */
  rest(): void;
  end(): Promise<void>;
}

export function openChainWorker(): ChainWorker {
  const worker = new Worker(built.find((url) => existsSync(fileURLToPath(url)))!);
  const heard = new PassThrough({ objectMode: true, highWaterMark: 64 });
  const answers = heard[Symbol.asyncIterator]() as AsyncIterator<Said>;
  let step: OnStep | undefined;
  const fail = (error: Error) => void heard.destroy(error);
  worker.on("message", (answer: WorkAnswer) => {
    if (answer.kind === "step") step?.(answer.step, answer.done, answer.of);
    else if (answer.kind === "broken") fail(new Error(answer.message));
    else heard.write(answer);
  });
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("chains: the worker ended before its work")));
  // Nobody may be waiting when it fails; whoever asks next is told.
  heard.once("error", () => undefined);
  return {
    tell(request, onStep) {
      step = onStep;
      worker.ref();
      worker.postMessage(request, []);
    },
    async next() {
      const { value, done } = await answers.next();
      if (done === true) throw new Error("chains: nothing was said");
      return value;
    },
    rest: () => worker.unref(),
    end: async () => void (await worker.terminate()),
  };
}
