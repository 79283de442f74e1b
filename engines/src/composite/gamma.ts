import { exactLog, exactPow, normalQuantile, type RandomStream } from "../numbers/index.js";

/** A weight drawn must stay above 0, or a group could lose all of its weight to rounding. */
const least = 1e-300;

/**
 * A number from the gamma distribution with shape a and scale 1 (Marsaglia and Tsang, 2000, A simple method for generating gamma variables),
 * made of as many units of the stream as are needed, from where it stands. The normal variable is the quantile of one unit, so that equal
 * units give similar numbers for similar shapes. Below a = 1: Gamma(a) = Gamma(a + 1) · U^(1/a), where U is always the first unit.
 *
 * @param shape above 0.
 */
export function gammaFrom(stream: RandomStream, shape: number): number {
  const first = stream.unit();
  if (shape < 1) return Math.max(least, marsagliaTsang(stream, shape + 1) * exactPow(first, 1 / shape));
  return marsagliaTsang(stream, shape);
}

function marsagliaTsang(stream: RandomStream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalQuantile(stream.unit());
    const u = stream.unit();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (exactLog(u) < 0.5 * square + d * (1 - v + exactLog(v))) return d * v;
  }
}
