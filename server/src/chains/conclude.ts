import { grouping } from "@chengqi/domain/chains/chain-problems";
import type { Documents, LinkConclusion } from "./results.js";
import { itemPrefix } from "./states.js";
import type { SumRow } from "./sums.js";
import type { DocumentText, WorkStart } from "./work-messages.js";

type OnStep = (step: string, done: number, of: number) => void;

/** Everything that follows from the sums, year by year. */
export function conclusions({ cityId, chains, years }: WorkStart, rows: readonly SumRow[], onStep: OnStep): DocumentText[] {
  const ofCity = new Map(rows.filter(({ level, areaId, areaKind }) => level === "link" && areaKind === "city" && areaId === cityId).map((row) => [`${row.year} ${row.item}`, row]));
  const documents: DocumentText[] = [];
  for (const [index, year] of years.entries()) {
    onStep("statuses", index, years.length);
    for (const chain of chains) {
      const groups = grouping(chain.links);
      const singles = chain.links.filter(({ id }) => !groups.has(id));
      const links = singles.map(({ id }): LinkConclusion => ({ link: id, status: "unknown", importance: null, lifeCycle: null, quotient: { locationQuotient: null, against: null }, evidence: [], rule: null }));
      const own = singles.flatMap(({ id }) => ofCity.get(`${year} ${itemPrefix(chain)}${id}`) ?? []);
      documents.push(document("states", `${chain.id}@${chain.version}`, year, {
        links, firms: own.reduce((sum, row) => sum + row.firms, 0), revenueCny: own.reduce((sum, row) => sum + row.revenueCny, 0),
      }));
    }
  }
  return documents;
}

const document = <K extends keyof Documents>(kind: K, id: string, year: number, content: Documents[K]): DocumentText => ({ kind, id, year, content: JSON.stringify(content) });
