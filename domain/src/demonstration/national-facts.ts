import type { DivisionFacts } from "./inputs.js";
import { sectionAssumptions } from "./sections.js";

/** An input–output table in 10,000 CNY: rows sell, columns buy. */
export interface InputOutputTable {
  readonly codes: readonly string[];
  /** flows[seller][buyer], final use left out. */
  readonly flows: readonly (readonly number[])[];
  readonly output: readonly number[];
  readonly valueAdded: readonly number[];
  readonly netTaxes: readonly number[];
  readonly operatingSurplus: readonly number[];
}

/** Which divisions of GB/T 4754 a sector of the table stands for. */
export interface SectorOfDivision {
  readonly sector: string;
  readonly division: string;
}

export interface NationalEmployment {
  readonly division: string;
  readonly section: string;
  readonly employees10k: number;
}

/**
 * Energy carriers of the 153-sector table: tonnes of coal equivalent per 10,000 CNY bought (electricity by the fuel burnt for it)
 * and tonnes of CO2 per tonne of coal equivalent. Estimates from typical prices of 2020 and the usual emission factors.
 */
const carriers: Readonly<Record<string, { readonly tcePer10k: number; readonly co2PerTce: number }>> = {
  "006": { tcePer10k: 11.9, co2PerTce: 2.66 },
  "007": { tcePer10k: 5.1, co2PerTce: 1.7 },
  "041": { tcePer10k: 2.4, co2PerTce: 2.1 },
  "042": { tcePer10k: 4.9, co2PerTce: 2.9 },
  "100": { tcePer10k: 4.2, co2PerTce: 1.9 },
  "101": { tcePer10k: 4.6, co2PerTce: 1.6 },
};

/** Divisions that turn one carrier into another; only what they lose on the way counts as their use. Estimated. */
const transforming: ReadonlySet<string> = new Set(["06", "07", "25", "44", "45"]);
const lossRatio = 0.1;

/** Employment of the smallest industries is counted too low for their output; nobody sells more than this a head. Estimated. */
const mostRevenuePerEmployeeCny = 1_500_000;

/** Share of the operating surplus that goes to the state as income tax; estimated (25 % by law, less allowances). */
const surplusTaxRatio = 0.2;
/** Nobody pays less than this share of revenue; estimated. */
const leastTaxRatio = 0.003;

/**
 * The ratios of every division with firms: sums over the columns of its sectors. Where two divisions share a sector they share its
 * ratios, and its output in proportion to their employment.
 *
 * revenue per employee = output ÷ employment (÷ gross margin in trade, whose output is the margin),
 * value added ratio = value added ÷ output, tax ratio = (net taxes on production + 20 % of the operating surplus) ÷ output,
 * energy and emissions = purchases from the energy sectors × carriers above ÷ output; in trade all times the margin.
 */
export function divisionFacts(
  table: InputOutputTable, mapping: readonly SectorOfDivision[], employment: readonly NationalEmployment[],
): DivisionFacts[] {
  const employees = new Map(employment.map(({ division, employees10k }) => [division, employees10k]));
  const facts: DivisionFacts[] = [];
  for (const { division, section, employees10k } of employment) {
    const assumptions = sectionAssumptions[section];
    const sectors = mapping.filter((one) => one.division === division).map(({ sector }) => table.codes.indexOf(sector));
    if (!assumptions || employees10k <= 0) continue;
    if (sectors.length === 0 || sectors.includes(-1)) throw new RangeError(`divisionFacts: division ${division} has no sector in the table`);
    const sumOf = (column: readonly number[]) => sectors.reduce((sum, at) => sum + (column[at] ?? 0), 0);
    const together = sharing(mapping, division).reduce((sum, one) => sum + (employees.get(one) ?? 0), 0);
    const output = sumOf(table.output);
    const margin = assumptions.marginRatio;
    const energy = energyOf(table, sectors, transforming.has(division));
    facts.push({
      code: division, section, employees10k,
      revenuePerEmployeeCny: Math.min(mostRevenuePerEmployeeCny, output / together / margin),
      valueAddedRatio: (sumOf(table.valueAdded) / output) * margin,
      taxRatio: Math.max(leastTaxRatio, ((sumOf(table.netTaxes) + surplusTaxRatio * sumOf(table.operatingSurplus)) / output) * margin),
      energyTcePerCny: (energy.tce / output / 10_000) * margin,
      emissionsTCO2ePerCny: (energy.co2 / output / 10_000) * margin,
    });
  }
  return facts;
}

/** The divisions that share the sectors of a division, itself included. */
function sharing(mapping: readonly SectorOfDivision[], division: string): string[] {
  const sectors = mapping.filter((one) => one.division === division).map(({ sector }) => sector);
  return [...new Set(mapping.filter(({ sector }) => sectors.includes(sector)).map((one) => one.division))];
}

function energyOf(table: InputOutputTable, sectors: readonly number[], transforms: boolean): { tce: number; co2: number } {
  let tce = 0;
  let co2 = 0;
  for (const [code, { tcePer10k, co2PerTce }] of Object.entries(carriers)) {
    const row = table.flows[table.codes.indexOf(code)] ?? [];
    const bought = sectors.reduce((sum, at) => sum + Math.max(0, row[at] ?? 0), 0) * (transforms ? lossRatio : 1);
    tce += bought * tcePer10k;
    co2 += bought * tcePer10k * co2PerTce;
  }
  return { tce, co2 };
}
