import { parentPort, workerData } from "node:worker_threads";
import { copyRow } from "../db/database.js";
import { conclusions } from "./conclude.js";
import type { ChainFirm } from "./firms.js";
import { Gathering } from "./gather.js";
import { sumLine } from "./sums.js";
import type { WorkAnswer, WorkRequest, WorkStart } from "./work-messages.js";

const start = workerData as WorkStart;
const gathering = new Gathering(start);
let anySynthetic = false;

const say = (answer: WorkAnswer): void => parentPort?.postMessage(answer, []);

/** Rows of text are handed over in pieces of about this many characters. */
const pieceLength = 1 << 20;

function placed(firms: readonly ChainFirm[]): WorkAnswer {
  let [lines, on, synthetic] = ["", 0, 0];
  for (const firm of firms) {
    const found = gathering.take(firm);
    for (const [chain, version, link, ...rest] of found) lines += copyRow([start.cityId, chain, version, link, ...rest]);
    if (found.length > 0) on += 1;
    if (firm.synthetic) synthetic += 1;
  }
  anySynthetic ||= synthetic > 0;
  return { kind: "placed", firms: firms.length, synthetic, placed: on, lines };
}

function ended(): WorkAnswer {
  const rows = [...gathering.sums.rows()];
  const documents = conclusions(start, rows, anySynthetic, (step, done, of) => say({ kind: "step", step, done, of }));
  const pieces: string[] = [];
  let piece = "";
  for (const row of rows) {
    piece += sumLine(start.cityId, row);
    if (piece.length < pieceLength) continue;
    pieces.push(piece);
    piece = "";
  }
  return { kind: "done", sums: [...pieces, ...(piece === "" ? [] : [piece])], documents };
}

parentPort?.on("message", (request: WorkRequest) => {
  try {
    say(request.kind === "firms" ? placed(request.firms) : ended());
  } catch (error) {
    say({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
  }
});
