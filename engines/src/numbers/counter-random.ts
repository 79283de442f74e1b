/** Numbers of chance that depend only on (seed, purpose, index, position): any part can be made again alone. */
export interface RandomStream {
  /** Go to the first number of one index (0 to 2^53 − 1). */
  at(index: number): RandomStream;
  /** Next whole number from 0 to 2^32 − 1. */
  word(): number;
  /** Next number strictly between 0 and 1, in steps of 2^-32. */
  unit(): number;
}

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const step0 = 0x9e3779b9;
const step1 = 0xbb67ae85;

/** Upper 32 bits of the product of two 32-bit numbers. */
function upper(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/**
 * Philox-4×32 with ten rounds: a counter of four words and a key of two become four words of chance, written to `out`.
 * Source: Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC11.
 */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
): void {
  let [a, b, c, d] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round += 1) {
    const first = upper(multiplier1, c) ^ b ^ k0;
    const third = upper(multiplier0, a) ^ d ^ k1;
    b = Math.imul(multiplier1, c);
    d = Math.imul(multiplier0, a);
    a = first;
    c = third;
    k0 = (k0 + step0) | 0;
    k1 = (k1 + step1) | 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/**
 * A stream for one seed and purpose. Streams of different purposes are independent, so that a change in how one
 * thing is drawn leaves the others as they were.
 *
 * @throws RangeError if the seed is not an integer from 0 to 2^53 − 1 or the purpose not one from 0 to 2^32 − 1.
 */
export function randomStream(seed: number, purpose = 0): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`randomStream: seed must be an integer from 0 to 2^53 − 1, found ${seed}`);
  }
  if (!Number.isInteger(purpose) || purpose < 0 || purpose >= 2 ** 32) {
    throw new RangeError(`randomStream: purpose must be an integer from 0 to 2^32 − 1, found ${purpose}`);
  }
  const key: [number, number] = [seed >>> 0, Math.floor(seed / 4294967296)];
  const counter: [number, number, number, number] = [0, 0, 0, purpose];
  const words = new Uint32Array(4);
  let used = 4;
  const word = (): number => {
    if (used === 4) {
      philox4x32(counter, key, words);
      counter[0] += 1;
      used = 0;
    }
    used += 1;
    return words[used - 1] ?? 0;
  };
  const stream: RandomStream = {
    at(index) {
      if (!Number.isSafeInteger(index) || index < 0) {
        throw new RangeError(`randomStream.at: index must be an integer from 0 to 2^53 − 1, found ${index}`);
      }
      counter[0] = 0;
      counter[1] = index >>> 0;
      counter[2] = Math.floor(index / 4294967296);
      used = 4;
      return stream;
    },
    word,
    unit: () => (word() + 0.5) / 4294967296,
  };
  return stream;
}
