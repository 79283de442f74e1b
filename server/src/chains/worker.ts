import { parentPort, workerData } from "node:worker_threads";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { placing } from "@chengqi/domain/chains/placement";
import { copyRow } from "../db/database.js";
import { conclusions } from "./conclude.js";
import type { ChainFirm } from "./firms.js";
import { sumLine, Sums, type FirmYears } from "./sums.js";
import type { WorkAnswer, WorkRequest, WorkStart } from "./work-messages.js";

const start = workerData as WorkStart;
const place = placing(start.chains, start.decisions);
const sums = new Sums(start.years);
const partly = partlyClaimed();
let anySynthetic = false;
const city = sums.area("city", start.cityId);

const say = (answer: WorkAnswer): void => parentPort?.postMessage(answer, []);

/** Rows of text are handed over in pieces of about this many characters. */
const pieceLength = 1 << 20;

/** Single links that claim a class in part, by class. */
function partlyClaimed(): Map<string, { at: string; item: number }[]> {
  const claimed = new Map<string, { at: string; item: number }[]>();
  for (const [chain, { id, version, links }] of start.chains.entries()) {
    const groups = grouping(links);
    for (const link of links.filter((one) => !groups.has(one.id))) {
      for (const { code, partial } of link.classes) {
        if (partial) claimed.set(code, [...(claimed.get(code) ?? []), { at: `${chain}/${link.id}`, item: sums.item("link", `${id}@${version}/${link.id}`) }]);
      }
    }
  }
  return claimed;
}

/** Years in business, with the figures of those that have some. */
function yearsOf({ founded, closed, years, revenue, employees }: ChainFirm): FirmYears {
  const places: number[] = [];
  const figures: [(number | null)[], (number | null)[]] = [[], []];
  for (const [index, year] of start.years.entries()) {
    const at = years.indexOf(year);
    if (at < 0 && ((founded !== null && founded > year) || (closed !== null && closed <= year))) continue;
    places.push(index);
    figures[0].push(at < 0 ? null : (revenue[at] ?? null));
    figures[1].push(at < 0 ? null : (employees[at] ?? null));
  }
  return { places, revenue: figures[0], employees: figures[1] };
}

function placed(firms: readonly ChainFirm[]): WorkAnswer {
  let [lines, on, synthetic] = ["", 0, 0];
  for (const firm of firms) {
    const years = yearsOf(firm);
    const areas = [city, sums.area("zone", firm.zone ?? ""), ...(firm.district === null ? [] : [sums.area("district", firm.district)])];
    if (firm.class !== null) sums.add(sums.item("class", firm.class), areas, years, 1, 1);
    const found = place(firm);
    for (const { chain, link, confidence, share, basis, word } of found) {
      const { id, version } = start.chains[chain]!;
      sums.add(sums.item("link", `${id}@${version}/${link}`), areas, years, share, confidence);
      lines += copyRow([start.cityId, id, version, link, firm.id, confidence, share, basis, word]);
    }
    // A firm counts once over the words that place it.
    const words = new Set(found.flatMap(({ word }) => word ?? []));
    for (const word of words) sums.add(sums.item("word", word), areas, years, 1 / words.size, 1);
    if (firm.class !== null && firm.products.length === 0) {
      const stands = new Set(found.map(({ chain, link }) => `${chain}/${link}`));
      for (const { at, item } of partly.get(firm.class) ?? []) if (!stands.has(at)) sums.doubt(item, areas, years);
    }
    if (found.length > 0) on += 1;
    if (firm.synthetic) synthetic += 1;
  }
  anySynthetic ||= synthetic > 0;
  return { kind: "placed", firms: firms.length, synthetic, placed: on, lines };
}

function ended(): WorkAnswer {
  const rows = [...sums.rows()];
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
