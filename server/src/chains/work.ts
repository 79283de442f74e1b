import type { Database } from "../db/database.js";
import { openChainWorker, type ChainWorker } from "./chain-worker.js";
import { countFirms, firmPageAfter, pageFirms, type Parts } from "./firms.js";
import { knownLinks, linkChanges, type LinkKey } from "./known-links.js";
import { changedParts, inputsOf, type WorkInputs } from "./work-inputs.js";
import { beginRun, endRun, publish, runs, type Outcome } from "./work-sql.js";

export interface WorkState {
  readonly state: "idle" | "running" | "failed";
  readonly step: string | null;
  readonly done: number;
  readonly of: number;
  readonly failure: string | null;
}

const idle: WorkState = { state: "idle", step: null, done: 0, of: 0, failure: null };
/** Pages on their way to the worker at once: it places one while the next is read. */
const ahead = 2;

/**
 * Works out all chains over all firms in the background, one run at a time; what was asked for meanwhile is done after it. Where nothing
 * but firms or decisions of some parts of the city has changed since the run before in this process, their firms alone are read again.
 */
export function openChainWork(database: Database, cityId: string) {
  let state = idle;
  let stop: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let again = false;
  let kept: Kept | undefined;

  async function turn(): Promise<void> {
    do {
      again = false;
      stop = new AbortController();
      state = { ...idle, state: "running" };
      try {
        kept ??= { worker: openChainWorker() };
        await work(database, cityId, kept, stop.signal, (step, done, of) => { state = { state: "running", step, done, of, failure: null }; });
        state = idle;
        kept.worker.rest();
      } catch (error) {
        await kept?.worker.end();
        kept = undefined;
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
      await kept?.worker.end();
      kept = undefined;
    },
  };
}
export type ChainWork = ReturnType<typeof openChainWork>;

type OnStep = (step: string, done: number, of: number) => void;

/** The worker that holds the sums of the last run, and what that run went by. */
interface Kept {
  readonly worker: ChainWorker;
  run?: { readonly id: string; readonly inputs: WorkInputs } | undefined;
}

async function work(database: Database, cityId: string, kept: Kept, signal: AbortSignal, onStep: OnStep): Promise<void> {
  onStep("reading", 0, 1);
  const inputs = await database.statistics(cityId, (tx) => inputsOf(tx, cityId));
  const [last] = await database.statistics(cityId, (tx) => runs(tx, cityId, "done"));
  if (inputs.start.chains.length === 0 || last?.input_hash === inputs.hash) return;
  // What the worker holds goes on only from the very run it belongs to.
  const before = kept.run?.id === last?.id && kept.run?.inputs.base === inputs.base ? kept.run?.inputs : undefined;
  const parts = before ? await database.statistics(cityId, (tx) => changedParts(tx, before, inputs)) : null;
  kept.run = undefined;
  const run = await beginRun(database.owner, cityId, inputs, parts);
  try {
    const outcome = await workedOut(database, inputs, parts, { worker: kept.worker, signal, onStep });
    signal.throwIfAborted();
    onStep("writing", 0, 1);
    await publish(database.owner, cityId, run, outcome);
    kept.run = { id: run.id, inputs };
  } catch (error) {
    await endRun(database.owner, cityId, run, signal.aborted ? "cancelled" : "failed", error);
    throw error;
  }
}

interface Doing { readonly worker: ChainWorker; readonly signal: AbortSignal; readonly onStep: OnStep }

async function workedOut(database: Database, { start }: WorkInputs, parts: Parts | null, { worker, signal, onStep }: Doing): Promise<Outcome> {
  const end = () => void worker.end();
  signal.addEventListener("abort", end, { once: true });
  try {
    worker.tell(parts ? { kind: "parts", parts, decisions: start.decisions } : { kind: "all", start }, onStep);
    const links: string[] = [];
    const gone: LinkKey[] = [];
    /** Of each page on its way, where its firms stood before: read while the worker is busy with it. */
    const before: Promise<ReadonlyMap<string, LinkKey> | null>[] = [];
    let done = 0;
    const take = async () => {
      const [answer, known] = await Promise.all([worker.next(), before.shift()]);
      if (answer.kind !== "placed") throw new Error(`chains: found ${answer.kind}, expected placed firms`);
      done += answer.firms;
      const changes = known && linkChanges(answer.lines, known);
      links.push(changes ? changes.added : answer.lines);
      for (const key of changes?.gone ?? []) gone.push(key);
    };
    const knownOf = (from: string, to: string | null) => {
      const found = parts ? database.statistics(start.cityId, (tx) => knownLinks(tx, start.cityId, parts, from, to)) : Promise.resolve(null);
      // Whoever takes the page is told of a failure; until then nobody waits.
      found.catch(() => undefined);
      return found;
    };
    const of = await database.statistics(start.cityId, (tx) => countFirms(tx, start.cityId, parts));
    let after = "";
    for (;;) {
      signal.throwIfAborted();
      const page = await database.statistics(start.cityId, (tx) => firmPageAfter(tx, start.cityId, after, parts));
      worker.tell({ kind: "firms", page: page.text }, onStep);
      const last = page.firms < pageFirms;
      before.push(knownOf(after, last ? null : page.last));
      if (before.length >= ahead) await take();
      onStep("placing", done, of);
      if (last) break;
      after = page.last;
    }
    worker.tell({ kind: "end" }, onStep);
    while (before.length > 0) await take();
    const last = await worker.next();
    if (last.kind !== "done") throw new Error(`chains: found ${last.kind}, expected the end`);
    const { changed, counts, sums, documents } = last;
    return { changed, counts, links, gone, sums, documents };
  } finally {
    signal.removeEventListener("abort", end);
  }
}
