import { describe, expect, it } from "vitest";
import { philox4x32, randomStream } from "./index.js";

// Known answers published with the Random123 library (kat_vectors, philox4x32 10).
const knownAnswers = [
  { counter: [0, 0, 0, 0], key: [0, 0], out: ["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff],
    out: ["408f276d", "41c83b0e", "a20bc7c6", "6d5451fd"],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], key: [0xa4093822, 0x299f31d0],
    out: ["d16cfe09", "94fdcceb", "5001e420", "24126ea1"],
  },
] as const;

describe("philox4x32", () => {
  it.each(knownAnswers)("gives the published words for counter $counter", ({ counter, key, out }) => {
    const words = new Uint32Array(4);
    philox4x32(counter, key, words);
    expect([...words].map((word) => word.toString(16).padStart(8, "0"))).toEqual(out);
  });
});

describe("randomStream", () => {
  it("gives the same numbers for an index whatever was drawn before", () => {
    const stream = randomStream(42, 7);
    const first = [stream.at(5).unit(), stream.unit(), stream.unit()];
    stream.at(6).unit();
    expect([stream.at(5).unit(), stream.unit(), stream.unit()]).toEqual(first);
  });

  it("gives other numbers for another seed, purpose or index, above 2^32 too", () => {
    const draws = [
      randomStream(1, 0).at(0).word(), randomStream(2, 0).at(0).word(), randomStream(1, 1).at(0).word(),
      randomStream(1, 0).at(1).word(), randomStream(1, 0).at(2 ** 32).word(), randomStream(2 ** 32 + 1, 0).at(0).word(),
    ];
    expect(new Set(draws).size).toBe(draws.length);
  });

  it("stays inside (0, 1), with mean one half and variance one twelfth", () => {
    const stream = randomStream(3).at(0);
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    let outside = 0;
    for (let i = 0; i < n; i += 1) {
      const u = stream.unit();
      if (u <= 0 || u >= 1) outside += 1;
      sum += u;
      squares += u * u;
    }
    expect(outside).toBe(0);
    expect(Math.abs(sum / n - 1 / 2)).toBeLessThan(0.005);
    expect(Math.abs(squares / n - (sum / n) ** 2 - 1 / 12)).toBeLessThan(0.002);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])("refuses the seed %s", (seed) => {
    expect(() => randomStream(seed)).toThrow(RangeError);
  });
});
