import { exactLog } from "./exact-functions.js";

const centreTop = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716, 2.506628277459239];
const centreBottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const tailTop = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const tailBottom = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

function tail(p: number): number {
  const q = Math.sqrt(-2 * exactLog(p));
  return polynomial(tailTop, q) / polynomial(tailBottom, q);
}

/**
 * The value below which a standard normal variable falls with probability p; relative error below 1.2 × 10⁻⁹.
 * Rational approximation by P. J. Acklam (2003). One number of chance gives one normal, so draws stay countable.
 *
 * @throws RangeError if p is not strictly between 0 and 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile: p must be strictly between 0 and 1, found ${p}`);
  if (p < 0.02425) return tail(p);
  if (p > 1 - 0.02425) return -tail(1 - p);
  const q = p - 0.5;
  return (polynomial(centreTop, q * q) * q) / polynomial(centreBottom, q * q);
}
