// One thread's share of rules over firms: all rules over the rows from `from` to before `to` of shared columns.
import { parentPort, workerData } from "node:worker_threads";
import { batchRows, compileRule, truthsOf, yes } from "../../dist/rules/index.js";

const { texts, vocabulary, columns, today, from, to } = workerData;
let met = 0;
for (const text of texts) {
  const truths = truthsOf(compileRule(text, vocabulary), columns, today);
  for (let first = from; first < to; first += batchRows) {
    const size = Math.min(batchRows, to - first);
    const batch = truths(first, size);
    for (let i = 0; i < size; i += 1) met += batch[i] === yes ? 1 : 0;
  }
}
parentPort.postMessage(met, []);
