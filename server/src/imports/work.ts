import type { ImportState, ImportSummary } from "@chengqi/domain/imports/answers";
import type { Database } from "../db/database.js";
import { statedOptions } from "./chosen.js";
import type { FileStore } from "./file-store.js";
import { ImportFault } from "./import-fault.js";
import { headersHashOf, inspect } from "./inspect.js";
import { publish } from "./publish.js";
import { changeImport, clearRows, importOf, rememberedColumns, unfinished, type Failure, type Import } from "./sql.js";
import { check } from "./stage.js";
import { undo, UndoRefused } from "./undo.js";

type Busy = Extract<ImportState, "reading" | "checking" | "committing" | "undoing">;

/** Where an import stands again when its work is cancelled, and when it fails. */
const after: Readonly<Record<Busy, { readonly cancelled: ImportState; readonly failed: ImportState }>> = {
  reading: { cancelled: "cancelled", failed: "failed" },
  checking: { cancelled: "ready", failed: "ready" },
  committing: { cancelled: "checked", failed: "checked" },
  undoing: { cancelled: "committed", failed: "committed" },
};

export interface ImportWorkConfig {
  readonly database: Database;
  readonly cityId: string;
  readonly files: FileStore;
  /** Hears that the city has changed. */
  readonly changed: () => void;
}

/** Reads, checks, publishes and takes back imports in the background, one after the other. */
export function openImportWork(config: ImportWorkConfig) {
  const { database, cityId, files, changed } = config;
  const queue: string[] = [];
  let running: Promise<void> | undefined;
  let current: { readonly id: string; readonly stop: AbortController; progress: ImportSummary["progress"] } | undefined;
  let closing = false;

  const next = (): string | undefined => (closing ? undefined : queue.shift());
  const say: Say = (step, done, of) => {
    if (current) current.progress = { step, done, of };
  };

  async function turn(): Promise<void> {
    for (let id = next(); id !== undefined; id = next()) {
      const found = await importOf(database.owner, cityId, id);
      if (!found || !(found.state in after)) continue;
      current = { id, stop: new AbortController(), progress: { step: "reading", done: 0, of: null } };
      await move(found, found.state as Busy, current.stop.signal);
      current = undefined;
    }
    running = undefined;
  }

  async function move(found: Import, state: Busy, signal: AbortSignal): Promise<void> {
    try {
      await doers[state](config, found, signal, say);
      if (state === "committing" || state === "undoing") changed();
    } catch (error) {
      // A server that stops takes the work up again at its next start.
      if (closing) return;
      const failure = signal.aborted ? null : failureOf(error, found);
      await changeImport(database.owner, cityId, found.id, [state], { state: signal.aborted ? after[state].cancelled : after[state].failed, failure });
      if (signal.aborted && state === "checking") await clearRows(database.owner, cityId, found.id);
      if (signal.aborted && state === "reading") await files.drop(found.id);
    }
  }

  return {
    /** Takes up what the state of an import asks for. */
    start(id: string): void {
      if (closing) return;
      queue.push(id);
      running ??= turn();
    },
    /** Takes up again what was under way when the process ended. */
    async resume(): Promise<void> {
      for (const { id } of await unfinished(database.owner, cityId)) this.start(id);
    },
    progress: (id: string): ImportSummary["progress"] => (current?.id === id ? current.progress : null),
    /** Ends what is under way for an import; false where nothing is. */
    cancel(id: string): boolean {
      if (current?.id !== id) return false;
      current.stop.abort();
      return true;
    },
    settled: async (): Promise<void> => {
      await running;
    },
    async close(): Promise<void> {
      closing = true;
      current?.stop.abort();
      await running;
    },
  };
}
export type ImportWork = ReturnType<typeof openImportWork>;

type Say = (step: NonNullable<ImportSummary["progress"]>["step"], done: number, of: number | null) => void;
type Doer = (config: ImportWorkConfig, found: Import, signal: AbortSignal, say: Say) => Promise<void>;

const doers: Readonly<Record<Busy, Doer>> = {
  reading: async ({ database: { owner }, cityId, files }, { id, fileName, kind, options }, signal) => {
    const found = await inspect(files.pathOf(id), fileName, kind, options ?? {});
    signal.throwIfAborted();
    const headersHash = headersHashOf(found.columns);
    const remembered = await rememberedColumns(owner, cityId, kind, headersHash);
    await changeImport(owner, cityId, id, ["reading"], { state: "ready", found, headersHash, failure: null, options: statedOptions(found, fileName, remembered, options) });
  },
  checking: async ({ database: { owner }, cityId, files }, found, signal, say) => {
    if (!found.options) throw new ImportFault(found.fileName, "no choice of columns", "columns");
    const counts = await check(owner, { cityId, found, options: found.options, path: files.pathOf(found.id), signal, onStep: say });
    await changeImport(owner, cityId, found.id, ["checking"], { state: "checked", counts, failure: null });
  },
  committing: async ({ database, cityId }, found, signal, say) => {
    const { options } = found;
    if (!options) throw new ImportFault(found.fileName, "no choice of columns", "columns");
    await database.asOwner(async (tx) => {
      await publish(tx, { cityId, found, options, onStep: (step, done, of) => {
        signal.throwIfAborted();
        say(step, done, of);
      } });
      signal.throwIfAborted();
    });
  },
  undoing: async ({ database, cityId }, found, _signal, say) => {
    say("writing", 0, null);
    await database.asOwner((tx) => undo(tx, cityId, found));
  },
};

function failureOf(error: unknown, { fileName }: Import): Failure {
  if (error instanceof ImportFault) return { where: error.where, found: error.found, expected: error.expected };
  if (error instanceof UndoRefused) return { where: fileName, found: error.message, expected: "rows as this import left them" };
  return { where: fileName, found: error instanceof Error ? error.message.slice(0, 500) : String(error), expected: "a file that can be taken in" };
}
