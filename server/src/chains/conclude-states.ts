import type { Part, Presence } from "@chengqi/domain/chains/answers";
import type { ChainFile, ChainLink } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import type { FlowIndex } from "@chengqi/domain/chains/flows";
import { linkImportance, type LinkImportance, type SectorWeights } from "@chengqi/domain/chains/importance";
import { nationalQuotients, nothingThere, presenceOf } from "@chengqi/domain/chains/presence";
import type { LinkLifeCycle } from "@chengqi/domain/chains/presence-life-cycle";
import { chainSupply } from "@chengqi/domain/chains/supply";
import { chainLifeCycles, lifeCyclePart } from "./conclude-life-cycles.js";
import { decidedOn } from "./items.js";
import type { LinkTable } from "./link-table.js";
import type { Documents, LinkConclusion } from "./results.js";
import type { StatusJudge } from "./status-rule.js";

export interface StateInputs {
  readonly table: FlowIndex;
  readonly weights: SectorWeights;
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

/** How every single link of a chain stands in the city, with what speaks for it. */
export function statesOf(chain: ChainFile, inputs: StateInputs): Documents["states"] {
  const { sums, year, table, weights } = inputs;
  const groups = grouping(chain.links);
  const singles = chain.links.filter(({ id }) => !groups.has(id));
  const rows = sums.ofCity(chain, year);
  const before = sums.ofCity(chain, year - 1);
  const supply = chainSupply(chain, table, sums.revenueOfCity(chain, year));
  const importance = new Map(linkImportance(chain, weights, supply, year).map((one) => [one.link, one]));
  const quotients = nationalQuotients(singles, inputs.employees, inputs.nation.persons);
  const all = [...inputs.employees.values()].reduce((sum, value) => sum + value, 0);
  const cycles = chainLifeCycles(chain, sums, inputs.years, year);
  const asked = new Map(supply.links.map((one) => [one.link, one]));
  const links = singles.map((link): LinkConclusion => {
    const row = rows.get(link.id);
    const presence = presenceOf(row ?? nothingThere, before.get(link.id) ?? null, { areaEmployees: all, linkInCity: row?.employees ?? 0, cityEmployees: all }, quotients.get(link.id) ?? null);
    const own = importance.get(link.id);
    const { askedCny = null, metRatio = null } = asked.get(link.id) ?? {};
    const { status, confidence, rule } = inputs.judge({
      presence, undecidedFirms: row?.undecidedFirms ?? 0, decidedFirms: decidedOn(link, inputs.firms, row?.undecidedFirms ?? 0), askedCny, metRatio, critical: own?.critical ?? false, maturity: link.maturity, dataAgeYears: inputs.lastYear - year,
    });
    return {
      link: link.id, status, statusConfidence: confidence, importance: own?.score ?? null, lifeCycle: cycles.get(link.id)?.stage ?? null, rule,
      quotient: { locationQuotient: presence.locationQuotient, against: presence.against === "nation" ? "nation" : null },
      evidence: evidenceOf(link, presence, own, inputs, { undecided: row?.undecidedFirms ?? 0, askedCny, metRatio, cycle: cycles.get(link.id) ?? untold }),
    };
  });
  return { links, groups: [...groups].map((link) => ({ link, lifeCycle: cycles.get(link)?.stage ?? null })), firms: [...rows.values()].reduce((sum, row) => sum + row.firms, 0), revenueCny: [...rows.values()].reduce((sum, row) => sum + row.revenueCny, 0) };
}

function evidenceOf(
  link: ChainLink, presence: Presence, importance: LinkImportance | undefined, { year, nation, table, synthetic }: StateInputs, more: { undecided: number; askedCny: number | null; metRatio: number | null; cycle: LinkLifeCycle },
): Part[] {
  const mark = synthetic ? "synthetic" : "estimated";
  const of = (measure: string, value: number | null, unit: Part["unit"], method: string, reason: string, inputs: Part["inputs"] = [], dataset = "synthetic-firms"): Part =>
    ({ measure, value, unit, method, mark: dataset === table.id ? "estimated" : mark, dataset, period: String(year), reason: value === null ? reason : null, inputs });
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
    of("askedCny", more.askedCny, "cny", "local-demand", "no-demand", [], table.id),
    of("metRatio", more.metRatio, "ratio", "local-supply", "no-demand", [{ measure: "askedCny", value: more.askedCny, unit: "cny" }], table.id),
    ...(importance?.parts ?? []),
  ];
}
