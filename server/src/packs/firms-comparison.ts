import type { Demonstration, SyntheticFirm } from "@chengqi/domain/demonstration/demonstration";
import type { DemonstrationInputs, DivisionFacts } from "@chengqi/domain/demonstration/inputs";
import { sectionAssumptions } from "@chengqi/domain/demonstration/sections";

/** Sums over the firms in business in the last year. */
interface Tally {
  firms: number;
  employees: number;
  revenueCny: number;
  valueAddedCny: number;
  taxCny: number;
  landM2: number;
  energyTce: number;
  waterM3: number;
  emissionsTCO2e: number;
  rdCny: number;
  /** Value added that the ratios of the input–output table give for the revenue. */
  expectedValueAddedCny: number;
}

/** Fourth economic census, end of 2018, legal units of the nation (bulletin 2): share of the units by section. */
const censusShares: Readonly<Record<string, number>> = { C: 0.15, F: 0.298, L: 0.117 };

/** The tables of docs/demonstration-data.md: what the generator made beside what is published. */
export function comparisonTables(made: Demonstration, inputs: DemonstrationInputs): string {
  const divisions = new Map(inputs.divisions.map((division) => [division.code, division]));
  const city = emptyTally();
  const sections = new Map<string, Tally>();
  const districts = new Map<string, Tally>();
  const shape = { all: 0, micro: 0, large: 0, inZone: 0, entered: 0, left: 0 };
  const lastYear = inputs.years.at(-1) ?? 0;
  for (const firm of made.firms()) {
    shape.all += 1;
    if (firm.closedYear === lastYear) shape.left += 1;
    if (firm.closedYear !== null) continue;
    for (const tally of [city, tallyOf(sections, firm.section), tallyOf(districts, firm.districtCode)]) add(tally, firm, divisions);
    if (firm.zoneId !== null) shape.inZone += 1;
    if (firm.size === "micro") shape.micro += 1;
    if (firm.size === "large") shape.large += 1;
    if (firm.foundedYear === lastYear) shape.entered += 1;
  }
  return [
    "### Totals · 总量", totals(city, shape, made, inputs),
    "### By section · 按门类", bySection(city, sections, inputs),
    "### By district · 按区（市）县", byDistrict(city, districts, inputs),
  ].join("\n\n");
}

const emptyTally = (): Tally => ({
  firms: 0, employees: 0, revenueCny: 0, valueAddedCny: 0, taxCny: 0, landM2: 0, energyTce: 0, waterM3: 0, emissionsTCO2e: 0, rdCny: 0,
  expectedValueAddedCny: 0,
});

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const found = tallies.get(key) ?? emptyTally();
  tallies.set(key, found);
  return found;
}

function add(tally: Tally, firm: SyntheticFirm, divisions: ReadonlyMap<string, DivisionFacts>): void {
  const year = firm.years.at(-1);
  if (!year) return;
  tally.firms += 1;
  for (const measure of [
    "employees", "revenueCny", "valueAddedCny", "taxCny", "landM2", "energyTce", "waterM3", "emissionsTCO2e", "rdCny",
  ] as const) tally[measure] += year[measure];
  tally.expectedValueAddedCny += year.revenueCny * (divisions.get(firm.industryCode.slice(0, 2))?.valueAddedRatio ?? 0);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? "---" : "--:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const billions = (cny: number): string => (cny / 1e9).toFixed(1);

/** Value added per employed person of sections A to R in the nation. */
function nationalProductivity({ divisions }: DemonstrationInputs): number {
  let valueAdded = 0;
  let employees10k = 0;
  for (const division of divisions) {
    valueAdded += division.employees10k * division.revenuePerEmployeeCny * division.valueAddedRatio;
    employees10k += division.employees10k;
  }
  return valueAdded / employees10k;
}

function totals(city: Tally, shape: Record<"all" | "micro" | "large" | "inZone" | "entered" | "left", number>, made: Demonstration, inputs: DemonstrationInputs): string {
  const year = inputs.years.at(-1) ?? 0;
  const per10k = (value: number) => (value / (city.valueAddedCny / 10_000)).toFixed(2);
  return table(["", "generated", "published"], [
    ["Firms made", whole(shape.all), "–"],
    [`Firms in business in ${year}`, whole(city.firms), "–"],
    ["Part of the city's employees in enterprises, as expected", percent(made.manifest.citySampleRatio), "–"],
    ["Employees", whole(city.employees), "–"],
    ["Employees per firm", (city.employees / city.firms).toFixed(1), "17.6 (nation 2018, per legal unit)"],
    ["Revenue, billion CNY", billions(city.revenueCny), "–"],
    ["Value added, billion CNY", billions(city.valueAddedCny), "–"],
    ["Value added per employee, CNY", whole(city.valueAddedCny / city.employees), `${whole(nationalProductivity(inputs))} (derived: input–output table 2020 over employment 2018, with the limit on revenue per employee above)`],
    ["Tax over value added", percent(city.taxCny / city.valueAddedCny), "15.2 % (nation 2020, tax revenue over GDP)"],
    ["Energy, tce per 10,000 CNY of value added", per10k(city.energyTce), "0.49 (nation 2020)"],
    ["Emissions, tCO2e per tce", (city.emissionsTCO2e / city.energyTce).toFixed(2), "about 2.0 (nation 2020)"],
    ["Water, m³ per 10,000 CNY of value added", per10k(city.waterM3), "57.2 (nation 2020, farming included)"],
    ["Research over revenue", percent(city.rdCny / city.revenueCny), "–"],
    ["Land, m² per employee", (city.landM2 / city.employees).toFixed(0), "–"],
    ["In zones", percent(shape.inZone / city.firms), "–"],
    ["Micro firms", percent(shape.micro / city.firms), "–"],
    ["Large firms", percent(shape.large / city.firms), "–"],
    [`Founded in ${year}, over firms in business`, percent(shape.entered / city.firms), "–"],
    [`Closed before ${year}, over firms in business`, percent(shape.left / city.firms), "–"],
  ]);
}

function bySection(city: Tally, sections: ReadonlyMap<string, Tally>, inputs: DemonstrationInputs): string {
  const residents = (section: string) =>
    inputs.districts.reduce((sum, { employedResidents, sectionShares }) => sum + employedResidents * (sectionShares[section] ?? 0), 0);
  const all = "ABCDEFGHIJKLMNOPQRST".split("");
  const everybody = all.reduce((sum, section) => sum + residents(section), 0);
  const inEnterprises = (section: string) => residents(section) * (sectionAssumptions[section]?.enterpriseShare ?? 0);
  const enterprise = all.reduce((sum, section) => sum + inEnterprises(section), 0);
  const rows = all.map((section) => {
    const found = sections.get(section);
    const published = censusShares[section];
    return [
      section, whole(residents(section)), percent(residents(section) / everybody), percent(inEnterprises(section) / enterprise),
      found ? percent(found.employees / city.employees) : "none",
      found ? percent(found.firms / city.firms) : "none", published === undefined ? "–" : percent(published),
      found ? (found.expectedValueAddedCny / found.revenueCny).toFixed(3) : "–",
      found ? (found.valueAddedCny / found.revenueCny).toFixed(3) : "–",
    ];
  });
  return table([
    "Section", "employed residents 2020", "share", "share in enterprises (est.)", "employees generated", "firms generated",
    "legal units, nation 2018", "value added ÷ revenue, I–O table", "generated",
  ], rows);
}

function byDistrict(city: Tally, districts: ReadonlyMap<string, Tally>, inputs: DemonstrationInputs): string {
  const everybody = inputs.districts.reduce((sum, { employedResidents }) => sum + employedResidents, 0);
  const rows = inputs.districts.map(({ code, employedResidents }) => {
    const found = districts.get(code) ?? emptyTally();
    return [
      code, whole(employedResidents), percent(employedResidents / everybody), percent(found.employees / city.employees),
      percent(found.firms / city.firms),
    ];
  });
  return table(["District", "employed residents 2020 (est.)", "share", "employees generated", "firms generated"], rows);
}
