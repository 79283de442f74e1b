import { hasBit } from "./bit-table.js";
import { complexityIndices } from "./complexity-indices.js";
import { densities } from "./densities.js";
import { fitness } from "./fitness.js";
import { outlookIndices } from "./outlook.js";
import { presence, type Presence, type Values } from "./presence.js";
import { proximities } from "./proximities.js";

export type ComplexityInput = {
  readonly regions: readonly string[];
  readonly products: readonly string[];
  readonly values: Values;
  readonly fitnessIterations?: number | undefined;
  readonly explain?: boolean | undefined;
};

/**
 * Everything about the complexity of regions and products, under the names of the method. Regions and products without any value are
 * left out and named; all other results follow the order of those kept.
 *
 * @param input values[region][product] ≥ 0, one unit throughout; fitnessIterations whole number ≥ 0, 100 if not given; explain adds steps.
 * @returns each measure as its own function says, tables as rows of Float64Array.
 * @throws RangeError if the table does not have one row per region and one column per product, or a value is negative or not finite.
 */
export function complexity({ regions, products, values, fitnessIterations = 100, explain = false }: ComplexityInput) {
  const made = namedPresence("complexity", { regions, products, values });
  const { eci, pci, secondEigenvalue, warnings } = complexityIndices(made);
  const proximity = proximities(made);
  const density = densities(made, proximity);
  return {
    ...names(made, regions, products),
    diversity: made.diversity,
    ubiquity: made.ubiquity,
    eci,
    pci,
    proximity,
    density,
    ...fitness(made, fitnessIterations),
    outlook: pci && outlookIndices(made, density, pci),
    warnings,
    ...(explain ? { steps: { ...advantages(made), secondEigenvalue } } : {}),
  };
}

/** The presence table of named regions and products. @throws RangeError if there is not one row per region and one column per product */
export function namedPresence(where: string, { regions, products, values }: Pick<ComplexityInput, "regions" | "products" | "values">): Presence {
  if (values.length !== regions.length) throw new RangeError(`${where}: values has ${values.length} rows, expected one for each of ${regions.length} regions`);
  values.forEach((row, r) => {
    if (row.length !== products.length) throw new RangeError(`${where}: values[${r}] has ${row.length} values, expected one for each of ${products.length} products`);
  });
  return presence(values);
}

/** Names kept and names left out. */
export function names({ keptRegions, keptProducts }: Presence, regions: readonly string[], products: readonly string[]) {
  return {
    droppedRegions: without(regions, keptRegions),
    droppedProducts: without(products, keptProducts),
    regions: keptRegions.map((index) => regions[index]!),
    products: keptProducts.map((index) => products[index]!),
  };
}

function without(all: readonly string[], kept: readonly number[]): string[] {
  const stay = new Set(kept);
  return all.filter((_, index) => !stay.has(index));
}

function advantages(made: Presence): { advantage: number[][]; made: number[][] } {
  const table = (cell: (r: number, p: number) => number) => made.keptRegions.map((_, r) => made.keptProducts.map((__, p) => cell(r, p)));
  return { advantage: table(made.advantage), made: table((r, p) => Number(hasBit(made.byRegion, r, p))) };
}
