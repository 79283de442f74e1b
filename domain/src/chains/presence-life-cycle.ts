import { lifeCycles } from "@chengqi/engines/life-cycle";

export interface LinkYears {
  readonly link: string;
  /** Firms counted on the link at the end of each year, shares of firms together. */
  readonly firms: readonly number[];
  /** Revenue of each year at prices of the year; null: not known. */
  readonly revenueCny: readonly (number | null)[];
}

export interface LinkLifeCycle {
  readonly stage: string | null;
  readonly since: number | null;
  readonly confidence: number | null;
}

/** A link is a part of an industry: the usual ten firms would keep most links of a city in their introduction. */
const fewFirms = 3;

/**
 * Life-cycle stage of links from their sums by year. Who came and who went is not kept by link: the change of the number of firms
 * stands for both, which gives the same net entry. Revenue is at prices of its year, so that growth holds the change of prices.
 * @param years consecutive, ascending. @returns by link; stage null with too few years, unknown revenue or no firms.
 */
export function linkLifeCycles(years: readonly number[], links: readonly LinkYears[]): ReadonlyMap<string, LinkLifeCycle> {
  const changes = links.map(({ firms }) => firms.map((count, at) => (at === 0 ? 0 : count - firms[at - 1]!)));
  const entries = changes.map((row) => row.map((change) => Math.max(0, change)));
  const firmsBefore = links.map(({ firms }) => firms[0] ?? 0);
  // Sums of fractions must not leave a link with less than no firm.
  const exits = changes.map((row, link) => heldAboveNought(row.map((change) => Math.max(0, -change)), entries[link]!, firmsBefore[link]!));
  const { stage, since, confidence } = lifeCycles({ years, links: links.map(({ link }) => link), entries, exits, output: links.map(({ revenueCny }) => revenueCny), firmsBefore, thresholds: { fewFirms } });
  return new Map(links.map(({ link }, at) => [link, { stage: stage[at] ?? null, since: since[at] ?? null, confidence: confidence[at] ?? null }]));
}

function heldAboveNought(exits: readonly number[], entries: readonly number[], before: number): number[] {
  let firms = before;
  return exits.map((gone, at) => {
    const there = firms + entries[at]!;
    const held = Math.min(gone, there);
    firms = there - held;
    return held;
  });
}
