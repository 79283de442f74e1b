const ln2High = 0.693147180369123816490;
const ln2Low = 1.90821492927058770002e-10;
const bits = new DataView(new ArrayBuffer(8));
/** 1/3, 1/5 … 1/23: dividing again and again would take most of the time. */
const reciprocals = Float64Array.from({ length: 11 }, (_, k) => 1 / (2 * k + 3));

/** 2^k for −1022 ≤ k ≤ 1023, without `**`, whose last bits depend on the engine. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/**
 * Natural logarithm, the same to the last bit on every machine: only + − × ÷ on doubles. Error below 2 units in the last place.
 * With x = m·2^k and f = (m − 1)/(m + 1): ln x = k·ln 2 + 2(f + f³/3 + f⁵/5 + …).
 *
 * @returns −Infinity for 0, NaN for negative numbers, as `Math.log` does.
 */
export function exactLog(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x === Infinity ? x : Number.NaN;
  const subnormal = x < 2.2250738585072014e-308;
  bits.setFloat64(0, subnormal ? x * 18014398509481984 : x);
  const top = bits.getUint32(0);
  let k = (top >>> 20) - 1023 - (subnormal ? 54 : 0);
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const f = (m - 1) / (m + 1);
  const square = f * f;
  let series = reciprocals[10]!;
  for (let term = 9; term >= 0; term -= 1) series = series * square + reciprocals[term]!;
  return k * ln2High + (k * ln2Low + (2 * f * square * series + 2 * f));
}

/**
 * Exponential function, the same to the last bit on every machine. Error below 2 units in the last place.
 * With x = k·ln 2 + r, |r| ≤ ln 2 / 2: e^x = 2^k (1 + r + r²/2! + … + r¹⁴/14!).
 */
export function exactExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x / ln2High + 0.5);
  const r = x - k * ln2High - k * ln2Low;
  let series = 1;
  for (let n = 14; n >= 2; n -= 1) series = 1 + (series * r) / n;
  const value = 1 + r * series;
  const half = Math.floor(k / 2);
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}

/** x^y = e^(y ln x) for x > 0, the same to the last bit on every machine; relative error about |y ln x| × 10⁻¹⁶. */
export const exactPow = (x: number, y: number): number => exactExp(y * exactLog(x));
