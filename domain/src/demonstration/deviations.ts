import { randomStream, type RandomStream } from "@chengqi/engines/numbers";
import { coveredBy, type FirmClass } from "./classes.js";
import type { ZoneFacts } from "./inputs.js";
import type { Deviation } from "./manifest.js";

/** A zone that can hold deviations: it has ground, declared classes and a number of firms to be expected. */
export interface Candidate {
  readonly zone: ZoneFacts;
  readonly declared: readonly FirmClass[];
  readonly expectedFirms: number;
}

/** Share of a zone's firms that follow its declared industries where nothing is planted. */
export const declaredRatio = 0.55;
const strengthPurpose = 15;
const planPurpose = 13;

/** How strong the deviations of a seed are: one seed in five has none (0), the others lie from 0.3 to 1. */
export function strengthOf(seed: number): number {
  const chance = randomStream(seed, strengthPurpose).at(0);
  return chance.unit() < 0.2 ? 0 : 0.3 + 0.7 * chance.unit();
}

/** Which deviations to plant. Every zone takes part in at most one of them, apart from classes missing in the whole city. */
export function planDeviations(candidates: readonly Candidate[], classes: readonly FirmClass[], seed: number, strength: number): Deviation[] {
  if (strength === 0) return [];
  const chance = randomStream(seed, planPurpose).at(0);
  const plan = new Plan(shuffled(candidates, chance), classes, strength, chance);
  // A small city keeps zones for every kind, and some without any.
  const most = Math.max(1, Math.floor(candidates.length / 8));
  const times = (base: number, slope: number) => Math.min(most, base + Math.round(slope * strength));
  plan.missInCity(times(2, 4));
  plan.duplicate(times(1, 3), "both");
  plan.duplicate(times(1, 2), "one");
  plan.duplicate(1, "neither");
  plan.moveAway(times(2, 4));
  plan.missInZone(times(3, 5));
  return plan.deviations;
}

function shuffled<T>(items: readonly T[], chance: RandomStream): T[] {
  const keyed = items.map((item) => ({ item, key: chance.unit() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

class Plan {
  readonly deviations: Deviation[] = [];
  private readonly missing = new Set<string>();
  private readonly taken = new Set<string>();

  constructor(
    private readonly candidates: readonly Candidate[],
    private readonly classes: readonly FirmClass[],
    private readonly strength: number,
    private readonly chance: RandomStream,
  ) {}

  private free = (): Candidate[] => this.candidates.filter(({ zone }) => !this.taken.has(zone.id));

  private present = (classes: readonly FirmClass[]): FirmClass[] => classes.filter(({ code }) => !this.missing.has(code));

  private take(deviation: Omit<Deviation, "declaredBy">): void {
    const declares = (id: string) => {
      const declared = new Set(this.candidates.find(({ zone }) => zone.id === id)?.declared.map(({ code }) => code));
      return deviation.classes.every((code) => declared.has(code));
    };
    this.deviations.push({ ...deviation, declaredBy: deviation.zones.filter(declares) });
  }

  /** Up to `most` of the classes, the common ones first. */
  private common(classes: readonly FirmClass[], most: number): string[] {
    return classes.toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1)).slice(0, most).map(({ code }) => code);
  }

  /** A declared class frequent enough that its absence tells something, and not the only one its zone has left. */
  private missable(candidate: Candidate): string | undefined {
    const present = this.present(candidate.declared);
    const total = present.reduce((sum, { weight }) => sum + weight, 0);
    const frequent = present.filter(({ weight }) => candidate.expectedFirms * declaredRatio * weight >= 3 * total);
    if (present.length < 4 || frequent.length === 0) return undefined;
    return frequent[Math.floor(this.chance.unit() * frequent.length)]?.code;
  }

  missInCity(times: number): void {
    for (const candidate of this.free().slice(0, times * 3)) {
      if (this.missing.size >= times) return;
      const code = this.missable(candidate);
      if (code === undefined) continue;
      this.missing.add(code);
      const zones = this.candidates.filter(({ declared }) => declared.some((one) => one.code === code)).map(({ zone }) => zone.id);
      this.take({ kind: "missing-in-city", zones: zones.toSorted(), classes: [code], shareRatio: 0 });
    }
  }

  missInZone(times: number): void {
    let done = 0;
    for (const candidate of this.free()) {
      if (done >= times) return;
      const code = this.missable(candidate);
      if (code === undefined) continue;
      this.taken.add(candidate.zone.id);
      this.take({ kind: "missing-in-zone", zones: [candidate.zone.id], classes: [code], shareRatio: 0 });
      done += 1;
    }
  }

  moveAway(times: number): void {
    const divisions = [...new Set(this.candidates.flatMap(({ declared }) => declared.map((one) => one.division.code)))].toSorted();
    for (const { zone, declared } of this.free().slice(0, times)) {
      const own = new Set(declared.map((one) => one.division.section));
      const foreign = this.present(this.classes).filter((one) => divisions.includes(one.division.code) && !own.has(one.section));
      const division = foreign[Math.floor(this.chance.unit() * foreign.length)]?.division.code;
      const classes = this.common(foreign.filter((one) => one.division.code === division), 4);
      if (classes.length === 0) continue;
      this.taken.add(zone.id);
      this.take({ kind: "away-from-declared", zones: [zone.id], classes, shareRatio: 0.2 + 0.4 * this.strength });
    }
  }

  /** Two zones that do the same classes: declared by both, by the first alone, or by neither. */
  duplicate(times: number, declaredBy: "both" | "one" | "neither"): void {
    for (let done = 0; done < times; done += 1) {
      const found = this.pair(declaredBy);
      if (!found) return;
      const [first, second, classes] = found;
      for (const { zone } of [first, second]) this.taken.add(zone.id);
      const zones = [first.zone.id, second.zone.id];
      this.take({ kind: "duplicate", zones, classes, shareRatio: 0.25 + 0.3 * this.strength });
    }
  }

  private pair(declaredBy: "both" | "one" | "neither"): [Candidate, Candidate, string[]] | undefined {
    const free = this.free();
    for (const first of free) {
      for (const second of free) {
        if (first === second) continue;
        const other = new Set(second.declared.map(({ code }) => code));
        const shared = this.present(first.declared).filter(({ code }) => other.has(code));
        if (declaredBy === "both" && shared.length >= 2) return [first, second, this.common(shared, 4)];
        if (declaredBy === "one" && shared.length === 0 && this.present(first.declared).length >= 3) {
          return [first, second, this.common(this.present(first.declared), 4)];
        }
        if (declaredBy === "neither" && shared.length === 0) {
          const classes = this.undeclared(first, second);
          if (classes.length >= 2) return [first, second, classes];
        }
      }
    }
    return undefined;
  }

  /** Classes of one division that other zones declare and these two do not touch. */
  private undeclared(first: Candidate, second: Candidate): string[] {
    const own = [...first.declared, ...second.declared].map((one) => one.division.code);
    const elsewhere = this.present(this.candidates.flatMap(({ declared }) => declared)).filter((one) => !own.includes(one.division.code));
    const division = elsewhere[Math.floor(this.chance.unit() * elsewhere.length)]?.division.code;
    return this.common([...new Set(elsewhere.filter((one) => one.division.code === division))], 4);
  }
}

/** Candidates from the zones with ground. Very small zones are left alone: nothing could be told there. */
export function candidatesOf(zones: ReadonlyMap<ZoneFacts, number>, classes: readonly FirmClass[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [zone, expectedFirms] of zones) {
    const declared = coveredBy(classes, zone.leadingCodes);
    if (declared.length > 0 && expectedFirms >= 4) candidates.push({ zone, declared, expectedFirms });
  }
  return candidates;
}
