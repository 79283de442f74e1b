import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { edgeFlows, flowIndex } from "@chengqi/domain/chains/flows";
import { sectorWeights } from "@chengqi/domain/chains/importance";
import { relatednessOf } from "@chengqi/domain/chains/relatedness";
import { edgeCoefficients } from "@chengqi/domain/chains/supply";
import { duplicationDocuments } from "./conclude-duplication.js";
import { gapDocuments } from "./conclude-gaps.js";
import { statesOf, type StateInputs } from "./conclude-states.js";
import { nextDocuments } from "./conclude-next.js";
import { supplyDocuments } from "./conclude-supply.js";
import { ItemTable } from "./item-table.js";
import { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";
import { statusJudge } from "./status-rule.js";
import type { SumRow } from "./sums.js";
import type { DocumentText, WorkStart } from "./work-messages.js";

type OnStep = (step: string, done: number, of: number) => void;

/** Everything that follows from the sums, year by year. */
export function conclusions(start: WorkStart, rows: readonly SumRow[], synthetic: boolean, onStep: OnStep): DocumentText[] {
  const { chains, years, analysis } = start;
  const table = flowIndex(analysis.table);
  const weights = sectorWeights(analysis.table);
  const sums = new LinkTable(rows);
  const items = new ItemTable(rows);
  const declaredBy = (id: string) => analysis.declared.filter(({ zone }) => zone === id).flatMap(({ codes }) => codes);
  const documents = chains.map((chain) => document("flows", `${chain.id}@${chain.version}`, 0, { table: table.id, edgeFlows: edgeFlows(chain, table), coefficients: edgeCoefficients(chain, table) }));
  for (const [index, year] of years.entries()) {
    onStep("statuses", index, years.length);
    const inputs: StateInputs = {
      table, weights, sums, year, years, synthetic, lastYear: years.at(-1) ?? year, ...byClass(rows, year), nation: nationIn(analysis.employment, year),
      judge: statusJudge(start.statusRule, year),
    };
    const states = new Map(chains.map((chain) => [chain, statesOf(chain, inputs)]));
    for (const [chain, content] of states) documents.push(document("states", `${chain.id}@${chain.version}`, year, content));
    onStep("gaps", index, years.length);
    const relatedness = relatednessOf(items.of("class", year));
    const zones = analysis.zones.map(({ id }) => ({ id, declared: declaredBy(id), density: relatedness.get(id)?.density ?? null }));
    const inForce = ofYear(chains, year);
    const { gaps, hosts } = gapDocuments(inForce.map((chain) => ({ chain, states: states.get(chain)! })), { table, weights, sums, year, zones, companies: analysis.companies });
    documents.push(document("gaps", "city", year, gaps), ...hosts.map(({ id, content }) => document("hosts", id, year, content)));
    onStep("supply", index, years.length);
    for (const [id, content] of supplyDocuments(inForce, table, sums, year)) documents.push(document("supply", id, year, content));
    onStep("duplication", index, years.length);
    const { city, pairs } = duplicationDocuments(inForce, { items, year, zones, classes: analysis.classes });
    documents.push(document("duplication", "city", year, city), ...pairs.map(({ id, content }) => document("pair", id, year, content)));
    for (const [id, content] of nextDocuments(inForce, { states, sums, relatedness, classes: analysis.classes, year })) documents.push(document("next", id, year, content));
  }
  return documents;
}

/** One version of each chain: in force on the last day of the year, else its first. */
function ofYear(chains: readonly ChainFile[], year: number): ChainFile[] {
  const day = `${year}-12-31`;
  return [...new Set(chains.map(({ id }) => id))].map((id) => {
    const versions = chains.filter((chain) => chain.id === id);
    return versions.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || validTo > day)) ?? versions[0]!;
  });
}

function byClass(rows: readonly SumRow[], inYear: number): Pick<StateInputs, "employees" | "firms"> {
  const own = rows.filter(({ level, areaKind, year }) => level === "class" && areaKind === "city" && year === inYear);
  return { employees: new Map(own.map(({ item, employees }) => [item, employees])), firms: new Map(own.map(({ item, wholeFirms }) => [item, wholeFirms])) };
}

/** Employment of the nation in the last year published by then. */
function nationIn(employment: WorkStart["analysis"]["employment"], inYear: number): StateInputs["nation"] {
  const year = employment.reduce<number | null>((last, one) => (one.year <= inYear && (last === null || one.year > last) ? one.year : last), null);
  return { year, persons: new Map(employment.filter((one) => one.year === year).map(({ code, persons10k }) => [code, persons10k])) };
}

const document = <K extends keyof Documents>(kind: K, id: string, year: number, content: Documents[K]): DocumentText => ({ kind, id, year, content: JSON.stringify(content) });
