import { exactExp, normalQuantile, randomStream } from "@chengqi/engines/numbers";
import type { ClassFacts, DemonstrationInputs, DivisionFacts } from "./inputs.js";
import { picker, type Picker } from "./pick.js";
import { isOpenClass, sectionAssumptions } from "./sections.js";

/** A 4-digit class that firms can belong to, with how common it is in its section. */
export interface FirmClass {
  readonly code: string;
  readonly section: string;
  readonly division: DivisionFacts;
  /** Weight among the classes of its section: national employment of the division, divided over its classes. */
  readonly weight: number;
}

const classPurpose = 11;

/** The classes of sections A to R. How a division divides over its classes is not published: drawn per seed, long-tailed. */
export function firmClasses(inputs: DemonstrationInputs, seed: number): FirmClass[] {
  const chance = randomStream(seed, classPurpose);
  const own = (facts: ClassFacts) =>
    exactExp(0.8 * normalQuantile(chance.at(Number(facts.code)).unit())) * (facts.nameZh.startsWith("其他") ? 0.5 : 1);
  const classes: FirmClass[] = [];
  for (const division of inputs.divisions) {
    if (!sectionAssumptions[division.section]) continue;
    const members = inputs.classes.filter((facts) => facts.division === division.code && isOpenClass(facts.code));
    const weights = members.map(own);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, facts] of members.entries()) {
      const weight = (division.employees10k * (weights[at] ?? 0)) / total;
      classes.push({ code: facts.code, section: division.section, division, weight });
    }
  }
  return classes;
}

export const coveredBy = (classes: readonly FirmClass[], codes: readonly string[]): FirmClass[] =>
  classes.filter(({ code }) => codes.some((prefix) => code.startsWith(prefix)));

/** One picker per section. */
export function sectionPickers(classes: readonly FirmClass[]): Map<string, Picker<FirmClass>> {
  const bySection = new Map<string, [FirmClass, number][]>();
  for (const one of classes) bySection.set(one.section, [...(bySection.get(one.section) ?? []), [one, one.weight]]);
  const pickers = new Map<string, Picker<FirmClass>>();
  for (const [section, entries] of bySection) {
    const found = picker(entries);
    if (found) pickers.set(section, found);
  }
  return pickers;
}
