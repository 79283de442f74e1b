/** The two sides of a list of duties (职责事项划分清单): the zone's body, and the town or street. */
export const dutySides = ["zone", "town"] as const;
export type DutySide = (typeof dutySides)[number];

export interface Duty {
  readonly item: string;
  readonly main: DutySide;
  readonly cooperating: DutySide | null;
}

export type DutyFault = "no-item" | "cooperates-with-itself" | "listed-twice";

/** What is wrong with a list of duties between one zone and one town, item by item; empty where nothing is. */
export function faultsOfDuties(duties: readonly Duty[]): readonly { readonly item: string; readonly fault: DutyFault }[] {
  const seen = new Set<string>();
  return duties.flatMap(({ item, main, cooperating }) => {
    const twice = seen.has(item);
    seen.add(item);
    const faults: readonly [boolean, DutyFault][] = [[item.trim() === "", "no-item"], [main === cooperating, "cooperates-with-itself"], [twice, "listed-twice"]];
    return faults.filter(([wrong]) => wrong).map(([, fault]) => ({ item, fault }));
  });
}
