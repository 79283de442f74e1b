import { cosineSimilarities } from "./cosine-similarities.js";
import { entropies } from "./entropies.js";
import { hachmanIndices } from "./hachman-indices.js";
import { herfindahlIndices } from "./herfindahl-indices.js";
import { krugmanDistances } from "./krugman-distances.js";
import { krugmanIndices } from "./krugman-indices.js";
import { locationQuotients } from "./location-quotients.js";
import { locationalGinis } from "./locational-ginis.js";
import { overlaps } from "./overlaps.js";
import { rawConcentrations } from "./raw-concentrations.js";
import type { Output } from "./sums.js";

export type SpecialisationInput = { regions: readonly string[]; industries: readonly string[]; values: Output };

/**
 * Every measure of specialisation, concentration and similarity of regions by industry, under the names of the method.
 *
 * @param input values[region][industry]; non-negative, one unit throughout.
 * @returns each measure as its own function says; null where it is undefined.
 * @throws RangeError if the table does not have one row per region and one column per industry, or a value is negative or not finite.
 */
export function specialisation({ regions, industries, values }: SpecialisationInput) {
  if (values.length !== regions.length) throw new RangeError(`specialisation: values has ${values.length} rows, expected one for each of ${regions.length} regions`);
  values.forEach((row, region) => {
    if (row.length !== industries.length) throw new RangeError(`specialisation: values[${region}] has ${row.length} values, expected one for each of ${industries.length} industries`);
    const wrong = row.findIndex((value) => !(value >= 0 && value < Infinity));
    if (wrong >= 0) throw new RangeError(`specialisation: values[${region}][${wrong}] is ${row[wrong]}, expected a finite number ≥ 0`);
  });
  return {
    locationQuotient: locationQuotients(values),
    krugmanIndex: krugmanIndices(values),
    herfindahl: herfindahlIndices(values),
    entropy: entropies(values),
    hachman: hachmanIndices(values),
    similarityCosine: cosineSimilarities(values),
    similarityOverlap: overlaps(values),
    krugmanPairwise: krugmanDistances(values),
    rawConcentration: rawConcentrations(values),
    locationalGini: locationalGinis(values),
  };
}
