import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";
import { columnParsers } from "./column-parsers.js";
import type {
  EmbeddedAnswer,
  EmbeddedErrorFields,
  EmbeddedRequest,
  EmbeddedResult,
  EmbeddedStart,
} from "./embedded-messages.js";

const nothing: EmbeddedResult = { rows: [], command: undefined, count: undefined };

function fieldsOf(error: unknown): EmbeddedErrorFields {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, code, severity, detail, hint, constraint, table } = error as Error & EmbeddedErrorFields;
  return { message, code, severity, detail, hint, constraint, table };
}

/** An error without SQLSTATE, or a PANIC, comes from the engine itself: its memory can no longer be trusted. */
const isBroken = ({ code, severity }: EmbeddedErrorFields) => code === undefined || severity === "PANIC";

function open({ directory, template }: EmbeddedStart): Promise<PGlite> {
  return PGlite.create({
    ...(directory === undefined ? {} : { dataDir: directory }),
    ...(template === undefined ? {} : { loadDataDir: new Blob([new Uint8Array(template)]) }),
    extensions: { postgis },
    parsers: Object.fromEntries(columnParsers),
  });
}

const engineTurn = "_PostgresMainLoopOnce";

/**
 * A PANIC at some places (a commit that cannot be written) aborts the WebAssembly module, and PGlite then calls the dead engine
 * for ever. Whoever waits is told, and this thread ends.
 */
function endOnAbort(db: PGlite, say: (message: EmbeddedAnswer) => void): void {
  const engine = db.Module;
  const turn = engine[engineTurn];
  engine[engineTurn] = () => {
    try {
      turn();
    } catch (error) {
      if (error instanceof Error && error.name === "RuntimeError") {
        say({ kind: "broken", error: { message: "the engine stopped itself, as it does when the disk is full or failing", severity: "PANIC" } });
        process.exit();
      }
      throw error;
    }
  };
}

/** One statement with parameters goes through the extended protocol; several without go as they are. */
async function query(db: PGlite, sql: string, parameters: (string | Uint8Array | null)[]): Promise<EmbeddedResult> {
  const result =
    parameters.length > 0
      ? await db.query<Record<string, unknown>>(sql, parameters)
      : (await db.exec(sql)).at(-1);
  if (!result) return nothing;
  return { rows: result.rows, command: result.command, count: result.rowCount };
}

async function answer(db: PGlite, request: EmbeddedRequest): Promise<EmbeddedResult> {
  switch (request.kind) {
    case "query":
      return query(db, request.sql, request.parameters);
    case "copy": {
      const { rowCount } = await db.query(request.sql, [], { blob: new Blob([request.text]) });
      return { ...nothing, count: rowCount };
    }
    case "dump": {
      await db.exec("checkpoint");
      const archive = await db.dumpDataDir("gzip");
      return { ...nothing, archive: new Uint8Array(await archive.arrayBuffer()) };
    }
    case "close":
      await db.close();
      return nothing;
  }
}

async function serve(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("The embedded database runs in a worker thread only.");
  const say = (message: EmbeddedAnswer) => port.postMessage(message);
  let db: PGlite;
  try {
    db = await open(workerData as EmbeddedStart);
  } catch (error) {
    say({ kind: "failed", error: fieldsOf(error) });
    return;
  }
  endOnAbort(db, say);
  port.on("message", (request: EmbeddedRequest) => {
    answer(db, request).then(
      (result) => say({ kind: "done", id: request.id, result }),
      (error: unknown) => {
        const fields = fieldsOf(error);
        say({ kind: "refused", id: request.id, error: fields, broken: isBroken(fields) });
      },
    );
  });
  say({ kind: "ready" });
}

void serve();
