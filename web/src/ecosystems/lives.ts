import type { City } from "@chengqi/domain/city/city";
import type { EcosystemSummary } from "@chengqi/domain/ecosystems/ecosystem";
import { inForce } from "@chengqi/domain/zones/period";
import { lastDay } from "../frame/milestones.js";

/** One state of the system of ecosystems: from when on, and how many there officially were. */
export interface Phase {
  readonly date: string;
  /** A day on which it surely held. */
  readonly day: string;
  readonly official: string;
}

/** States of the system with a stated number of ecosystems, in order. */
export const phasesOf = (city: Pick<City, "history">): Phase[] =>
  city.history
    .flatMap(({ date, ecosystems }) => (ecosystems === null ? [] : [{ date, day: lastDay(date), official: ecosystems }]))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));

export interface Life {
  readonly ecosystem: EcosystemSummary;
  /** In force, phase by phase. */
  readonly alive: readonly boolean[];
}

const families = ["manufacturing", "services", "agriculture"];

/** Every ecosystem there ever was with the phases it was in force, the oldest of each family first. */
export function livesOf(phases: readonly Phase[], answers: readonly (readonly EcosystemSummary[])[]): Life[] {
  const all = new Map(answers.flat().map((ecosystem) => [ecosystem.id, ecosystem]));
  return [...all.values()]
    .map((ecosystem) => ({ ecosystem, alive: phases.map(({ day }) => inForce(ecosystem, day)) }))
    .toSorted((a, b) =>
      families.indexOf(a.ecosystem.family) - families.indexOf(b.ecosystem.family) ||
      compare(a.ecosystem.validFrom, b.ecosystem.validFrom) || compare(a.ecosystem.id, b.ecosystem.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The phase that holds on a day; -1 before the first. */
export const phaseOn = (phases: readonly Phase[], day: string): number => phases.findLastIndex((phase) => phase.day <= day);
