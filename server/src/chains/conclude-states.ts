import type { Part, Presence } from "@chengqi/domain/chains/answers";
import type { ChainLink } from "@chengqi/domain/chains/chain-file";
import type { LinkImportance } from "@chengqi/domain/chains/importance";
import { nationalQuotients, nothingThere, presenceOf } from "@chengqi/domain/chains/presence";
import type { LinkLifeCycle } from "@chengqi/domain/chains/presence-life-cycle";
import type { ChainYear } from "./chain-year.js";
import { chainLifeCycles, lifeCyclePart } from "./conclude-life-cycles.js";
import { decidedOn } from "./items.js";
import type { LinkTable } from "./link-table.js";
import type { Documents, LinkConclusion, LinkRule } from "./results.js";
import type { StatusJudge } from "./status-rule.js";

export interface StateInputs {
  /** Id of the national table. */
  readonly table: string;
  readonly sums: LinkTable;
  readonly year: number;
  readonly lastYear: number;
  /** All years there are sums of, ascending. */
  readonly years: readonly number[];
  /** Employees of the city by class, and the nation's by industry in the last year it is known for by then. */
  readonly employees: ReadonlyMap<string, number>;
  /** Firms of the city by class. */
  readonly firms: ReadonlyMap<string, number>;
  readonly nation: { readonly year: number | null; readonly persons: ReadonlyMap<string, number> };
  readonly judge: StatusJudge;
  readonly synthetic: boolean;
}

const untold: LinkLifeCycle = { stage: null, since: null, confidence: null };

/** How every single link of a chain stands in the city, and what speaks for it. */
export function statesOf({ chain, groups, ofCity, important }: ChainYear, inputs: StateInputs): { readonly states: Documents["states"]; readonly evidence: Documents["evidence"] } {
  const { sums, year } = inputs;
  const singles = chain.links.filter(({ id }) => !groups.has(id));
  const rows = sums.ofCity(chain, year);
  const before = sums.ofCity(chain, year - 1);
  const quotients = nationalQuotients(singles, inputs.employees, inputs.nation.persons);
  const all = [...inputs.employees.values()].reduce((sum, value) => sum + value, 0);
  const cycles = chainLifeCycles(chain, sums, inputs.years, year);
  const asked = new Map(ofCity.links.map((one) => [one.link, one]));
  const evidence: Documents["evidence"]["links"] = [];
  let rule: LinkRule = null;
  const links = singles.map((link): LinkConclusion => {
    const row = rows.get(link.id);
    const presence = presenceOf(row ?? nothingThere, before.get(link.id) ?? null, { areaEmployees: all, linkInCity: row?.employees ?? 0, cityEmployees: all }, quotients.get(link.id) ?? null);
    const own = important.get(link.id);
    const { askedCny = null, metRatio = null } = asked.get(link.id) ?? {};
    const judged = inputs.judge({
      presence, undecidedFirms: row?.undecidedFirms ?? 0, decidedFirms: decidedOn(link, inputs.firms, row?.undecidedFirms ?? 0), askedCny, metRatio, critical: own?.critical ?? false, maturity: link.maturity, dataAgeYears: inputs.lastYear - year,
    });
    rule = judged.rule;
    evidence.push({ link: link.id, parts: evidenceOf(link, presence, own, inputs, { undecided: row?.undecidedFirms ?? 0, askedCny, metRatio, cycle: cycles.get(link.id) ?? untold }) });
    return {
      link: link.id, status: judged.status, statusConfidence: judged.confidence, importance: own?.score ?? null, lifeCycle: cycles.get(link.id)?.stage ?? null,
      quotient: { locationQuotient: presence.locationQuotient, against: presence.against === "nation" ? "nation" : null },
    };
  });
  const sumOf = (key: "firms" | "revenueCny") => [...rows.values()].reduce((sum, row) => sum + row[key], 0);
  return {
    states: { links, groups: [...groups].map((link) => ({ link, lifeCycle: cycles.get(link)?.stage ?? null })), firms: sumOf("firms"), revenueCny: sumOf("revenueCny") },
    evidence: { rule, links: evidence },
  };
}

function evidenceOf(
  link: ChainLink, presence: Presence, importance: LinkImportance | undefined, { year, nation, table, synthetic }: StateInputs, more: { undecided: number; askedCny: number | null; metRatio: number | null; cycle: LinkLifeCycle },
): Part[] {
  const mark = synthetic ? "synthetic" : "estimated";
  const of = (measure: string, value: number | null, unit: Part["unit"], method: string, reason: string, inputs: Part["inputs"] = [], dataset = "synthetic-firms"): Part =>
    ({ measure, value, unit, method, mark: dataset === table ? "estimated" : mark, dataset, period: String(year), reason: value === null ? reason : null, inputs });
  const firms: Part["inputs"][number] = { measure: "wholeFirms", value: presence.wholeFirms, unit: "count" };
  return [
    of("firms", presence.firms, "count", "chain-share", "no-firms", [firms, { measure: "confidence", value: presence.confidence, unit: "ratio" }]),
    of("revenueCny", presence.revenueCny, "cny", "chain-share", "no-firms", [firms]),
    of("employees", presence.employees, "person", "chain-share", "no-firms", [firms]),
    of("undecidedFirms", more.undecided, "count", "chain-undecided", "no-firms"),
    of("locationQuotient", presence.locationQuotient, "index", presence.against === "nation" ? "chain-quotient-nation" : "chain-quotient-city", link.classes.length === 0 ? "no-class" : "not-published",
      [{ measure: "nationYear", value: presence.against === "nation" ? nation.year : null, unit: "year" }]),
    of("topShare", presence.topShare, "ratio", "top-share", "no-firms", [firms]),
    of("growth", presence.growth, "ratio", "growth", "no-year-before"),
    lifeCyclePart(more.cycle, year, presence.firms, mark),
    of("askedCny", more.askedCny, "cny", "local-demand", "no-demand", [], table),
    of("metRatio", more.metRatio, "ratio", "local-supply", "no-demand", [{ measure: "askedCny", value: more.askedCny, unit: "cny" }], table),
    ...(importance?.parts ?? []),
  ];
}
