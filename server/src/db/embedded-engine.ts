import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type {
  EmbeddedAnswer,
  EmbeddedErrorFields,
  EmbeddedRequest,
  EmbeddedResult,
  EmbeddedStart,
} from "./embedded-messages.js";
import { parameterText } from "./parameter-text.js";
import { copyStatement, wholeRows, type CopySource, type CopyTarget, type Engine, type Session } from "./session.js";

const piece = 8 * 1024 * 1024;

/** A refusal of the embedded engine, with the SQLSTATE in `code` as a server's errors have it. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  constructor(fields: EmbeddedErrorFields) {
    super(fields.message);
    this.code = fields.code;
    this.detail = fields.detail;
    this.constraint = fields.constraint;
    this.table = fields.table;
  }
}

type Question = EmbeddedRequest extends infer R ? (R extends { id: number } ? Omit<R, "id"> : never) : never;

export interface EmbeddedEngine extends Engine {
  /** The whole database as a gzipped tar archive of its directory; waits for the open transaction. */
  dump(): Promise<Uint8Array>;
  /** Called once if the engine breaks down; nothing works afterwards. */
  onBreakdown(listener: (error: Error) => void): void;
}

/** The worker is built JavaScript also when this file runs from its source, as it does in tests. */
function workerUrl(): URL {
  const beside = new URL("./embedded-worker.js", import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return new URL("../../dist/db/embedded-worker.js", import.meta.url);
}

/** The worker thread that runs PostgreSQL, spoken to by numbered questions. */
class EngineWorker {
  private readonly waiting = new Map<number, { resolve: (result: EmbeddedResult) => void; reject: (error: Error) => void }>();
  private readonly listeners: ((error: Error) => void)[] = [];
  private next = 0;
  private breakdown: Error | undefined;
  private closing = false;

  private constructor(private readonly worker: Worker) {
    worker.on("message", (message: EmbeddedAnswer) => this.hear(message));
    worker.on("error", (error) => this.breakDown(error));
    worker.on("exit", () => {
      if (!this.closing) this.breakDown(new Error("The embedded database stopped."));
    });
  }

  static async start(start: EmbeddedStart): Promise<EngineWorker> {
    const worker = new Worker(workerUrl(), { workerData: start, execArgv: [], name: "embedded-database" });
    const first = await new Promise<EmbeddedAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    if (first.kind === "failed") {
      await worker.terminate();
      throw new EmbeddedError(first.error);
    }
    return new EngineWorker(worker);
  }

  ask(question: Question): Promise<EmbeddedResult> {
    if (this.breakdown) return Promise.reject(this.breakdown);
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...question, id }, []);
    });
  }

  onBreakdown(listener: (error: Error) => void): void {
    this.listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    if (!this.breakdown) await this.ask({ kind: "close" });
    await this.worker.terminate();
  }

  private hear(message: EmbeddedAnswer): void {
    if (message.kind === "done") {
      this.settle(message.id)?.resolve(message.result);
    } else if (message.kind === "broken") {
      this.breakDown(new EmbeddedError(message.error));
    } else if (message.kind === "refused") {
      const error = new EmbeddedError(message.error);
      this.settle(message.id)?.reject(error);
      if (message.broken) this.breakDown(error);
    }
  }

  private settle(id: number) {
    const waiter = this.waiting.get(id);
    this.waiting.delete(id);
    return waiter;
  }

  private breakDown(error: Error): void {
    if (this.breakdown || this.closing) return;
    this.breakdown = error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    for (const listener of this.listeners) listener(error);
  }
}

class EmbeddedSession implements Session {
  constructor(
    private readonly worker: EngineWorker,
    readonly release: () => void,
  ) {}

  run(sql: string, parameters: readonly unknown[]) {
    return this.worker.ask({ kind: "query", sql, parameters: parameters.map(parameterText) });
  }

  async copy(target: CopyTarget, source: CopySource): Promise<number> {
    const sql = copyStatement(target, "'/dev/blob'");
    let rows = 0;
    for await (const text of wholeRows(source, piece)) {
      rows += (await this.worker.ask({ kind: "copy", sql, text })).count ?? 0;
    }
    return rows;
  }
}

/** One at a time, in the order of asking: the promise gives the function that ends the turn. */
function turns(): () => Promise<() => void> {
  const queue: (() => void)[] = [];
  let taken = false;
  const pass = () => {
    const next = queue.shift();
    if (next) next();
    else taken = false;
  };
  return () => {
    if (!taken) {
      taken = true;
      return Promise.resolve(pass);
    }
    return new Promise((resolve) => queue.push(() => resolve(pass)));
  };
}

/** PostgreSQL compiled to WebAssembly in a worker thread: one connection, handed out in turn. */
export async function embeddedEngine(start: EmbeddedStart): Promise<EmbeddedEngine> {
  const worker = await EngineWorker.start(start);
  const take = turns();
  const connect = async () => new EmbeddedSession(worker, await take());
  return {
    connect,
    dump: async () => {
      const session = await connect();
      try {
        const { archive } = await worker.ask({ kind: "dump" });
        if (!archive) throw new Error("The embedded database gave no archive.");
        return archive;
      } finally {
        session.release();
      }
    },
    onBreakdown: (listener) => worker.onBreakdown(listener),
    close: () => worker.close(),
  };
}
