import type { EcosystemPage } from "@chengqi/domain/ecosystems/ecosystem";
import type { Name } from "@chengqi/domain/figures/figure";

export interface Place { readonly id: string; readonly name: Name }

/** What became of an ecosystem on a day; without heirs it was no longer listed. */
export interface Change {
  readonly on: string;
  readonly from: Place;
  readonly kind: EcosystemPage["successors"][number]["kind"];
  readonly to: readonly Place[];
}

/** The ends of all ecosystems that ended, in order of the days. */
export function changesOf(ended: readonly Pick<EcosystemPage, "id" | "name" | "validTo" | "successors">[]): Change[] {
  return ended
    .flatMap((one): Change[] => {
      const [first] = one.successors;
      const from = { id: one.id, name: one.name };
      if (first) return [{ on: first.on, from, kind: first.kind, to: one.successors.map(({ id, name }) => ({ id, name })) }];
      return one.validTo === null ? [] : [{ on: one.validTo, from, kind: "drop", to: [] }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.from.id < b.from.id ? -1 : 1));
}
