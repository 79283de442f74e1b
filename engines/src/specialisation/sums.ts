export type Output = readonly (readonly number[])[];

export type Sums = { byZone: number[]; byIndustry: number[]; all: number };

/**
 * Sums of output[zone][industry] by zone, by industry and over everything, in a fixed order.
 *
 * @param where name of the calling function, for the message.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function sums(where: string, output: Output): Sums {
  const industries = output[0]?.length ?? 0;
  const byIndustry = Array.from({ length: industries }, () => 0);
  const byZone = output.map((row, zone) => {
    if (row.length !== industries) throw new RangeError(`${where}: output[${zone}] has ${row.length} values, expected ${industries}`);
    let total = 0;
    row.forEach((value, industry) => {
      if (!(value >= 0 && value < Infinity)) throw new RangeError(`${where}: output[${zone}][${industry}] is ${value}, expected a finite number ≥ 0`);
      total += value;
      byIndustry[industry]! += value;
    });
    return total;
  });
  return { byZone, byIndustry, all: byZone.reduce((sum, value) => sum + value, 0) };
}
