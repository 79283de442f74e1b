import { exactExp, exactLog, normalQuantile, type RandomStream } from "@chengqi/engines/numbers";
import type { FirmClass } from "./classes.js";
import { laplace } from "./life.js";
import { researchRatio, sectionAssumptions } from "./sections.js";

/** Figures of one firm in one year. Money in whole CNY. */
export interface FirmYear {
  readonly year: number;
  readonly revenueCny: number;
  readonly valueAddedCny: number;
  readonly taxCny: number;
  readonly employees: number;
  readonly landM2: number;
  readonly energyTce: number;
  readonly waterM3: number;
  readonly emissionsTCO2e: number;
  readonly rdCny: number;
}

/** Every ratio of a firm stays within these bounds around its division's: ½ to 1½ for the firm, ±10 % for the year. */
export const ratioBounds = { low: 0.45, high: 1.65 } as const;
/** Value added never exceeds this share of revenue. */
export const mostValueAdded = 0.95;
/** Money figures grow by this much a year in the whole economy; estimated from national nominal output 2016–2020. */
const nominalGrowth = 1.08;

/** Factors of a firm that stay with it: triangular on ½ to 1½ with mean 1. */
interface Habits {
  readonly productivity: number;
  readonly valueAdded: number;
  readonly tax: number;
  readonly energy: number;
  readonly water: number;
  readonly landM2: number;
  readonly research: number;
}

const triangular = (chance: RandomStream): number => 0.5 + (chance.unit() + chance.unit()) / 2;
const yearly = (chance: RandomStream): number => 0.9 + 0.2 * chance.unit();
const cents = (value: number, places: number): number => Math.round(value * places) / places;

/**
 * Lognormal with mean 1, cut at three σ. σ is 0.5 for the smallest firms and narrows with size (0.16 at 5,000 employees), because a
 * large firm is itself an average of many activities; otherwise a single firm could outweigh its city.
 */
function spread(u: number, employees: number): number {
  const sigma = 0.5 / (1 + exactLog(Math.max(1, employees)) / 4);
  return exactExp(sigma * Math.max(-3, Math.min(3, normalQuantile(u))) - (sigma * sigma) / 2);
}

/** Larger firms and those of research-minded industries do research more often. */
function researchHabit(chance: RandomStream, employees: number, division: string): number {
  const ratio = researchRatio(division);
  const often = employees >= 1000 ? 0.75 : employees >= 300 ? 0.5 : employees >= 20 ? 0.25 : 0.08;
  const does = chance.unit() < often * (ratio >= 0.01 ? 1 : 0.3);
  const habit = triangular(chance);
  return does ? 1.3 * ratio * habit : 0;
}

function habitsOf(chance: RandomStream, firmClass: FirmClass, employees: number): Habits {
  const { landM2PerEmployee } = assumptionsOf(firmClass);
  return {
    productivity: spread(chance.unit(), employees),
    valueAdded: triangular(chance),
    tax: triangular(chance),
    energy: triangular(chance),
    water: triangular(chance),
    landM2: Math.round(employees * landM2PerEmployee * triangular(chance)),
    research: researchHabit(chance, employees, firmClass.division.code),
  };
}

function assumptionsOf(firmClass: FirmClass) {
  const found = sectionAssumptions[firmClass.section];
  if (!found) throw new RangeError(`assumptionsOf: section ${firmClass.section} holds no firms`);
  return found;
}

/**
 * Employees from the first to the last year of business, going back from the last: growth is Laplace, narrower for large firms.
 */
function workforce(chance: RandomStream, employees: number, years: number): number[] {
  const found = [employees];
  let size = employees;
  for (let back = 1; back < years; back += 1) {
    const width = 0.2 * exactExp(-0.1 * exactLog(Math.max(1, size)));
    size /= exactExp(Math.max(-1.5, Math.min(1.5, laplace(chance.unit(), 0.03, width))));
    found.unshift(Math.max(1, Math.round(size)));
  }
  return found;
}

/**
 * The figures of a firm from `firstYear` to `lastYear`.
 *
 * @param employees in its last year.
 * @param baseYear year of the input–output table, whose ratios hold in it.
 */
export function figuresOf(chance: RandomStream, firmClass: FirmClass, employees: number, years: { firstYear: number; lastYear: number; baseYear: number }): FirmYear[] {
  const habits = habitsOf(chance, firmClass, employees);
  const staff = workforce(chance, employees, years.lastYear - years.firstYear + 1);
  let level = 1;
  for (let year = years.firstYear; year < years.baseYear; year += 1) level /= nominalGrowth;
  return staff.map((persons, at) => {
    const found = yearOf(chance, firmClass, habits, { year: years.firstYear + at, persons, level });
    level *= nominalGrowth;
    return found;
  });
}

function yearOf(chance: RandomStream, firmClass: FirmClass, habits: Habits, at: { year: number; persons: number; level: number }): FirmYear {
  const { division } = firmClass;
  const { waterM3Per10kValueAdded } = assumptionsOf(firmClass);
  const revenueCny = Math.round(at.persons * division.revenuePerEmployeeCny * habits.productivity * at.level * yearly(chance));
  const valueRatio = Math.min(mostValueAdded, division.valueAddedRatio * habits.valueAdded * yearly(chance));
  const valueAddedCny = Math.floor(revenueCny * valueRatio);
  // Physical use follows volume, not prices.
  const volume = revenueCny / at.level;
  const energy = habits.energy * yearly(chance);
  return {
    year: at.year,
    revenueCny,
    valueAddedCny,
    taxCny: Math.round(revenueCny * division.taxRatio * habits.tax * yearly(chance)),
    employees: at.persons,
    landM2: habits.landM2,
    energyTce: cents(volume * division.energyTcePerCny * energy, 1000),
    waterM3: Math.round(((volume * division.valueAddedRatio) / 10_000) * waterM3Per10kValueAdded * habits.water * yearly(chance)),
    emissionsTCO2e: cents(volume * division.emissionsTCO2ePerCny * energy, 1000),
    rdCny: Math.round(revenueCny * habits.research * yearly(chance)),
  };
}
