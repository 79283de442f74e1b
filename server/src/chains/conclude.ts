import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { declaredClasses } from "@chengqi/domain/chains/duplication-declared";
import { rememberedDuplications } from "@chengqi/domain/chains/duplication";
import { edgeFlows, flowIndex, type FlowIndex } from "@chengqi/domain/chains/flows";
import { sectorWeights } from "@chengqi/domain/chains/importance";
import { rememberedRelatedness } from "@chengqi/domain/chains/relatedness";
import { edgeCoefficients } from "@chengqi/domain/chains/supply";
import type { AreaSums } from "./area-sums.js";
import { chainBasis, chainYear, type ChainBasis } from "./chain-year.js";
import { besideLinks, duplicationDocuments } from "./conclude-duplication.js";
import { companiesFor, gapDocuments } from "./conclude-gaps.js";
import { nextDocuments } from "./conclude-next.js";
import { statesOf, type StateInputs } from "./conclude-states.js";
import { supplyDocument } from "./conclude-supply.js";
import { ItemTable } from "./item-table.js";
import { LinkTable } from "./link-table.js";
import { packed, type Documents } from "./results.js";
import { statusJudge } from "./status-rule.js";
import type { DocumentText, WorkStart } from "./work-messages.js";

type OnStep = (step: string, done: number, of: number) => void;

/** What follows from the chains and the national table alone; made once for all runs that go by the same. */
export function foundations({ chains, analysis }: Pick<WorkStart, "chains" | "analysis">) {
  const table = flowIndex(analysis.table);
  const weights = sectorWeights(analysis.table);
  const bases = new Map(chains.map((chain) => [chain, chainBasis(chain, table, weights)]));
  const candidates = new Map(chains.map((chain) => [chain, companiesFor(chain, analysis.companies)]));
  const codes = analysis.classes.map(({ code }) => code);
  const zones = analysis.zones.map(({ id }) => {
    const declared = analysis.declared.filter(({ zone }) => zone === id).flatMap((one) => one.codes);
    return { id, declared, declaredClasses: declaredClasses(declared, codes) };
  });
  return { table, bases, candidates, zones, beside: besideLinks(chains), relatedness: rememberedRelatedness(), duplications: rememberedDuplications(), flows: [...bases.values()].map((basis) => flowDocument(basis, table)) };
}
export type Foundations = ReturnType<typeof foundations>;

const flowDocument = ({ chain, supply }: ChainBasis, table: FlowIndex): DocumentText =>
  document("flows", `${chain.id}@${chain.version}`, 0, { table: table.id, edgeFlows: edgeFlows(chain, table), coefficients: edgeCoefficients(supply), supply });

/** The sums as the conclusions read them. */
export function tablesOf(areas: AreaSums) {
  return { areas, sums: new LinkTable(areas), items: new ItemTable(areas), classes: areas.entries.filter(({ level, areaKind }) => level === "class" && areaKind === "city") };
}
export type Tables = ReturnType<typeof tablesOf>;

/**
 * Everything that follows from the sums, year by year.
 * @param since the first year that can differ from what was concluded before; years before it are left out. Without it all are told.
 */
export function conclusions(start: WorkStart, { bases, candidates, zones: known, beside, relatedness: related, duplications, flows }: Foundations, { areas, sums, items, classes }: Tables, synthetic: boolean, onStep: OnStep, since?: number): DocumentText[] {
  const { chains, years, analysis } = start;
  const told = years.filter((year) => since === undefined || year >= since);
  const documents = since === undefined ? [...flows] : [];
  for (const [index, year] of told.entries()) {
    onStep("statuses", index, told.length);
    const ofChains = new Map([...bases].map(([chain, basis]) => [chain, chainYear(basis, sums, year)]));
    const inputs: StateInputs = {
      table: analysis.table.id, sums, year, years, synthetic, lastYear: years.at(-1) ?? year, ...byClass(areas, classes, year), nation: nationIn(analysis.employment, year),
      judge: statusJudge(start.statusRule, year),
    };
    const states = new Map([...ofChains].map(([chain, one]) => [chain, statesOf(one, inputs)]));
    for (const [chain, { states: content, evidence }] of states) {
      documents.push(document("states", `${chain.id}@${chain.version}`, year, content), document("evidence", `${chain.id}@${chain.version}`, year, evidence));
    }
    onStep("gaps", index, told.length);
    const relatedness = related(String(year), items.of("class", year));
    const zones = known.map((zone) => ({ ...zone, density: relatedness.get(zone.id)?.density ?? null }));
    const inForce = ofYear(chains, year).map((chain) => ({ ...ofChains.get(chain)!, states: states.get(chain)!.states, candidates: candidates.get(chain)! }));
    const { gaps, hosts } = gapDocuments(inForce, { sums, year, zones });
    documents.push(document("gaps", "city", year, gaps), ...hosts.map(({ id, content }) => document("hosts", id, year, content)));
    onStep("supply", index, told.length);
    documents.push(document("supply", "city", year, supplyDocument(inForce, sums)));
    onStep("duplication", index, told.length);
    const { city, claims } = duplicationDocuments(inForce.map(({ chain }) => chain), { items, year, zones, beside, duplications, classes: analysis.classes });
    documents.push(document("duplication", "city", year, city), ...claims.map(({ id, content }) => document("claims", id, year, content)));
    onStep("next", index, told.length);
    for (const [id, content] of nextDocuments(inForce, { sums, relatedness, classes: analysis.classes, year })) documents.push(document("next", id, year, content));
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

function byClass(areas: AreaSums, classes: AreaSums["entries"], year: number): Pick<StateInputs, "employees" | "firms"> {
  const own = classes.flatMap((entry) => {
    const sum = areas.read(entry, year);
    return sum ? [{ item: entry.item, ...sum }] : [];
  });
  return { employees: new Map(own.map(({ item, employees }) => [item, employees])), firms: new Map(own.map(({ item, wholeFirms }) => [item, wholeFirms])) };
}

/** Employment of the nation in the last year published by then. */
function nationIn(employment: WorkStart["analysis"]["employment"], inYear: number): StateInputs["nation"] {
  const year = employment.reduce<number | null>((last, one) => (one.year <= inYear && (last === null || one.year > last) ? one.year : last), null);
  return { year, persons: new Map(employment.filter((one) => one.year === year).map(({ code, persons10k }) => [code, persons10k])) };
}

const document = <K extends keyof Documents>(kind: K, id: string, year: number, content: Documents[K]): DocumentText => ({ kind, id, year, content: packed(content) });
