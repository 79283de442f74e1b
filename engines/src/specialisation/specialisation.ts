import { ellisonGlaeserIndices, type PlantSizes } from "./ellison-glaeser-indices.js";
import { entropies } from "./entropies.js";
import { hachmanIndices } from "./hachman-indices.js";
import { herfindahlIndices } from "./herfindahl-indices.js";
import { krugmanIndices } from "./krugman-indices.js";
import { locationQuotients } from "./location-quotients.js";
import { locationalGinis } from "./locational-ginis.js";
import { mix, type Mix, type Output } from "./mix.js";
import { rawConcentrations } from "./raw-concentrations.js";
import { similarities } from "./similarities.js";

export type SpecialisationInput = {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly values: Output;
  readonly plantSizes?: PlantSizes | undefined;
  readonly explain?: boolean | undefined;
};

/**
 * Every measure of specialisation, concentration and similarity of regions by industry, under the names of the method.
 *
 * @param input values[region][industry]; non-negative, one unit throughout. With plantSizes[industry] (null where not known) also the
 *   Ellison–Glaeser index; explain adds the sums and shares that the measures start from.
 * @returns each measure as its own function says; null where it is undefined.
 * @throws RangeError if the table does not have one row per region and one column per industry, or a value is negative or not finite.
 */
export function specialisation({ regions, industries, values, plantSizes, explain = false }: SpecialisationInput) {
  if (values.length !== regions.length) throw new RangeError(`specialisation: values has ${values.length} rows, expected one for each of ${regions.length} regions`);
  values.forEach((row, region) => {
    if (row.length !== industries.length) throw new RangeError(`specialisation: values[${region}] has ${row.length} values, expected one for each of ${industries.length} industries`);
  });
  const known = mix("specialisation", values, "values");
  const { cosine, overlap, distance } = similarities(known);
  return {
    locationQuotient: locationQuotients(values, known),
    krugmanIndex: krugmanIndices(values, known),
    herfindahl: herfindahlIndices(values, known),
    entropy: entropies(values, known),
    hachman: hachmanIndices(values, known),
    similarityCosine: cosine,
    similarityOverlap: overlap,
    krugmanPairwise: distance,
    rawConcentration: rawConcentrations(values, known),
    locationalGini: locationalGinis(values, known),
    ...(plantSizes ? { ellisonGlaeser: ellisonGlaeserIndices(values, plantSizes, known) } : {}),
    ...(explain ? { steps: stepsOf(known) } : {}),
  };
}

const stepsOf = ({ byZone, byIndustry, all, shares, together }: Mix) => ({
  regionTotal: Array.from(byZone),
  industryTotal: Array.from(byIndustry),
  total: all,
  share: shares.map((zone) => zone && Array.from(zone)),
  shareTogether: all > 0 ? Array.from(together) : null,
});
