import { z } from "zod";
import { targetStates, type TargetState } from "./target-life.js";

export interface TargetFilter {
  readonly chain?: string | undefined;
  readonly link?: string | undefined;
  readonly state?: TargetState | undefined;
  readonly body?: string | undefined;
  readonly ecosystem?: string | undefined;
  readonly zone?: string | undefined;
  readonly late?: boolean | undefined;
}

/** What the filters look at. */
export interface ListedTarget {
  readonly chain: string;
  readonly link: string;
  readonly status: TargetState;
  readonly zone: string | null;
  readonly lead: { readonly id: string } | null;
  readonly ecosystems: readonly { readonly id: string }[];
  readonly late: boolean;
}

const countsOf = z.record(z.string(), z.number().int());
export const targetCountsSchema = z.object({
  state: z.record(z.enum(targetStates), z.number().int()), body: countsOf, ecosystem: countsOf, zone: countsOf, chain: countsOf, late: z.number().int(), all: z.number().int(),
});
export type TargetCounts = z.infer<typeof targetCountsSchema>;

type Facet = keyof TargetFilter;
const values: Readonly<Record<Facet, (target: ListedTarget) => readonly unknown[]>> = {
  chain: ({ chain }) => [chain], link: ({ link }) => [link], state: ({ status }) => [status], body: ({ lead }) => (lead ? [lead.id] : []),
  ecosystem: ({ ecosystems }) => ecosystems.map(({ id }) => id), zone: ({ zone }) => (zone === null ? [] : [zone]), late: ({ late }) => [late],
};
const facets = Object.keys(values) as Facet[];

export const fits = (target: ListedTarget, filter: TargetFilter, but?: Facet): boolean =>
  facets.every((facet) => facet === but || filter[facet] === undefined || values[facet](target).includes(filter[facet]));

/** How many targets each choice of a filter would leave, the other filters as they are. */
export function targetCounts(targets: readonly ListedTarget[], filter: TargetFilter): TargetCounts {
  const counted = (facet: Facet): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const target of targets) if (fits(target, filter, facet)) for (const value of values[facet](target)) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    return counts;
  };
  return {
    state: { open: 0, "in-talk": 0, won: 0, dropped: 0, ...counted("state") },
    body: counted("body"), ecosystem: counted("ecosystem"), zone: counted("zone"), chain: counted("chain"), late: counted("late")["true"] ?? 0, all: targets.length,
  };
}
