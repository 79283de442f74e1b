import { existsSync } from "node:fs";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Database } from "../db/database.js";
import { chainFirmsAfter, countFirms, pageFirms } from "./firms.js";
import { inputsOf, type WorkInputs } from "./work-inputs.js";
import type { WorkAnswer, WorkRequest } from "./work-messages.js";
import { beginRun, endRun, publish, runs, type Outcome } from "./work-sql.js";

export interface WorkState {
  readonly state: "idle" | "running" | "failed";
  readonly step: string | null;
  readonly done: number;
  readonly of: number;
  readonly failure: string | null;
}

const idle: WorkState = { state: "idle", step: null, done: 0, of: 0, failure: null };
/** A worker runs what was built, also where the rest runs from its sources. */
const built = [new URL("./worker.js", import.meta.url), new URL("../../dist/chains/worker.js", import.meta.url)];
/** Pages on their way to the worker at once: it places one while the next is read. */
const ahead = 2;

/** Works out all chains over all firms in the background, one run at a time; what was asked for meanwhile is done after it. */
export function openChainWork(database: Database, cityId: string) {
  let state = idle;
  let stop: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let again = false;

  async function turn(): Promise<void> {
    do {
      again = false;
      stop = new AbortController();
      state = { ...idle, state: "running" };
      try {
        await work(database, cityId, stop.signal, (step, done, of) => { state = { state: "running", step, done, of, failure: null }; });
        state = idle;
      } catch (error) {
        state = stop.signal.aborted ? idle : { ...idle, state: "failed", failure: error instanceof Error ? error.message : String(error) };
        if (stop.signal.aborted) again = false;
      }
    } while (again);
    stop = undefined;
  }

  return {
    state: () => state,
    /** Starts, or has it done again after the run that is under way. Nothing is done where nothing has changed since the last. */
    start(): void {
      if (stop) again = true;
      else running = turn();
    },
    cancel(): void {
      stop?.abort();
    },
    /** Resolves when nothing is under way any more. */
    settled: () => running,
    async close(): Promise<void> {
      again = false;
      stop?.abort();
      await running;
    },
  };
}
export type ChainWork = ReturnType<typeof openChainWork>;

type OnStep = (step: string, done: number, of: number) => void;

async function work(database: Database, cityId: string, signal: AbortSignal, onStep: OnStep): Promise<void> {
  onStep("reading", 0, 1);
  const inputs = await database.statistics(cityId, (tx) => inputsOf(tx, cityId));
  const [last] = await database.statistics(cityId, (tx) => runs(tx, cityId, "done"));
  if (inputs.start.chains.length === 0 || last?.input_hash === inputs.hash) return;
  const run = await beginRun(database.owner, cityId, inputs);
  try {
    const outcome = await workedOut(database, inputs, signal, onStep);
    signal.throwIfAborted();
    onStep("writing", 0, 1);
    await publish(database.owner, cityId, run, outcome);
  } catch (error) {
    await endRun(database.owner, cityId, run, signal.aborted ? "cancelled" : "failed", error);
    throw error;
  }
}

async function workedOut(database: Database, { start }: WorkInputs, signal: AbortSignal, onStep: OnStep): Promise<Outcome> {
  const worker = new Worker(built.find((url) => existsSync(fileURLToPath(url)))!, { workerData: start });
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  try {
    const answers = conversation(worker, onStep);
    const outcome: Outcome = { firms: 0, synthetic: 0, placed: 0, links: [], sums: [], documents: [] };
    const take = async () => {
      const answer = await answers.next();
      if (answer.kind !== "placed") throw new Error(`chains: found ${answer.kind}, expected placed firms`);
      outcome.firms += answer.firms;
      outcome.synthetic += answer.synthetic;
      outcome.placed += answer.placed;
      outcome.links.push(answer.lines);
    };
    const of = await database.statistics(start.cityId, (tx) => countFirms(tx, start.cityId));
    let [after, waiting] = ["", 0];
    for (;;) {
      signal.throwIfAborted();
      const firms = await database.statistics(start.cityId, (tx) => chainFirmsAfter(tx, start.cityId, after, null));
      worker.postMessage({ kind: "firms", firms } satisfies WorkRequest, []);
      waiting += 1;
      if (waiting >= ahead) {
        await take();
        waiting -= 1;
      }
      onStep("placing", outcome.firms, of);
      if (firms.length < pageFirms) break;
      after = firms.at(-1)!.id;
    }
    for (; waiting > 0; waiting -= 1) await take();
    worker.postMessage({ kind: "end" } satisfies WorkRequest, []);
    const last = await answers.next();
    if (last.kind !== "done") throw new Error(`chains: found ${last.kind}, expected the end`);
    return { ...outcome, sums: last.sums, documents: last.documents };
  } finally {
    signal.removeEventListener("abort", end);
    await worker.terminate();
  }
}

type Said = Exclude<WorkAnswer, { kind: "step" | "broken" }>;

/** What a worker says, one after the other; a worker that breaks or ends fails whoever waits. */
function conversation(worker: Worker, onStep: OnStep): { next(): Promise<Said> } {
  const heard = new PassThrough({ objectMode: true, highWaterMark: 64 });
  const answers = heard[Symbol.asyncIterator]() as AsyncIterator<Said>;
  const fail = (error: Error) => void heard.destroy(error);
  worker.on("message", (answer: WorkAnswer) => {
    if (answer.kind === "step") onStep(answer.step, answer.done, answer.of);
    else if (answer.kind === "broken") fail(new Error(answer.message));
    else heard.write(answer);
  });
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("chains: the worker ended before its work")));
  // Nobody may be waiting when it fails; whoever asks next is told.
  heard.once("error", () => undefined);
  return {
    async next() {
      const { value, done } = await answers.next();
      if (done === true) throw new Error("chains: nothing was said");
      return value;
    },
  };
}
