import { parentPort } from "node:worker_threads";
import { Resident } from "./resident.js";
import type { WorkAnswer, WorkRequest } from "./work-messages.js";

const say = (answer: WorkAnswer): void => parentPort?.postMessage(answer, []);
const resident = new Resident(say);

parentPort?.on("message", (request: WorkRequest) => {
  try {
    resident.take(request);
  } catch (error) {
    say({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
  }
});
